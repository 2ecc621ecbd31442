import type { PaginationReader } from "../facts.js";
import { extensionOf } from "../translate.js";

const name = "x-polar-pagination";

/** `{ type: page_limit, item_schema }`: all but the type of an item is custom. */
export const readPolar: PaginationReader = (operation, findings) => {
  const found = extensionOf(operation, name, findings);
  if (found === undefined) return undefined;
  const { extension, translate } = found;
  const { fact, object, wrong } = translate;
  if (extension.type !== "page_limit") {
    wrong(extension.type, 'is no type that is known ("page_limit")', "type");
    return undefined;
  }
  return {
    style: fact("page", "type"),
    page: fact("page", "type"),
    size: fact("limit", "type"),
    items: fact("/items", "type"),
    lastPage: fact("/pagination/max_page", "type"),
    total: fact("/pagination/total_count", "type"),
    itemSchema: fact(object(extension, "item_schema"), "item_schema"),
  };
};
