import type { Editable } from "../../generator/testing/books-document.js";

/** A document of OpenAPI 3.1 in the words of 3.0, as far as the pairs of `diff` need it. */
export function inThreeZero(document: Editable): Editable {
  return { ...(converted(document) as object), openapi: "3.0.3" };
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, converted(member)]);
  const object = Object.fromEntries(entries) as Record<string, unknown>;
  if ("const" in object && !Array.isArray(object.const)) {
    object.enum = [object.const];
    delete object.const;
    object.type ??= "string";
  }
  return Array.isArray(object.type) ? withoutTypeList(object, object.type) : object;
}

function withoutTypeList(object: Record<string, unknown>, list: readonly unknown[]): unknown {
  const types = list.filter((type) => type !== "null");
  const nullable = types.length < list.length ? { nullable: true } : {};
  const rest = { ...object };
  delete rest.type;
  return types.length === 1
    ? { ...rest, ...nullable, type: types[0] }
    : { ...rest, ...nullable, oneOf: types.map((type) => ({ type })) };
}
