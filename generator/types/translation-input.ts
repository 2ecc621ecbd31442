import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { type FileLevel, levelBelow } from "../model/file-levels.js";
import { isFile } from "../model/media-types.js";
import type { Direction, NamedSchema } from "../model/model.js";
import type { ComponentTypeNames, TypeNames } from "../model/named-schemas.js";
import { type Components, referencedSchemaName } from "../model/openapi.js";
import { schemaMaps } from "../model/schemas-below.js";
import { tidy } from "../plain-text.js";
import { childPointer } from "../pointer.js";
import {
  componentNameAt,
  heirsByComponent,
  withDefaultVariant,
  withImpliedMapping,
  withOneOf,
} from "./discriminators.js";
import { inDirection } from "./in-direction.js";
import { plainKeywords, withReference, withRemarks } from "./plain-schema.js";

/** Names the type of TypeScript that a schema stands for. */
export const typeKeyword = "x-type";

/** Keywords that openapi-typescript has no use for, or would take references out of. */
const leftOut = new Set([
  "title",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "$id",
  "$schema",
  "$comment",
  // What is referred to in them has been put among the components.
  "$defs",
  "definitions",
]);
/** Keywords whose values are data: nothing in them is a reference. */
const data = new Set(["const", "default", "enum", "required", "type"]);

/** A document that has schemas alone. */
export type SchemaDocument = JsonObject & { readonly components: { readonly schemas: JsonObject } };

/**
 * The named schemas as a document of their own, for openapi-typescript: every component under its
 * type's name, and nothing in it but what makes types.
 */
export function translationInput(
  schemas: readonly NamedSchema[],
  typeNames: ComponentTypeNames,
): SchemaDocument {
  const components = componentsOf(schemas);
  const heirs = heirsByComponent(schemas.filter(({ origin }) => origin === "component"));
  const renamed = schemas.map(({ typeName, schema, direction, files, dates, pointer }) => {
    const context = { allNames: typeNames, direction, files, dates, components };
    const own = heirs.get(componentNameAt(pointer) ?? "") ?? [];
    return [typeName, schemaFor(withHeirs(schema, own, context), context)];
  });
  return {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: {},
    components: { schemas: Object.fromEntries(renamed) as JsonObject },
  };
}

interface Context {
  readonly allNames: ComponentTypeNames;
  readonly direction: Direction;
  readonly files: FileLevel;
  readonly dates: boolean;
  readonly components: Components;
}

function namesIn({ allNames, files, direction }: Context): TypeNames {
  return allNames[files][direction];
}

function componentsOf(schemas: readonly NamedSchema[]): Components {
  const components = schemas.filter(({ origin }) => origin === "component");
  return Object.fromEntries(
    components.map(({ pointer, schema }) => [componentNameAt(pointer) ?? "", schema]),
  );
}

function withHeirs(schema: JsonValue, heirs: readonly string[], context: Context): JsonValue {
  if (!isObject(schema) || !isObject(schema.discriminator)) return schema;
  const discriminator = withImpliedMapping(
    schema.discriminator,
    schema,
    heirs,
    namesIn(context),
    context.components,
  );
  return { ...schema, discriminator };
}

function schemaFor(given: JsonValue, context: Context): JsonValue {
  if (Array.isArray(given)) return given.map((part) => schemaBelow(part, context));
  if (!isObject(given)) return given;
  const schema = withRemarks(given);
  const binary = binaryType(schema, context);
  if (binary !== undefined) return binary;
  const sent = inDirection(schema, context.direction, context.components);
  const entries = Object.entries(plainKeywords(withDefaultVariant(withOneOf(sent)))).flatMap(
    ([keyword, value]): [string, JsonValue][] => {
      if (keyword.startsWith("x-") || leftOut.has(keyword)) return [];
      return [[keyword, keywordFor(keyword, value, sent, context)]];
    },
  );
  const copy = Object.fromEntries(entries);
  const description = describe(schema);
  if (description !== "") copy.description = description;
  if (!context.dates) return copy;
  if (refersToTime(schema, context.components)) return { anyOf: [copy, date] };
  return isTime(schema) ? orDate(copy) : copy;
}

/** A schema that is no component, so that it is no other's heir. */
function schemaBelow(schema: JsonValue, context: Context): JsonValue {
  return schemaFor(isObject(schema) ? withReference(withRemarks(schema)) : schema, context);
}

/** Whether a schema is nothing but a name for a point in time. */
function refersToTime(schema: JsonObject, components: Components): boolean {
  const seen = new Set<string>();
  let current: JsonValue | undefined = schema;
  for (
    let name = referencedSchemaName(current);
    name !== undefined && !seen.has(name);
    name = referencedSchemaName(current)
  ) {
    seen.add(name);
    current = components[name];
  }
  return seen.size > 0 && isObject(current) && isTime(current);
}

/** A point in time; a day is none, since it has no time zone. */
function isTime({ type, format, enum: values, const: value }: JsonObject): boolean {
  const isText = Array.isArray(type) ? type.includes("string") : type === "string";
  return isText && format === "date-time" && values === undefined && value === undefined;
}

