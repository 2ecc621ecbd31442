import { asText, type PaginationReader } from "../facts.js";
import { extensionOf, listed } from "../translate.js";

const name = "x-redocly-pagination";

/** `{ style, cursorParam, nextCursor, hasMore?, offsetParam, limitParam?, items }`, all of it pointers. */
export const readRedocly: PaginationReader = (operation, findings) => {
  const found = extensionOf(operation, name, findings);
  if (found === undefined) return undefined;
  const { extension, translate } = found;
  const { fact, text } = translate;
  const common = {
    // An empty pointer is the body itself, which is a list then.
    ...translate.items(extension.items === "" ? "" : text(extension, "items"), "items"),
    hasMore: translate.place(text(extension, "hasMore"), "hasMore"),
    size: translate.parameter(text(extension, "limitParam"), "limitParam"),
  };
  const offset = translate.parameter(text(extension, "offsetParam"), "offsetParam");
  switch (asText(extension.style) ?? "") {
    case "cursor":
      return {
        ...common,
        style: fact("cursor", "style"),
        cursor: listed(translate.parameter(text(extension, "cursorParam"), "cursorParam")),
        nextCursor: translate.cursor(common, text(extension, "nextCursor"), "nextCursor"),
      };
    case "offset":
      return { ...common, style: fact("offset", "style"), offset };
    case "page":
      return { ...common, style: fact("page", "style"), page: offset };
    case "link":
      return { ...common, style: fact("link", "style"), nextUrl: fact({ link: "next" }, "style") };
    default:
      translate.wrong(
        extension.style,
        "is no style that is known (cursor, offset, page, link)",
        "style",
      );
      return undefined;
  }
};
