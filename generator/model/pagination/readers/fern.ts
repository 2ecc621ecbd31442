import type { JsonObject } from "../../../document.js";
import type { DeclaredParameter } from "../../../load/extension.js";
import { childPointer } from "../../../pointer.js";
import { asObject, type Draft, type Fact, type PaginationReader } from "../facts.js";
import { extensionOf, listed, Translator } from "../translate.js";

const name = "x-fern-pagination";

/** Counted by one, such a parameter would bring most of a page again, and nothing would show it. */
const countsItems = /(?:^|[/.[])(?:offset|skip|start|start_?(?:index|at)|from)\]?$/i;

/** What leads to the next page: one of them. */
const ways = ["cursor", "offset", "next_uri", "next_path"] as const;

/**
 * `{ cursor, next_cursor, results }`, `{ offset, results, step?, has-next-page? }`,
 * `{ next_uri | next_path, results }`; `true` on an operation means the document's.
 */
export const readFern: PaginationReader = (operation, findings) => {
  const isShared = (operation.object as JsonObject)[name] === true;
  const shared = asObject(operation.root[name]);
  if (isShared && shared === undefined) {
    new Translator(name, `${operation.pointer}/${name}`, operation, findings).wrong(
      true,
      `means the document's own at #/${name}, and there is none`,
    );
    return undefined;
  }
  const found = isShared ? undefined : extensionOf(operation, name, findings);
  const extension = isShared ? shared : found?.extension;
  if (extension === undefined) return undefined;
  const translate = found?.translate ?? new Translator(name, `/${name}`, operation, findings);
  const { fact, place, text } = translate;
  const request = (role: string) => parameterAt(text(extension, role), role, translate);
  const common: Draft = {
    ...translate.items(text(extension, "results"), "results"),
    hasMore: place(text(extension, "has-next-page"), "has-next-page"),
  };
  const [way, second] = ways.filter((role) => (extension[role] ?? undefined) !== undefined);
  if (way !== undefined && second !== undefined) {
    translate.wrong(extension[second], `is a second way to the next page, beside ${way}`, second);
    return undefined;
  }
  if (way === "cursor") {
    return {
      ...common,
      style: fact("cursor", "cursor"),
      cursor: listed(request("cursor")),
      nextCursor: translate.cursor(common, text(extension, "next_cursor"), "next_cursor"),
    };
  }
  if (way === "offset" && (extension.step ?? undefined) !== undefined) {
    return {
      ...common,
      style: fact("offset", "step"),
      offset: request("offset"),
      size: request("step"),
    };
  }
  // Counted by one, it is the number of a page.
  if (way === "offset") {
    const page = request("offset");
    if (page !== undefined && countsItems.test(nameOf(page.value))) {
      translate.wrong(
        extension.offset,
        "goes on by one without a step, and by its name counts items (a step is the parameter of their number)",
        "offset",
      );
      return undefined;
    }
    return { ...common, style: fact("page", "offset"), page };
  }
  if (way === undefined) {
    translate.wrong(
      Object.keys(extension),
      "does not say how pages follow one another (cursor, offset, next_uri or next_path)",
    );
    return undefined;
  }
  return { ...common, style: fact("link", way), nextUrl: place(text(extension, way), way) };
};

/** `$request.cursor` is wherever the operation has it; `$request.query.cursor` says where it is. */
function parameterAt(
  path: string | undefined,
  role: string,
  { fact, parameter }: Translator,
): Fact<DeclaredParameter> | undefined {
  const [, place, name] = /^\$request\.(?:(query|body)\.)?(.+)$/s.exec(path ?? "") ?? [];
  if (place === "query") return fact<DeclaredParameter>(name, role);
  const inBody = name?.split(".").map((property) => childPointer("", property));
  if (place === "body") return fact<DeclaredParameter>(inBody && { body: inBody.join("") }, role);
  return parameter(name ?? path, role);
}

/** As it is written where it travels. */
function nameOf(declared: DeclaredParameter): string {
  if (typeof declared === "string") return declared;
  return "body" in declared ? declared.body : declared.header;
}
