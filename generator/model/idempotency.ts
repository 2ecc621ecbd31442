import type { JsonObject } from "../document.js";
import type { OperationExtension, RootExtension } from "../load/extension.js";
import type { ParameterObject } from "./openapi.js";
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
  const parameter = parameters.find(({ in: place, name }) => {
    return place === "header" && usualName.test(name);
  });
  if (parameter !== undefined) {
    return takesUuid(parameter, operation, walk) ? parameter.name : undefined;
  }
  return httpMethod === "POST" || httpMethod === "PATCH" ? all?.idempotencyKey : undefined;
}

function takesUuid(parameter: ParameterObject, { pointer }: Described, walk: SchemaWalk): boolean {
  if (parameter.content !== undefined) return false;
  const { schema } = walk.resolve({ schema: schemaOf(parameter) as JsonObject, pointer });
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
    parameter.in === "header" && parameter.name.toLowerCase() === header.toLowerCase()
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
