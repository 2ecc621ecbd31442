import { asText, extensionObject, type PaginationReader } from "../facts.js";
import { Translator } from "../translate.js";

const name = "x-pagination";

/** `{ pageParam, limitParam, resultsPath, totalResultsPath }`. */
export const readLegacy: PaginationReader = (operation, findings) => {
  const found = extensionObject(operation, name);
  const page = asText(found?.extension.pageParam);
  // Others write other things under this name.
  if (found === undefined || page === undefined) return undefined;
  const { extension, pointer } = found;
  const translate = new Translator(name, pointer, operation, findings);
  const { text } = translate;
  return {
    style: translate.fact("page", "pageParam"),
    page: translate.parameter(page, "pageParam"),
    size: translate.parameter(text(extension, "limitParam"), "limitParam"),
    ...translate.items(text(extension, "resultsPath"), "resultsPath"),
    total: translate.place(text(extension, "totalResultsPath"), "totalResultsPath"),
  };
};
