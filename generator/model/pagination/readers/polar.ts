import { asObject, extensionObject, type PaginationReader } from "../facts.js";
import { Translator } from "../translate.js";

const name = "x-polar-pagination";

/** `{ type: page_limit, item_schema }`: all but the type of an item is custom. */
export const readPolar: PaginationReader = (operation, findings) => {
  const found = extensionObject(operation, name);
  if (found === undefined) return undefined;
  const { extension, pointer } = found;
  const { fact, wrong } = new Translator(name, pointer, operation, findings);
  if (extension.type !== "page_limit") {
    wrong(JSON.stringify(extension.type), "is no type that is known", "type");
    return undefined;
  }
  return {
    style: fact("page", "type"),
    page: fact("page", "type"),
    size: fact("limit", "type"),
    items: fact("/items", "type"),
    lastPage: fact("/pagination/max_page", "type"),
    total: fact("/pagination/total_count", "type"),
    itemSchema: fact(asObject(extension.item_schema), "item_schema"),
  };
};
