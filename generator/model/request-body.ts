import type { JsonObject } from "../document.js";
import { escapePointer } from "../pointer.js";
import type { FoundOperation } from "./find-operations.js";
import { otherPartsOf, partsOf, withTexts } from "./form-parts.js";
import { chooseContent, type ChosenContent } from "./media-types.js";
import type { BodyForm, RequestBody } from "./model.js";
import type { NamedSchemas } from "./named-schemas.js";
import { type SchemaObject } from "./openapi.js";
import type { PlacedOperation } from "./operation.js";
import type { PlacedSchema, SchemaWalk } from "./schema-walk.js";

export function readBody(
  operation: PlacedOperation,
  schemas: NamedSchemas,
  walk: SchemaWalk,
): RequestBody | undefined {
  const { requestBody } = operation.object;
  const chosen = chooseContent(requestBody?.content);
  if (!takesBody(operation.httpMethod) || requestBody === undefined || chosen === undefined)
    return undefined;
  return {
    ...readBodyForm(`${operation.typePrefix}Body`, chosen, operation, schemas, walk),
    required: requestBody.required ?? false,
    description: requestBody.description,
  };
}

/** Whether `fetch` sends a body with a method. */
export function takesBody(httpMethod: string): boolean {
  return httpMethod !== "GET" && httpMethod !== "HEAD";
}

/** The body as one of its media types has it. */
export function readBodyForm(
  typeName: string,
  content: ChosenContent,
  operation: PlacedOperation,
  schemas: NamedSchemas,
  walk: SchemaWalk,
): BodyForm {
  const { key, kind, mediaType } = content;
  const pointer = `${operation.pointer}/requestBody/content/${escapePointer(key)}/schema`;
  return {
    typeName: schemas.derive(typeName, bodySchema(content, walk), pointer, {
      direction: "request",
      files: kind === "multipart" ? "form" : "none",
    }),
    ...{ mediaType, kind },
    parts: partsOf(content, walk),
    otherParts: otherPartsOf(content, walk),
  };
}

/** The schema of what is sent, where that is JSON. */
export function requestSchemaOf({
  object,
  httpMethod,
  pointer: operationPointer,
}: Pick<FoundOperation, "object" | "httpMethod" | "pointer">): PlacedSchema | undefined {
  const chosen = takesBody(httpMethod) ? chooseContent(object.requestBody?.content) : undefined;
  if (chosen?.kind !== "json" || chosen.content.schema === undefined) return undefined;
  const pointer = `${operationPointer}/requestBody/content/${escapePointer(chosen.key)}/schema`;
  return { schema: chosen.content.schema, pointer };
}

/** What a caller gives. Sequences and XML, say, are given as the text that is sent. */
function bodySchema({ kind, content }: ChosenContent, walk: SchemaWalk): SchemaObject {
  const schema = content.schema ?? true;
  if (kind === "binary") return binary;
  if (kind === "multipart" && content.schema === undefined && content.itemSchema !== undefined) {
    return { type: "array", items: content.itemSchema };
  }
  if (kind === "form" || kind === "multipart") return withTexts(content, walk);
  if (kind !== "text" && kind !== "events" && kind !== "lines") return schema;
  const types = walk.typesOf({ schema, pointer: "" });
  return types.size === 1 && types.has("string") ? schema : { type: "string" };
}

/** `types/` knows this format for what may be sent as it is. */
const binary: JsonObject = { type: "string", format: "x-binary-body" };
