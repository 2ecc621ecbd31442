import { asText, extensionObject, type PagedOperation, type PaginationReader } from "../facts.js";
import { declaredPlace } from "../places.js";
import { Translator } from "../translate.js";
import { escapePointer } from "../../openapi.js";

const name = "x-ms-pageable";

/** `{ nextLinkName, itemName? }`; without a link (`null`) there is one page only, so none follow. */
export const readMsPageable: PaginationReader = (operation, findings) => {
  const found = extensionObject(operation, name);
  const nextLinkName = asText(found?.extension.nextLinkName);
  if (found === undefined || nextLinkName === undefined) return undefined;
  const { fact } = new Translator(name, found.pointer, operation, findings);
  const itemName = asText(found.extension.itemName) ?? "value";
  return {
    style: fact("link", "nextLinkName"),
    nextUrl: fact(propertyPointer(operation, nextLinkName), "nextLinkName"),
    items: fact(
      propertyPointer(operation, itemName),
      ...("itemName" in found.extension ? ["itemName"] : []),
    ),
  };
};

/** `@odata.nextLink` is one name; `paging.next` may be two. */
function propertyPointer({ walk, body }: PagedOperation, property: string): string {
  const single = `/${escapePointer(property)}`;
  const path = declaredPlace(property);
  const nested = typeof path === "string" && body !== undefined && !walk.at(body, single);
  return nested && walk.at(body, path) ? path : single;
}
