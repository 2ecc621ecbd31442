import type { JsonObject, JsonValue } from "../document.js";
import type { NamedSchema } from "../model/model.js";
import { escapePointer, referencedSchemaName } from "../model/openapi.js";
import { tidy } from "../plain-text.js";
import { heirsByComponent, withImpliedMapping } from "./discriminators.js";
import { plainKeywords } from "./plain-schema.js";

/** Keywords whose values are schemas by name. */
const schemaMaps = new Set(["properties", "patternProperties", "dependentSchemas"]);
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

/**
 * The named schemas as a document of their own, for openapi-typescript: every component under its
 * type's name, and nothing in it but what makes types.
 */
export function translationInput(
  schemas: readonly NamedSchema[],
  typeNames: ReadonlyMap<string, string>,
): JsonObject {
  const heirs = heirsByComponent(schemas);
  const componentNames = new Map([...typeNames].map(([name, typeName]) => [typeName, name]));
  const renamed = schemas.map(({ typeName, schema }) => {
    const own = heirs.get(componentNames.get(typeName) ?? "") ?? [];
    return [typeName, schemaFor(withHeirs(schema, own, typeNames), typeNames)];
  });
  return {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: {},
    components: { schemas: Object.fromEntries(renamed) as JsonObject },
  };
}

function withHeirs(
  schema: JsonValue,
  heirs: readonly string[],
  typeNames: ReadonlyMap<string, string>,
): JsonValue {
  if (!isObject(schema) || !isObject(schema.discriminator)) return schema;
  const discriminator = withImpliedMapping(schema.discriminator, schema, heirs, typeNames);
  return { ...schema, discriminator };
}

function schemaFor(schema: JsonValue, typeNames: ReadonlyMap<string, string>): JsonValue {
  if (Array.isArray(schema)) return schema.map((part) => schemaFor(part, typeNames));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(plainKeywords(schema)).flatMap(
    ([keyword, value]): [string, JsonValue][] => {
      if (keyword.startsWith("x-") || leftOut.has(keyword)) return [];
      return [[keyword, keywordFor(keyword, value, schema, typeNames)]];
    },
  );
  const copy = Object.fromEntries(entries);
  const description = describe(schema);
  if (description !== "") copy.description = description;
  return copy;
}

function keywordFor(
  keyword: string,
  value: JsonValue,
  schema: JsonObject,
  typeNames: ReadonlyMap<string, string>,
): JsonValue {
  // openapi-typescript adds to lists of required properties.
  if (data.has(keyword)) return Array.isArray(value) ? [...value] : value;
  if (keyword === "$ref") return renamedReference(schema, typeNames);
  if (keyword === "discriminator") return discriminatorFor(value, schema, typeNames);
  if (!schemaMaps.has(keyword) || !isObject(value)) return schemaFor(value, typeNames);
  const members = Object.entries(value).map(([name, member]) => [
    name,
    schemaFor(member, typeNames),
  ]);
  return Object.fromEntries(members) as JsonObject;
}

function renamedReference(schema: JsonObject, typeNames: ReadonlyMap<string, string>): string {
  const name = referencedSchemaName(schema) ?? "";
  return `#/components/schemas/${escapePointer(typeNames.get(name) ?? name)}`;
}

function discriminatorFor(
  value: JsonValue,
  schema: JsonObject,
  typeNames: ReadonlyMap<string, string>,
): JsonValue {
  if (!isObject(value)) return value;
  return renamedMapping(withImpliedMapping(value, schema, [], typeNames), typeNames);
}

/** A mapping may name its schemas by reference or, in OpenAPI 3.0, by bare name. */
function renamedMapping(value: JsonValue, typeNames: ReadonlyMap<string, string>): JsonValue {
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

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
