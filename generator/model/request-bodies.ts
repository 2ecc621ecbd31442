import { chooseContent, mediaTypeWord, otherContents } from "./media-types.js";
import type { BodyForm, Choice, RequestBody } from "./model.js";
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
