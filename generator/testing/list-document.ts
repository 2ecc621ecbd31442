import type { JsonObject, JsonValue, OpenApiDocument } from "../document.js";
import { detectPagination } from "../infer/detect.js";

/** Schemas in short: `int`, `string`, `url`, `[string]`, or an object of these. */
export type Short = string | readonly [Short] | { readonly [name: string]: Short };

export interface ListOperation {
  readonly path?: string;
  readonly method?: string;
  /** Query parameters by name. */
  readonly query?: Readonly<Record<string, Short | JsonObject>>;
  /** The JSON body of the request. */
  readonly body?: Short | JsonObject;
  /** The JSON body of the response. */
  readonly response: Short | JsonObject;
  /** Names of the headers of the response. */
  readonly headers?: readonly string[];
  readonly mediaType?: string;
  readonly extensions?: JsonObject;
}

/** A value with a description. */
export const described = (type: string, description: string) => ({
  schema: { type, description },
});

/** A document of one operation; `GET /things` where nothing else is said. */
export function listDocument(operation: ListOperation): OpenApiDocument {
  const { path = "/things", method = "get", query = {}, body, response } = operation;
  const { headers = [], mediaType = "application/json", extensions = {} } = operation;
  const root: JsonObject = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      [path]: {
        [method]: {
          ...extensions,
          parameters: Object.entries(query).map(([name, short]) => {
            const schema = schemaOf(short);
            return { name, in: "query", schema, description: descriptionIn(schema) };
          }),
          ...(body && {
            requestBody: { content: { "application/json": { schema: schemaOf(body) } } },
          }),
          responses: {
            "200": {
              description: "",
              headers: Object.fromEntries(headers.map((name) => [name, {}])),
              content: { [mediaType]: { schema: schemaOf(response) } },
            },
          },
        },
      },
    },
  };
  const location = { source: { file: "things.yaml", text: "" }, line: 1, column: 1 };
  return {
    ...{ file: "things.yaml", version: "3.1", files: [], root, own: root, warnings: [] },
    locate: () => location,
  };
}

function descriptionIn(schema: JsonObject): string {
  return typeof schema.description === "string" ? schema.description : "";
}

function schemaOf(short: Short | JsonObject): JsonObject {
  if (typeof short === "string") return schemas[short] ?? { type: short };
  if (Array.isArray(short)) return { type: "array", items: schemaOf(short[0] as Short) };
  if ("schema" in short) return short.schema as JsonObject;
  const properties = Object.entries(short as Readonly<Record<string, Short>>).map(
    ([name, value]): [string, JsonValue] => [name, schemaOf(value)],
  );
  return { type: "object", properties: Object.fromEntries(properties) };
}

const schemas: Readonly<Record<string, JsonObject>> = {
  int: { type: "integer" },
  bool: { type: "boolean" },
  url: { type: "string", format: "uri" },
  date: { type: "string", format: "date-time" },
  thing: { type: "object", properties: { id: { type: "string" } } },
};

/** How its operation is paged, as `infer` proposes to declare it. */
export function paginationOf(operation: ListOperation): unknown {
  return detectPagination(listDocument(operation))[0]?.pagination;
}
