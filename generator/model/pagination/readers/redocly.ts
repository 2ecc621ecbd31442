import { asText, extensionObject, type PaginationReader } from "../facts.js";
import { firstPage, listed, Translator } from "../translate.js";

const name = "x-redocly-pagination";

/** `{ style, cursorParam, nextCursor, hasMore?, offsetParam, limitParam?, items }`, all of it pointers. */
export const readRedocly: PaginationReader = (operation, findings) => {
  const found = extensionObject(operation, name);
  if (found === undefined) return undefined;
  const { extension, pointer } = found;
  const translate = new Translator(name, pointer, operation, findings);
  const { fact } = translate;
  const { items } = extension;
  const common = {
    // An empty pointer is the body itself, which is a list then.
    ...translate.items(typeof items === "string" ? items : undefined, "items"),
    hasMore: translate.place(asText(extension.hasMore), "hasMore"),
    size: translate.parameter(asText(extension.limitParam), "limitParam"),
  };
  const offset = translate.parameter(asText(extension.offsetParam), "offsetParam");
  switch (asText(extension.style) ?? "") {
    case "cursor":
      return {
        ...common,
        style: fact("cursor", "style"),
        cursor: listed(translate.parameter(asText(extension.cursorParam), "cursorParam")),
        nextCursor: translate.cursor(asText(extension.nextCursor), "nextCursor"),
      };
    case "offset":
      return { ...common, style: fact("offset", "style"), offset };
    case "page":
      return {
        ...common,
        style: fact("page", "style"),
        page: offset,
        first: fact(firstPage(operation, asText(extension.offsetParam)), "offsetParam"),
      };
    case "link":
      return { ...common, style: fact("link", "style"), nextUrl: fact({ link: "next" }, "style") };
    default:
      translate.wrong(JSON.stringify(extension.style), "is no style that is known", "style");
      return undefined;
  }
};
