import { httpMethods } from "../methods.js";

/** The objects of OpenAPI that can be, or hold, references. */
export type Kind =
  | "document"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "requestBody"
  | "response"
  | "mediaType"
  | "encoding"
  | "example"
  | "link"
  | "callback"
  | "securityScheme"
  | "schema";

/** What stands in a field: one object, a list of them, or a map of them by free names. */
export interface Slot {
  readonly kind: Kind;
  readonly many?: "list" | "map";
}

const one = (kind: Kind): Slot => ({ kind });
const list = (kind: Kind): Slot => ({ kind, many: "list" });
const map = (kind: Kind): Slot => ({ kind, many: "map" });

function fields<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

const parameterLike = {
  schema: one("schema"),
  content: map("mediaType"),
  examples: map("example"),
};

const encoding = {
  headers: map("header"),
  encoding: map("encoding"),
  prefixEncoding: list("encoding"),
  itemEncoding: one("encoding"),
};

/**
 * Where objects stand inside one another. A field that is not listed holds data: what looks like a
 * reference there (in an example, a default, an extension) is none.
 */
const grammar: Readonly<Record<Kind, Readonly<Record<string, Slot>>>> = {
  document: {
    paths: map("pathItem"),
    webhooks: map("pathItem"),
    components: one("components"),
  },
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    examples: map("example"),
    requestBodies: map("requestBody"),
    headers: map("header"),
    securitySchemes: map("securityScheme"),
    links: map("link"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
    mediaTypes: map("mediaType"),
  },
  pathItem: {
    ...fields(httpMethods, one("operation")),
    additionalOperations: map("operation"),
    parameters: list("parameter"),
  },
  operation: {
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: map("response"),
    callbacks: map("callback"),
  },
  parameter: parameterLike,
  header: parameterLike,
  requestBody: { content: map("mediaType") },
  response: { headers: map("header"), content: map("mediaType"), links: map("link") },
  mediaType: {
    ...encoding,
    schema: one("schema"),
    itemSchema: one("schema"),
    examples: map("example"),
  },
  encoding,
  example: {},
  link: {},
  callback: {},
  securityScheme: {},
  schema: {
    ...fields(["properties", "patternProperties", "dependentSchemas", "$defs"], map("schema")),
    ...fields(["allOf", "anyOf", "oneOf", "prefixItems"], list("schema")),
    ...fields(
      [
        ...["items", "additionalItems", "additionalProperties", "not", "if", "then", "else"],
        ...["contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties"],
        "contentSchema",
      ],
      one("schema"),
    ),
  },
};

/** What stands in a field of an object; undefined for data. */
export function slotOf(kind: Kind, field: string): Slot | undefined {
  if (kind === "callback") return field.startsWith("x-") ? undefined : one("pathItem");
  return slots.get(kind)?.get(field);
}

/** Looked at for each member of each object: maps are asked in half the time. */
const slots: ReadonlyMap<string, ReadonlyMap<string, Slot>> = new Map(
  Object.entries(grammar).map(([kind, own]) => [kind, new Map(Object.entries(own))]),
);

/** Whether extensions may stand among the free names of a map, as in `paths` and `responses`. */
export function mapTakesExtensions(kind: Kind, field: string): boolean {
  return kind === "document" || (kind === "operation" && field === "responses");
}

const sections: Readonly<Partial<Record<Kind, string>>> = {
  schema: "schemas",
  response: "responses",
  parameter: "parameters",
  example: "examples",
  requestBody: "requestBodies",
  header: "headers",
  securityScheme: "securitySchemes",
  link: "links",
  callback: "callbacks",
  pathItem: "pathItems",
  mediaType: "mediaTypes",
};

/** The part of `components` that keeps objects of a kind. */
export function sectionOf(kind: Kind): string | undefined {
  return sections[kind];
}

/** In the words of the specification: `path item`, `request body`. */
export function kindName(kind: Kind): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** What stands at a path of a document: an object, several of them, or data (undefined). */
export function slotAt(path: readonly string[]): Slot | undefined {
  let at: Slot | undefined = one("document");
  for (const key of path) {
    at = at.many ? one(at.kind) : slotOf(at.kind, key);
    if (!at) return undefined;
  }
  return at;
}

/** The kind of the object at a path of a document; undefined where it is data, or several of them. */
export function kindAt(path: readonly string[]): Kind | undefined {
  const slot = slotAt(path);
  return slot?.many ? undefined : slot?.kind;
}
