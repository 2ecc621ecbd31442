import type { JsonObject } from "../document.js";
import type { OperationExtension, RootExtension } from "../load/extension.js";
import type { ParameterObject, SchemaObject } from "./openapi.js";
import type { PlacedOperation } from "./operation.js";
import { schemaOf } from "./parameters.js";
import type { SchemaWalk } from "./schema-walk.js";

/** What is declared of idempotency keys, for one operation and for all. */
export interface Declared {
  readonly own: OperationExtension | undefined;
  readonly all: RootExtension | undefined;
}

type Described = Pick<PlacedOperation, "httpMethod" | "parameters" | "pointer">;

/** Methods that change nothing. */
const safe = new Set(["GET", "HEAD", "OPTIONS", "QUERY"]);

/** Whether a request that is repeated does no more than it did, so that the runtime repeats it unasked. */
export function isIdempotent(httpMethod: string): boolean {
  return safe.has(httpMethod) || httpMethod === "PUT" || httpMethod === "DELETE";
}

/** As the draft of the IETF has it, and as it was called before. */
const usualName = /^(?:x-)?idempotency-key$/i;

/**
 * The header that a key of the client's goes in, so that the server knows a request again that is
 * repeated: what `x-pagewright` says, else the parameter of the usual name, if a UUID fits.
 */
export function idempotencyHeaderOf(
  operation: Described,
  { own, all }: Declared,
  walk: SchemaWalk,
): string | undefined {
  const { httpMethod, parameters } = operation;
  if (own?.idempotencyKey !== undefined) return own.idempotencyKey || undefined;
  if (safe.has(httpMethod)) return undefined;
  const headers = parameters.filter(({ in: place }) => place === "header");
  const takesKey = (parameter: ParameterObject): boolean => takesUuid(parameter, operation, walk);
  const usual = headers.filter(({ name }) => usualName.test(name));
  if (usual.length > 0) return usual.find(takesKey)?.name;
  if (httpMethod !== "POST" && httpMethod !== "PATCH") return undefined;
  const header = all?.idempotencyKey;
  const parameter = headers.find(({ name }) => isSameHeader(name, header));
  return parameter === undefined || takesKey(parameter) ? header : undefined;
}

function isSameHeader(name: string, other: string | undefined): boolean {
  return name.toLowerCase() === other?.toLowerCase();
}

function takesUuid(parameter: ParameterObject, { pointer }: Described, walk: SchemaWalk): boolean {
  if (parameter.content !== undefined) return false;
  const placed = walk.resolve({ schema: schemaOf(parameter) as JsonObject, pointer });
  // A text or null, say, is what many write of a header that may be left out.
  const { anyOf, ...own } = Object(placed.schema) as JsonObject;
  const isEither = anyOf !== undefined && uuidFits(own);
  return isEither
    ? walk.alternativesOf(placed).some(({ schema }) => uuidFits(schema))
    : uuidFits(placed.schema);
}

function uuidFits(schema: SchemaObject): boolean {
  if (typeof schema === "boolean") return schema;
  const { type = "string", format = "uuid", minLength = 0, maxLength = 36 } = schema;
  return (
    [type].flat().includes("string") &&
    format === "uuid" &&
    Number(minLength) <= 36 &&
    Number(maxLength) >= 36 &&
    !narrowing.some((keyword) => keyword in schema)
  );
}

/** What else a schema may ask of a text. */
const narrowing = ["$ref", "allOf", "anyOf", "const", "enum", "not", "oneOf", "pattern"];

/** The parameters, that of the key being one that a caller may leave out. */
export function withKeyMade(
  parameters: readonly ParameterObject[],
  header: string | undefined,
): readonly ParameterObject[] {
  if (header === undefined) return parameters;
  return parameters.map((parameter) =>
    parameter.in === "header" && isSameHeader(parameter.name, header)
      ? { ...parameter, required: false, description: describedKey(parameter) }
      : parameter,
  );
}

function describedKey(parameter: ParameterObject): string {
  const { schema } = parameter;
  const ofSchema = typeof schema === "object" && "description" in schema ? schema.description : "";
  const said = parameter.description ?? ofSchema;
  const made = "Made anew for each call that does not say it.";
  return typeof said === "string" && said !== "" ? `${said}\n\n${made}` : made;
}
