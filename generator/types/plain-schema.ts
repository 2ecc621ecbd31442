import type { JsonObject, JsonValue } from "../document.js";
import { isObject, without } from "../json.js";
import { isNothing, ownProperties } from "../model/openapi.js";

/**
 * A schema's own keywords in the words that openapi-typescript understands. What these keywords
 * allow stays the same, but for contradictions: those are read as what their authors meant.
 */
export function plainKeywords(schema: JsonObject): JsonObject {
  return withCompositions(withRequired(withConst(withEnum(withOpenTuple(schema)))));
}

/**
 * A schema without parts of `allOf` that have no type: what they say is said of the whole. zod-to-openapi says
 * so of a reference that it is null, too, which all of `allOf` together would never be.
 */
export function withRemarks(schema: JsonObject): JsonObject {
  const { allOf, type } = schema;
  // Some say it in the words of both versions.
  const own = Array.isArray(type) && type.includes("null") ? without(schema, "nullable") : schema;
  if (!Array.isArray(allOf)) return own;
  const hasReference = allOf.some((part) => isObject(part) && "$ref" in part);
  const remarks = allOf.filter(isRemark).filter((part) => hasReference || !isNull(part));
  const parts = allOf.filter((part) => !remarks.some((remark) => remark === part));
  if (remarks.length === 0 || parts.length === 0) return own;
  const said = remarks.flatMap(({ type: types, ...others }) => [
    ...Object.entries(others),
    ...(types === undefined ? [] : [["nullable", true] as const]),
  ]);
  return { ...Object.fromEntries(said), ...own, allOf: parts };
}

/** Keywords that make no type, but for null. */
const remarkable = new Set(
  "nullable title description default example examples deprecated readOnly writeOnly".split(" "),
);

function isRemark(part: JsonValue): part is JsonObject {
  if (!isObject(part)) return false;
  const { type, ...others } = part;
  const isNullable = type === undefined || (Array.isArray(type) && type.includes("null"));
  return isNullable && Object.keys(others).every((keyword) => remarkable.has(keyword));
}

function isNull({ nullable, type }: JsonObject): boolean {
  return nullable === true || type !== undefined;
}

/**
 * A reference in an `allOf` of its own, which says something besides. openapi-typescript takes it for an heir,
 * which has the property of a discriminator from elsewhere.
 */
export function withReference(schema: JsonObject): JsonObject {
  const { allOf, ...others } = schema;
  if (!Array.isArray(allOf) || allOf.length !== 1 || !isObject(allOf[0])) return schema;
  const isAlone = "$ref" in allOf[0] && isRemark(others) && !("type" in others);
  return isAlone ? { ...others, anyOf: allOf } : schema;
}

/** A tuple that goes on with other elements, of which openapi-typescript takes the first ones for all. */
function withOpenTuple(schema: JsonObject): JsonObject {
  const { prefixItems, items, maxItems } = schema;
  if (!Array.isArray(prefixItems) || !isObject(items) || Object.keys(items).length === 0) {
    return schema;
  }
  if (typeof maxItems === "number" && maxItems <= prefixItems.length) return schema;
  return { ...without(schema, "prefixItems"), items: { anyOf: [...prefixItems, items] } };
}

/** Takes every `enum` of an object for a `oneOf`, and one of an array's elements for the array's. */
function withEnum(schema: JsonObject): JsonObject {
  const { enum: values, type, items } = schema;
  if (!Array.isArray(values)) return schema;
  const others = without(schema, "enum");
  if (allows(type, "array") && !values.some(Array.isArray) && isObject(items)) {
    return "enum" in items || "$ref" in items
      ? others
      : { ...others, items: { ...items, enum: values } };
  }
  if (allows(type, "object")) {
    const isListed = values.every((value) => isObject(value) || value === null);
    return isListed ? { enum: values } : others;
  }
  return schema;
}

function allows(type: JsonValue | undefined, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}

/** A constant `null` would be taken for none. */
function withConst(schema: JsonObject): JsonObject {
  if (schema.const !== null) return schema;
  return { ...without(schema, "const"), type: "null" };
}

/**
 * What one part of `allOf` asks for may be a property of another: asked for by the whole, it is looked for in
 * all of them.
 */
function withRequired(schema: JsonObject): JsonObject {
  const { allOf, required } = schema;
  const parts = Array.isArray(allOf) ? allOf : [];
  const asked = parts.flatMap((part) => (isObject(part) ? namesAskedOfOthers(part) : []));
  if (asked.length === 0) return schema;
  return {
    ...schema,
    required: [...new Set([...namesIn(required), ...asked])],
    allOf: parts.filter((part) => !isObject(part) || !asksOnly(part)),
  };
}

function namesAskedOfOthers(part: JsonObject): readonly string[] {
  const own = ownProperties(part);
  return namesIn(part.required).filter((name) => !Object.hasOwn(own, name));
}

function namesIn(required: JsonValue | undefined): readonly string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

function asksOnly(part: JsonObject): boolean {
  const says = Object.keys(part).filter((keyword) => keyword !== "description");
  return says.length === 1 && says[0] === "required";
}

/** A part of a composition has to be an object, and to be there. */
function withCompositions(schema: JsonObject): JsonObject {
  const copy = { ...schema };
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts = copy[keyword];
    if (!Array.isArray(parts)) continue;
    // What allows everything adds nothing to an intersection.
    // What is nothing adds nothing to a union; openapi-typescript takes a `not` for anything.
    const telling = parts.filter((part) =>
      keyword === "allOf" ? part !== true : !isNothing(part),
    );
    copy[keyword] = (telling.length > 0 ? telling : parts).map(asObject);
  }
  return copy;
}

/** `true` allows everything, `false` nothing. */
function asObject(schema: JsonValue): JsonValue {
  if (schema === false) return { enum: [] };
  return schema === true ? {} : schema;
}
