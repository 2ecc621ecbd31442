import type { DeclaredParameter } from "../../../load/extension.js";
import type { JsonObject } from "../../../document.js";
import { asObject, asText } from "../facts.js";
import type { Draft, Fact, PagedOperation, PaginationReader } from "../facts.js";
import { firstOf } from "../first.js";
import { extensionOf, listed, type Translator } from "../translate.js";

/** `{ type: offsetLimit | cursor | url, inputs: [{ name, in, type }], outputs }`. */
export const readSpeakeasy: PaginationReader = reader("x-speakeasy-pagination");

/** Speaks as Speakeasy's does. */
export const readKaji: PaginationReader = reader("x-kaji-pagination");

function reader(name: string): PaginationReader {
  return (operation, findings) => {
    const found = extensionOf(operation, name, findings);
    if (found === undefined || Object.keys(found.extension).length === 0) return undefined;
    const { extension, translate } = found;
    const inputs = inputsOf(extension, translate);
    const outputs = translate.object(extension, "outputs") ?? {};
    const common: Draft = {
      size: inputs.limit,
      ...translate.items(translate.text(outputs, "outputs", "results"), "outputs", "results"),
    };
    // Kaji's may call what has numbered pages by that name.
    const isPage = name === "x-kaji-pagination" && extension.type === "page";
    switch (isPage ? "offsetLimit" : (asText(extension.type) ?? "")) {
      case "offsetLimit":
        return { ...common, ...numbered(operation, inputs, outputs, translate) };
      case "cursor":
        return {
          ...common,
          style: translate.fact("cursor", "type"),
          cursor: listed(inputs.cursor),
          nextCursor: translate.cursor(
            common,
            translate.text(outputs, "outputs", "nextCursor"),
            ...["outputs", "nextCursor"],
          ),
        };
      case "url":
        return {
          ...common,
          style: translate.fact("link", "type"),
          nextUrl: translate.place(
            translate.text(outputs, "outputs", "nextUrl"),
            ...["outputs", "nextUrl"],
          ),
        };
      default:
        translate.wrong(
          extension.type,
          "is no type that is known (offsetLimit, cursor, url)",
          "type",
        );
        return undefined;
    }
  };
}

type Inputs = Readonly<Record<string, Fact<DeclaredParameter> | undefined>>;

const inputTypes: readonly unknown[] = ["page", "offset", "limit", "cursor"];
/** Those of the vendor, and those of OpenAPI, which many write instead. */
const inputPlaces: readonly unknown[] = ["parameters", "requestBody", "query", "header", undefined];

/** By their types: one of each, and no offset beside a page, which would both say where to go on. */
function inputsOf(extension: JsonObject, translate: Translator): Inputs {
  const taken = new Set<unknown>();
  const found = translate.list(extension, "inputs").flatMap((input, index) => {
    const { name, in: place, type } = asObject(input) ?? {};
    const named = asText(name);
    if (named === undefined || !inputTypes.includes(type) || !inputPlaces.includes(place)) {
      translate.wrong(
        input,
        `is no input: it has a name, is in "parameters" or "requestBody", and of type page, offset, limit or cursor`,
        ...["inputs", index],
      );
      return [];
    }
    const part = type === "offset" ? "page" : type;
    if (taken.has(part)) {
      translate.wrong(input, `has a part that an earlier input has`, "inputs", index);
      return [];
    }
    taken.add(part);
    const fact =
      place === "requestBody"
        ? translate.fact({ body: `/${named.replaceAll(".", "/")}` }, "inputs", index)
        : translate.parameter(named, "inputs", index);
    return [[type as string, fact] as const];
  });
  return Object.fromEntries(found);
}

/** Short pages end nothing here: what is asked for is not what comes. */
function numbered(
  operation: PagedOperation,
  { page, offset }: Inputs,
  outputs: JsonObject,
  { fact, place, text }: Translator,
): Draft {
  if (page === undefined) return { style: fact("offset", "type"), offset };
  const numPages = place(text(outputs, "outputs", "numPages"), "outputs", "numPages");
  const fromZero = firstOf("page", page.value, operation)?.value === 0;
  return {
    style: fact("page", "type"),
    page,
    // How many there are is the number of the last one only where they count from 1.
    ...(fromZero ? { pageCount: numPages } : { lastPage: numPages }),
  };
}
