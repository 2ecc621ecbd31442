import { childPointer, escapePointer } from "../../../pointer.js";
import { asObject, type Findings, type PagedOperation, type PaginationReader } from "../facts.js";
import { declaredPlace } from "../places.js";
import { extensionOf, type Translator } from "../translate.js";

const name = "x-ms-pageable";

/**
 * `{ nextLinkName, itemName?, operationName? }`; with `null` for a link there is one page only, so none
 * follow. Without a name it is custom that the link is `nextLink`, and that a response without one is
 * the only page.
 */
export const readMsPageable: PaginationReader = (operation, findings) => {
  const found = extensionOf(operation, name, findings);
  if (found === undefined) return undefined;
  const { extension, translate } = found;
  const { fact, text } = translate;
  const named = (role: "nextLinkName" | "itemName", custom: string) => {
    const property = text(extension, role);
    if (property !== undefined) return fact(propertyPointer(operation, property), role);
    return role in extension || !responseHas(operation, `/${custom}`)
      ? undefined
      : fact(`/${custom}`);
  };
  const nextUrl = named("nextLinkName", "nextLink");
  const items = named("itemName", "value");
  if (nextUrl === undefined) return undefined;
  noteNextOperation(text(extension, "operationName"), translate, operation, findings);
  return { style: { ...nextUrl, value: "link" }, nextUrl, items };
};

/** Most often it is the name of what a generator makes up; what the document has may do other things. */
function noteNextOperation(
  operationId: string | undefined,
  { fact }: Translator,
  { root }: PagedOperation,
  findings: Findings,
): void {
  const said = fact(operationId, "operationName");
  if (said === undefined) return;
  const operations = Object.entries(asObject(root.paths) ?? {}).flatMap(([path, item]) =>
    Object.entries(asObject(item) ?? {}).map(
      ([method, object]) => [`/paths/${escapePointer(path)}/${method}`, asObject(object)] as const,
    ),
  );
  const [at] = operations.find(([, object]) => object?.operationId === said.value) ?? [];
  if (at === undefined) return;
  findings.note({
    code: "pagination-next-operation",
    message: `${said.source} has "${said.value}" ask for later pages; a walk asks for the URL that a page gives, by GET`,
    pointer: said.pointer,
    hint: `The operation is at #${at}. Where its link is no URL, declare the pagination in x-pagewright.`,
  });
}

function responseHas({ walk, body }: PagedOperation, pointer: string): boolean {
  return body !== undefined && walk.at(body, pointer) !== undefined;
}

/** `@odata.nextLink` is one name; `paging.next` may be two. */
function propertyPointer(operation: PagedOperation, property: string): string {
  const single = childPointer("", property);
  const path = declaredPlace(property);
  if (typeof path !== "string" || responseHas(operation, single)) return single;
  return responseHas(operation, path) ? path : single;
}
