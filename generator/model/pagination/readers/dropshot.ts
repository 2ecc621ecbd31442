import type { JsonObject } from "../../../document.js";
import { asObject, type PaginationReader } from "../facts.js";
import { Translator } from "../translate.js";

const name = "x-dropshot-pagination";

/** `{ required }` or `true`: the rest is custom. The token holds all that was asked for first. */
export const readDropshot: PaginationReader = (operation, findings) => {
  const extension = (operation.object as JsonObject)[name];
  if (extension !== true && asObject(extension) === undefined) return undefined;
  const { fact } = new Translator(name, `${operation.pointer}/${name}`, operation, findings);
  return {
    style: fact("cursor"),
    cursor: fact(["page_token"]),
    size: fact("limit"),
    items: fact("/items"),
    nextCursor: fact(["/next_page"]),
    alone: fact(true),
  };
};
