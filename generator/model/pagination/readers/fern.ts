import type { JsonObject } from "../../../document.js";
import { asObject, type Draft, type PaginationReader } from "../facts.js";
import { extensionOf, listed, Translator } from "../translate.js";

const name = "x-fern-pagination";

/** Counted by one, such a parameter would bring most of a page again, and nothing would show it. */
const countsItems = /^(?:offset|skip|start|start_?index|from)$/i;

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
  const request = (role: string) => {
    const path = text(extension, role);
    return translate.parameter(path?.replace(/^\$request\.(?:query\.|body\.)?/, ""), role);
  };
  const common: Draft = {
    ...translate.items(text(extension, "results"), "results"),
    hasMore: place(text(extension, "has-next-page"), "has-next-page"),
  };
  if (extension.cursor !== undefined) {
    return {
      ...common,
      style: fact("cursor", "cursor"),
      cursor: listed(request("cursor")),
      nextCursor: translate.cursor(text(extension, "next_cursor"), "next_cursor"),
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
  // Counted by one, it is the number of a page.
  if (extension.offset !== undefined) {
    const page = request("offset");
    if (typeof page?.value === "string" && countsItems.test(page.value)) {
      translate.wrong(
        extension.offset,
        "goes on by one without a step, and by its name counts items (a step is the parameter of their number)",
        "offset",
      );
    }
    return { ...common, style: fact("page", "offset"), page };
  }
  const role = ["next_uri", "next_path"].find((each) => extension[each] !== undefined);
  if (role === undefined) {
    translate.wrong(
      Object.keys(extension),
      "does not say how pages follow one another (cursor, offset, next_uri or next_path)",
    );
    return undefined;
  }
  return { ...common, style: fact("link", role), nextUrl: place(text(extension, role), role) };
};
