import { escapePointer } from "../../openapi.js";
import { asText, extensionObject, type PaginationReader } from "../facts.js";
import { Translator } from "../translate.js";

const name = "x-basecamp-pagination";

/** `{ style: link, totalCountHeader?, key? }`; without a key the body is the list. */
export const readBasecamp: PaginationReader = (operation, findings) => {
  const found = extensionObject(operation, name);
  if (found === undefined) return undefined;
  const { extension, pointer } = found;
  const { fact, wrong } = new Translator(name, pointer, operation, findings);
  if (extension.style !== "link") {
    wrong(JSON.stringify(extension.style), "is no style that is known", "style");
    return undefined;
  }
  const key = asText(extension.key);
  const header = asText(extension.totalCountHeader);
  return {
    style: fact("link", "style"),
    nextUrl: fact({ link: "next" }, "style"),
    items: key === undefined ? fact("", "style") : fact(`/${escapePointer(key)}`, "key"),
    total: header === undefined ? undefined : fact({ header }, "totalCountHeader"),
  };
};
