import type { JsonObject, JsonValue } from "../document.js";
import { chooseContent } from "./media-types.js";
import type { ErrorResponse, ParameterGroup, PathParameter, RequestBody, Result } from "./model.js";
import { camelCase, NameScope, pascalCase, sortedBy } from "./names.js";
import type { NamedSchemas } from "./named-schemas.js";
import {
  escapePointer,
  type OperationObject,
  type ParameterObject,
  type ResponseObject,
} from "./openapi.js";
import type { PlacedSchema } from "./schema-walk.js";

/** One operation of the document, and what its types are named after. */
export interface PlacedOperation {
  readonly object: OperationObject;
  readonly pointer: string;
  /** `Oauth2ClientsList`: what the names of its types begin with. */
  readonly typePrefix: string;
  /** Its own and those of its path. */
  readonly parameters: readonly ParameterObject[];
  readonly path: string;
}

/** What the body of a generated method speaks of. */
const namesInMethods = [
  ...["body", "query", "headers", "cookies", "options"],
  ...["api", "call", "connect", "paginate"],
  // Styles, and what finds things in a response.
  ...["cursor", "link", "offset", "pageNumber"],
  ...["each", "header", "inBody", "inHeader", "lastItem", "linkHeader", "not", "orElse"],
];

/** Headers that OpenAPI says are described elsewhere. */
const headersOfHttp = new Set(["accept", "content-type", "authorization"]);

export function readPathParameters(
  operation: PlacedOperation,
  schemas: NamedSchemas,
): readonly PathParameter[] {
  const order = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  const scope = new NameScope(namesInMethods);
  return sortedBy(inPath, ({ name }) => String(order.indexOf(name)).padStart(4, "0")).map(
    (parameter) => ({
      name: parameter.name,
      argumentName: scope.claim(argumentName(parameter.name), "Argument"),
      typeName: schemas.derive(
        `${operation.typePrefix}${pascalCase(parameter.name)}`,
        schemaOf(parameter),
        operation.pointer,
      ),
      description: parameter.description,
    }),
  );
}

export function readParameterGroup(
  operation: PlacedOperation,
  place: "query" | "header" | "cookie",
  schemas: NamedSchemas,
): ParameterGroup | undefined {
  const parameters = operation.parameters.filter(
    (parameter) =>
      parameter.in === place &&
      !(place === "header" && headersOfHttp.has(parameter.name.toLowerCase())),
  );
  if (parameters.length === 0) return undefined;
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const properties = Object.fromEntries(
    parameters.map((parameter) => [parameter.name, describedSchemaOf(parameter)]),
  );
  const schema = { type: "object", properties, required: required.sort() };
  const suffix = { query: "Query", header: "Headers", cookie: "Cookies" }[place];
  return {
    typeName: schemas.derive(operation.typePrefix + suffix, schema, operation.pointer),
    required: required.length > 0,
  };
}

export function readBody(
  operation: PlacedOperation,
  schemas: NamedSchemas,
): RequestBody | undefined {
  const { requestBody } = operation.object;
  const chosen = chooseContent(requestBody?.content);
  if (requestBody === undefined || chosen === undefined) return undefined;
  const pointer = `${operation.pointer}/requestBody/content/${escapePointer(chosen.mediaType)}/schema`;
  return {
    typeName: schemas.derive(`${operation.typePrefix}Body`, chosen.content.schema ?? true, pointer),
    required: requestBody.required ?? false,
    mediaType: chosen.mediaType,
    description: requestBody.description,
  };
}

/** The schema of what is sent, where that is JSON. */
export function requestSchemaOf(
  { requestBody }: OperationObject,
  operationPointer: string,
): PlacedSchema | undefined {
  const chosen = chooseContent(requestBody?.content);
  if (chosen?.kind !== "json" || chosen.content.schema === undefined) return undefined;
  const pointer = `${operationPointer}/requestBody/content/${escapePointer(chosen.mediaType)}/schema`;
  return { schema: chosen.content.schema, pointer };
}

export interface ReadResult {
  readonly result: Result;
  /** The schema of the first success, where it is JSON. */
  readonly body: PlacedSchema | undefined;
  /** The first success that has a body, and where it is. */
  readonly response: { readonly object: ResponseObject; readonly pointer: string } | undefined;
}

export function readResult(operation: PlacedOperation, schemas: NamedSchemas): ReadResult {
  const successes = responsesOf(operation).filter(([status]) => status.startsWith("2"));
  const otherwise = responsesOf(operation).filter(([status]) => status === "default");
  const described = successes.length > 0 ? successes : otherwise;
  const contents = described.flatMap(([status, response]) => {
    const chosen = chooseContent(response.content);
    return chosen === undefined ? [] : [{ status, response, ...chosen }];
  });
  const first = contents[0];
  if (first === undefined) {
    return { result: { kind: "none" }, body: undefined, response: undefined };
  }
  const response = {
    object: first.response,
    pointer: `${operation.pointer}/responses/${first.status}`,
  };
  if (first.kind !== "json") {
    const kind = first.kind === "text" ? "text" : "blob";
    return { result: { kind }, body: undefined, response };
  }
  const bodies = contents
    .filter(({ kind }) => kind === "json")
    .map(({ status, mediaType, content }) => ({
      status,
      schema: content.schema ?? true,
      pointer: `${operation.pointer}/responses/${status}/content/${escapePointer(mediaType)}/schema`,
    }));
  const typeNames = bodies.map(({ status, schema, pointer }) =>
    schemas.derive(
      `${operation.typePrefix}Result${bodies.length > 1 ? status : ""}`,
      schema,
      pointer,
    ),
  );
  return { result: { kind: "json", typeNames }, body: bodies[0], response };
}

export function readErrors(
  operation: PlacedOperation,
  schemas: NamedSchemas,
): readonly ErrorResponse[] {
  return responsesOf(operation)
    .filter(([status]) => /^[345]\d\d$/.test(status))
    .map(([status, response]) => {
      const chosen = chooseContent(response.content);
      const schema = chosen?.kind === "json" ? chosen.content.schema : undefined;
      const pointer = `${operation.pointer}/responses/${status}`;
      return {
        status: Number(status),
        typeName:
          schema === undefined
            ? undefined
            : schemas.derive(`${operation.typePrefix}Error${status}`, schema, pointer),
      };
    });
}

function responsesOf({ object }: PlacedOperation): readonly (readonly [string, ResponseObject])[] {
  return sortedBy(Object.entries(object.responses ?? {}), ([status]) => status);
}

function schemaOf(parameter: ParameterObject): JsonValue {
  return parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? true;
}

/** A parameter's schema as a property's: what is said of the parameter goes before the schema's. */
function describedSchemaOf(parameter: ParameterObject): JsonValue {
  const schema = schemaOf(parameter);
  const own: JsonObject = typeof schema === "object" && !Array.isArray(schema) ? { ...schema } : {};
  if (parameter.description !== undefined) own.description = parameter.description;
  if (parameter.deprecated === true) own.deprecated = true;
  return own;
}

function argumentName(name: string): string {
  const camel = camelCase(name);
  return /^\p{ID_Start}/u.test(camel) ? camel : `argument${camel}`;
}
