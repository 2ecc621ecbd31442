import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import {
  type extensionName,
  type OperationExtension,
  type RootExtension,
  type ServerExtension,
} from "../load/extension.js";
import type { HttpMethod } from "../load/methods.js";
import { unescapePointer } from "../pointer.js";

/**
 * The parts of OpenAPI that the model reads. The loader has checked them, and has put everything
 * but schemas in place of the references to it.
 */
export interface OpenApiRoot {
  openapi: string;
  info: { title: string; description?: string };
  servers?: ServerObject[];
  security?: SecurityRequirementObject[];
  tags?: TagObject[];
  paths?: Record<string, PathItemObject>;
  webhooks?: Record<string, unknown>;
  "x-webhooks"?: unknown;
  [extensionName]?: RootExtension;
  components?: {
    schemas?: Record<string, SchemaObject>;
    securitySchemes?: Record<string, SecuritySchemeObject>;
  };
}

/** Tags are for readers: any of it may be of another type. */
export interface TagObject {
  name?: unknown;
  description?: unknown;
  /** Since OpenAPI 3.2, as `parent` and `kind` are. */
  summary?: unknown;
  parent?: unknown;
  kind?: unknown;
}

export type SecurityRequirementObject = Record<string, string[]>;

export interface ServerObject {
  url: string;
  /** Since OpenAPI 3.2. */
  name?: string;
  description?: string;
  variables?: Record<string, { default: string; enum?: string[]; description?: string }>;
  [extensionName]?: ServerExtension;
}

export interface SecuritySchemeObject {
  type: "apiKey" | "http" | "mutualTLS" | "oauth2" | "openIdConnect";
  description?: string;
  scheme?: string;
  in?: "header" | "query" | "cookie";
  name?: string;
}

export type PathItemObject = Partial<Record<HttpMethod, OperationObject>> & {
  additionalOperations?: Record<string, OperationObject>;
  parameters?: ParameterObject[];
  servers?: ServerObject[];
};

export interface OperationObject {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: ParameterObject[];
  requestBody?: RequestBodyObject;
  responses?: Record<string, ResponseObject>;
  callbacks?: Record<string, unknown>;
  servers?: ServerObject[];
  security?: SecurityRequirementObject[];
  "x-speakeasy-group"?: unknown;
  "x-speakeasy-name-override"?: unknown;
  [extensionName]?: OperationExtension;
}

export interface ParameterObject {
  name: string;
  in: "path" | "query" | "header" | "cookie" | "querystring";
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  schema?: SchemaObject;
  content?: Record<string, MediaTypeObject>;
}

export interface RequestBodyObject {
  description?: string;
  required?: boolean;
  content: Record<string, MediaTypeObject>;
}

export interface ResponseObject {
  description?: string;
  headers?: Record<string, JsonObject>;
  links?: Record<string, JsonObject>;
  content?: Record<string, MediaTypeObject>;
}

export interface MediaTypeObject {
  schema?: SchemaObject;
  /** Of one element, where the body is a sequence. */
  itemSchema?: SchemaObject;
  encoding?: Record<string, EncodingObject>;
  /** Of parts that have places in place of names (OpenAPI 3.2): of the first ones, and of all others. */
  prefixEncoding?: EncodingObject[];
  itemEncoding?: EncodingObject;
}

export interface EncodingObject {
  contentType?: string;
  headers?: Record<string, unknown>;
  /** How a part that has parts itself is written (OpenAPI 3.2). */
  encoding?: unknown;
  prefixEncoding?: unknown;
  itemEncoding?: unknown;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
}

/** A schema is data to us; only openapi-typescript gives it a meaning. */
export type SchemaObject = JsonObject | boolean;

/** The document's own schemas, by the name that it gives them. */
export type Components = Readonly<Record<string, JsonValue>>;

/** The properties that a schema describes itself, by name. */
export function ownProperties(schema: SchemaObject): JsonObject {
  const properties = typeof schema === "object" ? schema.properties : undefined;
  return isObject(properties) ? properties : {};
}

/** Whether a schema allows no value at all. oRPC says so of what is not sent. */
export function isNothing(schema: JsonValue): boolean {
  if (!isObject(schema) || Object.keys(schema).join() !== "not") return schema === false;
  return schema.not === true || (isObject(schema.not) && Object.keys(schema.not).length === 0);
}

/** `#/components/schemas/Book` is the schema named `Book`. */
export function referencedSchemaName(schema: JsonValue | undefined): string | undefined {
  if (!isObject(schema)) return undefined;
  const { $ref } = schema;
  if (typeof $ref !== "string" || !$ref.startsWith(schemas)) return undefined;
  const name = $ref.slice(schemas.length);
  if (name === "" || name.includes("/")) return undefined;
  return name.includes("%") || name.includes("~")
    ? unescapePointer(decodeURIComponent(name))
    : name;
}

const schemas = "#/components/schemas/";
