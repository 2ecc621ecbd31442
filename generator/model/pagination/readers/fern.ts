import type { JsonObject } from "../../../document.js";
import { asObject, asText, type Draft, type PaginationReader } from "../facts.js";
import { firstPage, listed, Translator } from "../translate.js";

const name = "x-fern-pagination";

/**
 * `{ cursor, next_cursor, results }`, `{ offset, results, step?, has-next-page? }`,
 * `{ next_uri | next_path, results }`; `true` on an operation means the document's.
 */
export const readFern: PaginationReader = (operation, findings) => {
  const own = (operation.object as JsonObject)[name];
  const extension = asObject(own === true ? operation.root[name] : own);
  if (extension === undefined) return undefined;
  const pointer = own === true ? `/${name}` : `${operation.pointer}/${name}`;
  const translate = new Translator(name, pointer, operation, findings);
  const { fact, place } = translate;
  const request = (role: string) => {
    const text = asText(extension[role]);
    return translate.parameter(text?.replace(/^\$request\.(?:query\.|body\.)?/, ""), role);
  };
  const common: Draft = {
    ...translate.items(asText(extension.results), "results"),
    hasMore: place(asText(extension["has-next-page"]), "has-next-page"),
  };
  if (extension.cursor !== undefined) {
    return {
      ...common,
      style: fact("cursor", "cursor"),
      cursor: listed(request("cursor")),
      nextCursor: translate.cursor(asText(extension.next_cursor), "next_cursor"),
    };
  }
  if (extension.offset !== undefined && extension.step !== undefined) {
    return {
      ...common,
      style: fact("offset", "step"),
      offset: request("offset"),
      size: request("step"),
    };
  }
  if (extension.offset !== undefined) {
    // Counted by one, it is the number of a page.
    const page = request("offset");
    const first = typeof page?.value === "string" ? firstPage(operation, page.value) : undefined;
    return { ...common, style: fact("page", "offset"), page, first: fact(first, "offset") };
  }
  const role = extension.next_uri === undefined ? "next_path" : "next_uri";
  return { ...common, style: fact("link", role), nextUrl: place(asText(extension[role]), role) };
};
