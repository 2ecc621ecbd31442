import { asText, extensionObject, type PagedOperation, type PaginationReader } from "../facts.js";
import { declaredPlace } from "../places.js";
import { Translator } from "../translate.js";
import { escapePointer } from "../../openapi.js";

const name = "x-ms-pageable";

/**
 * `{ nextLinkName, itemName? }`; with `null` for a link there is one page only, so none follow. Without
 * a name it is custom that the link is `nextLink`, and that a response without one is the only page.
 */
export const readMsPageable: PaginationReader = (operation, findings) => {
  const found = extensionObject(operation, name);
  if (found === undefined) return undefined;
  const { fact } = new Translator(name, found.pointer, operation, findings);
  const named = (role: "nextLinkName" | "itemName", custom: string) => {
    const text = asText(found.extension[role]);
    if (text !== undefined) return fact(propertyPointer(operation, text), role);
    return role in found.extension || !responseHas(operation, `/${custom}`)
      ? undefined
      : fact(`/${custom}`);
  };
  const nextUrl = named("nextLinkName", "nextLink");
  return (
    nextUrl && { style: { ...nextUrl, value: "link" }, nextUrl, items: named("itemName", "value") }
  );
};

function responseHas({ walk, body }: PagedOperation, pointer: string): boolean {
  return body !== undefined && walk.at(body, pointer) !== undefined;
}

/** `@odata.nextLink` is one name; `paging.next` may be two. */
function propertyPointer(operation: PagedOperation, property: string): string {
  const single = `/${escapePointer(property)}`;
  const path = declaredPlace(property);
  if (typeof path !== "string" || responseHas(operation, single)) return single;
  return responseHas(operation, path) ? path : single;
}
