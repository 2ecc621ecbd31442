import type { JsonObject, JsonValue } from "../document.js";
import { sortedBy } from "../order.js";
import { bodyKindOf } from "./media-types.js";
import type { ParameterGroup, PathParameter } from "./model.js";
import { camelCase, NameScope, pascalCase } from "./names.js";
import type { NamedSchemas } from "./named-schemas.js";
import type { MediaTypeObject, ParameterObject } from "./openapi.js";
import type { PlacedOperation } from "./operation.js";

/** What the body of a generated method speaks of. */
const namesInMethods = [
  ...["body", "query", "headers", "cookies", "options"],
  ...["api", "call", "connect", "paginate"],
  // Styles, and what finds things in a response.
  ...["cursor", "link", "offset", "pageNumber"],
  ...["each", "header", "inBody", "inHeader", "lastItem", "linkHeader", "not", "orElse"],
  ...[
    "allowReserved",
    "asBareJson",
    "asJson",
    "commaDelimited",
    "cookieExploded",
    "cookieStyle",
    "deepObject",
    "explodedForm",
  ],
  ...[
    "formBody",
    "idempotencyKey",
    "jsonEvents",
    "jsonLines",
    "labelExploded",
    "labelStyle",
    "matrixExploded",
  ],
  ...["anyBody", "blobBody", "rawBody", "textBody"],
  ...["matrixStyle", "multipartBody", "pipeDelimited", "serverEvents", "simpleExploded"],
  ...["spaceDelimited", "templateQuery", "textErrors", "withMediaTypes"],
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
        { direction: "request", dates: true },
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
  const suffix = { query: "Query", header: "Headers", cookie: "Cookies" }[place];
  const named = (schema: JsonValue): string =>
    schemas.derive(operation.typePrefix + suffix, schema, operation.pointer, {
      direction: "request",
      dates: true,
    });
  const whole = operation.parameters.find((parameter) => parameter.in === "querystring");
  if (place === "query" && whole !== undefined) {
    return {
      typeName: named(describedSchemaOf(whole)),
      required: whole.required ?? false,
      mayBeEmpty: false,
      whole: wholeForm(whole) === undefined ? whole.name : undefined,
    };
  }
  const parameters = sendableParameters(operation).filter((parameter) => parameter.in === place);
  if (parameters.length === 0) return undefined;
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const properties = Object.fromEntries(
    parameters.map((parameter) => [parameter.name, describedSchemaOf(parameter)]),
  );
  const schema = { type: "object", properties, required: required.sort() };
  // `{}` has what every object has, and it is not what such a parameter is.
  const mayBeEmpty = !parameters.some(({ name }) => name in Object.prototype);
  return {
    typeName: named(schema),
    required: required.length > 0,
    mayBeEmpty,
    whole: undefined,
  };
}

/** The content of a query as a whole that is a form: its properties are parameters like others. */
export function wholeForm({ content = {} }: ParameterObject): MediaTypeObject | undefined {
  return Object.entries(content).find(([mediaType]) => bodyKindOf(mediaType) === "form")?.[1];
}

/** All but those that OpenAPI says are to be ignored. */
export function sendableParameters({ parameters }: PlacedOperation): readonly ParameterObject[] {
  return parameters.filter(
    (parameter) => parameter.in !== "header" || !headersOfHttp.has(parameter.name.toLowerCase()),
  );
}

export function schemaOf({ content, in: place, schema }: ParameterObject): JsonValue {
  const [[mediaType, described] = ["", undefined]] = Object.entries(content ?? {});
  if (schema !== undefined || described === undefined) return schema ?? true;
  const kind = bodyKindOf(mediaType);
  const isValue = kind === "json" || (kind === "form" && place === "querystring");
  // XML, say, is given as the text that is sent.
  return isValue ? (described.schema ?? true) : asText(described.schema);
}

function asText(schema: JsonValue | undefined): JsonObject {
  const own = typeof schema === "object" && !Array.isArray(schema) ? schema : null;
  return own?.type === "string" ? own : { type: "string" };
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
