import { childPointer } from "../../../pointer.js";
import type { PaginationReader } from "../facts.js";
import { extensionOf } from "../translate.js";

const name = "x-basecamp-pagination";

/** `{ style: link, maxPageSize?, totalCountHeader?, key? }`; without a key the body is the list. */
export const readBasecamp: PaginationReader = (operation, findings) => {
  const found = extensionOf(operation, name, findings);
  if (found === undefined) return undefined;
  const { extension, translate } = found;
  const { fact, text, wrong } = translate;
  if (extension.style !== "link") {
    wrong(extension.style, 'is no style that is known ("link")', "style");
    return undefined;
  }
  const key = text(extension, "key");
  const header = text(extension, "totalCountHeader");
  const largest = extension.maxPageSize ?? undefined;
  const counts = typeof largest === "number" && Number.isSafeInteger(largest) && largest > 0;
  if (largest !== undefined && !counts) wrong(largest, "is no number of items", "maxPageSize");
  return {
    style: fact("link", "style"),
    nextUrl: fact({ link: "next" }, "style"),
    items: key === undefined ? fact("", "style") : fact(childPointer("", key), "key"),
    total: header === undefined ? undefined : fact({ header }, "totalCountHeader"),
    maxPageSize: counts ? fact(largest, "maxPageSize") : undefined,
  };
};
