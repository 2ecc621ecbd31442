import type { JsonObject, JsonValue } from "../document.js";
import { isObject, without } from "../json.js";
import { ownProperties } from "../model/openapi.js";

/**
 * A schema's own keywords in the words that openapi-typescript understands. What these keywords
 * allow stays the same, but for contradictions: those are read as what their authors meant.
 */
export function plainKeywords(schema: JsonObject): JsonObject {
  return withCompositions(withRequired(withConst(withEnum(withOpenTuple(schema)))));
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
    const telling = keyword === "allOf" ? parts.filter((part) => part !== true) : parts;
    copy[keyword] = telling.map(asObject);
  }
  return copy;
}

/** `true` allows everything, `false` nothing. */
function asObject(schema: JsonValue): JsonValue {
  if (schema === false) return { enum: [] };
  return schema === true ? {} : schema;
}