const date: JsonObject = { type: "string", [typeKeyword]: "Date" };

/** What a time is given as: its text or, where it is written for the caller, a `Date`. */
function orDate({ type, nullable, ...rest }: JsonObject): JsonObject {
  const types = Array.isArray(type) ? type : [type ?? "string"];
  const all = nullable === true ? [...types, "null"] : types;
  return { ...rest, anyOf: [...all.map((each) => ({ type: each })), date] };
}

/** Bytes, which have a type of TypeScript's own: a file in a form, or a body that is sent as it is. */
function binaryType(schema: JsonObject, { files }: Context): JsonObject | undefined {
  const body = schema.format === "x-binary-body";
  if (!body && !(files !== "none" && isFile(schema))) return undefined;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const described = describe(schema);
  const bytes: JsonObject = { type: "string", [typeKeyword]: body ? "BinaryBody" : "Blob" };
  if (described !== "") bytes.description = described;
  const nullable = types.includes("null") || schema.nullable === true;
  return nullable ? { anyOf: [bytes, { type: "null" }] } : bytes;
}

function keywordFor(
  keyword: string,
  value: JsonValue,
  schema: JsonObject,
  context: Context,
): JsonValue {
  const typeNames = namesIn(context);
  // openapi-typescript adds to lists of required properties.
  if (data.has(keyword)) return Array.isArray(value) ? [...value] : value;
  if (keyword === "$ref") return renamedReference(schema, typeNames);
  if (keyword === "discriminator") return discriminatorFor(value, schema, context);
  const below = { ...context, files: levelBelow(keyword, context.files) };
  if (!schemaMaps.has(keyword) || !isObject(value)) return schemaBelow(value, below);
  const members = Object.entries(value).map(([name, member]) => [name, schemaBelow(member, below)]);
  return Object.fromEntries(members) as JsonObject;
}

function renamedReference(schema: JsonObject, typeNames: TypeNames): string {
  const name = referencedSchemaName(schema) ?? "";
  return childPointer("#/components/schemas", typeNames.get(name) ?? name);
}

function discriminatorFor(value: JsonValue, schema: JsonObject, context: Context): JsonValue {
  if (!isObject(value)) return value;
  const typeNames = namesIn(context);
  const implied = withImpliedMapping(value, schema, [], typeNames, context.components);
  return renamedMapping(implied, typeNames);
}

/** A mapping may name its schemas by reference or, in OpenAPI 3.0, by bare name. */
function renamedMapping(value: JsonValue, typeNames: TypeNames): JsonValue {
  if (!isObject(value) || !isObject(value.mapping)) return value;
  const mapping = Object.entries(value.mapping).map(([tag, target]) => {
    const reference = typeof target === "string" ? target : "";
    const $ref = reference.includes("/") ? reference : `#/components/schemas/${reference}`;
    return [tag, renamedReference({ $ref }, typeNames)];
  });
  return { ...value, mapping: Object.fromEntries(mapping) as JsonObject };
}

/** The description, and below it the limits that a type can't express. */
function describe(schema: JsonObject): string {
  const text = typeof schema.description === "string" ? tidy(schema.description) : "";
  const limits = limitsOf(schema);
  return [text, ...limits].filter((part) => part !== "").join("\n\n");
}

function limitsOf(schema: JsonObject): readonly string[] {
  const limits = [
    range("Range", lowerBound(schema), upperBound(schema)),
    range("Length", atLeast(schema.minLength), atMost(schema.maxLength)),
    range("Items", atLeast(schema.minItems), atMost(schema.maxItems)),
  ];
  const { multipleOf, pattern } = schema;
  if (typeof multipleOf === "number") limits.push(`Multiple of ${multipleOf}.`);
  if (typeof pattern === "string") limits.push(`Pattern: ${tidy(pattern)}`);
  return limits.filter((limit) => limit !== "");
}

function range(what: string, lower: string, upper: string): string {
  // A code of two letters has no less, and no more.
  const exact = lower !== "" && lower === upper.replace("at most", "at least");
  if (exact) return `${what}: ${lower.replace("at least", "exactly")}.`;
  const bounds = [lower, upper].filter((bound) => bound !== "").join(", ");
  return bounds === "" ? "" : `${what}: ${bounds}.`;
}

function lowerBound({ minimum, exclusiveMinimum }: JsonObject): string {
  if (typeof exclusiveMinimum === "number") return `greater than ${exclusiveMinimum}`;
  if (typeof minimum !== "number") return "";
  return exclusiveMinimum === true ? `greater than ${minimum}` : `at least ${minimum}`;
}

function upperBound({ maximum, exclusiveMaximum }: JsonObject): string {
  if (typeof exclusiveMaximum === "number") return `less than ${exclusiveMaximum}`;
  if (typeof maximum !== "number") return "";
  return exclusiveMaximum === true ? `less than ${maximum}` : `at most ${maximum}`;
}

function atLeast(bound: JsonValue | undefined): string {
  return typeof bound === "number" ? `at least ${bound}` : "";
}

function atMost(bound: JsonValue | undefined): string {
  return typeof bound === "number" ? `at most ${bound}` : "";
}
