import { chooseContent, mediaTypeWord, otherContents } from "./media-types.js";
import type { BodyForm, Choice, DeclaredParameter, Pagination, RequestBody } from "./model.js";
import type { NamedSchemas } from "./named-schemas.js";
import type { PlacedOperation } from "./operation.js";
import { readBodyForm } from "./request-body.js";
import type { SchemaWalk } from "./schema-walk.js";

/** What a body may be sent as, by media type; `undefined` where there is no choice. */
export function readBodies(
  operation: PlacedOperation,
  usual: RequestBody,
  schemas: NamedSchemas,
  walk: SchemaWalk,
): Choice<BodyForm> | undefined {
  const content = operation.object.requestBody?.content;
  const chosen = chooseContent(content);
  const others = chosen === undefined ? [] : otherContents(content, chosen);
  if (others.length === 0) return undefined;
  const { typePrefix } = operation;
  const forms = others.map((other) => {
    const typeName = `${typePrefix}Body${mediaTypeWord(other.mediaType)}`;
    return readBodyForm(typeName, other, operation, schemas, walk);
  });
  return {
    typeName: schemas.claim(`${typePrefix}Bodies`, "Type"),
    options: [usual, ...forms].map((option) => ({ mediaType: option.mediaType, option })),
  };
}

/** Whether the way from page to page leads through the body, which then has to be what it usually is. */
export function aimsInBody(pagination: Pagination | undefined): boolean {
  if (pagination === undefined) return false;
  const aims: readonly (DeclaredParameter | undefined)[] = [
    pagination.size,
    ...(pagination.style === "page" ? [pagination.page] : []),
    ...(pagination.style === "offset" ? [pagination.offset] : []),
    ...(pagination.style === "cursor" ? pagination.cursor : []),
  ];
  return aims.some((aim) => typeof aim === "object" && "body" in aim);
}
