import type { JsonObject } from "../../../document.js";
import type { DeclaredParameter } from "../../../load/extension.js";
import { asObject, asText, extensionObject } from "../facts.js";
import type { Draft, Fact, PagedOperation, PaginationReader } from "../facts.js";
import { firstPage, listed, Translator } from "../translate.js";

/** `{ type: offsetLimit | cursor | url, inputs: [{ name, in, type }], outputs }`. */
export const readSpeakeasy: PaginationReader = reader("x-speakeasy-pagination");

/** Speaks as Speakeasy's does. */
export const readKaji: PaginationReader = reader("x-kaji-pagination");

function reader(name: string): PaginationReader {
  return (operation, findings) => {
    const found = extensionObject(operation, name);
    if (found === undefined || Object.keys(found.extension).length === 0) return undefined;
    const { extension, pointer } = found;
    const translate = new Translator(name, pointer, operation, findings);
    const inputs = inputsOf(extension, translate);
    const outputs = asObject(extension.outputs) ?? {};
    const common: Draft = {
      size: inputs.limit,
      ...translate.items(asText(outputs.results), "outputs", "results"),
    };
    switch (asText(extension.type) ?? "") {
      case "offsetLimit":
        return { ...common, ...numbered(operation, inputs, outputs, translate) };
      case "cursor":
        return {
          ...common,
          style: translate.fact("cursor", "type"),
          cursor: listed(inputs.cursor),
          nextCursor: translate.cursor(asText(outputs.nextCursor), "outputs", "nextCursor"),
        };
      case "url":
        return {
          ...common,
          style: translate.fact("link", "type"),
          nextUrl: translate.place(asText(outputs.nextUrl), "outputs", "nextUrl"),
        };
      default:
        translate.wrong(JSON.stringify(extension.type), "is no type that is known", "type");
        return undefined;
    }
  };
}

type Inputs = Readonly<Record<string, Fact<DeclaredParameter> | undefined>>;

/** By their types. */
function inputsOf({ inputs }: JsonObject, translate: Translator): Inputs {
  const found = (Array.isArray(inputs) ? inputs : []).flatMap((input, index) => {
    const { name, in: place, type } = asObject(input) ?? {};
    const named = asText(name);
    if (named === undefined || typeof type !== "string") return [];
    const fact =
      place === "requestBody"
        ? translate.fact({ body: `/${named.replaceAll(".", "/")}` }, "inputs", index)
        : translate.parameter(named, "inputs", index);
    return [[type, fact] as const];
  });
  return Object.fromEntries(found);
}

/** Short pages end nothing here: what is asked for is not what comes. */
function numbered(
  operation: PagedOperation,
  { page, offset }: Inputs,
  outputs: JsonObject,
  { fact, place }: Translator,
): Draft {
  if (page === undefined) return { style: fact("offset", "type"), offset };
  const first = typeof page.value === "string" ? firstPage(operation, page.value) : undefined;
  const numPages = place(asText(outputs.numPages), "outputs", "numPages");
  return {
    style: fact("page", "type"),
    page,
    ...(first === 0
      ? { first: { ...page, value: first }, pageCount: numPages }
      : { lastPage: numPages }),
  };
}
