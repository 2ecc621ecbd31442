import type { JsonObject, JsonValue } from "./document.js";
import { sortedBy } from "./order.js";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isContainer(value: JsonValue | undefined): value is JsonObject | JsonValue[] {
  return typeof value === "object" && value !== null;
}

/** Reads an own member: `constructor` is absent unless somebody wrote it. */
export function getOwn(container: JsonObject | JsonValue[], key: string): JsonValue | undefined {
  return Object.hasOwn(container, key) ? (container as JsonObject)[key] : undefined;
}

/** Writes an own member; assigning `__proto__` would set the prototype instead. */
export function setOwn(object: JsonObject, key: string, value: JsonValue): void {
  if (key !== "__proto__") object[key] = value;
  else
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** The value at a path, or undefined. */
export function valueAt(root: JsonValue, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of path) {
    if (!isContainer(value)) return undefined;
    value = Array.isArray(value) ? elementAt(value, key) : getOwn(value, key);
  }
  return value;
}

function elementAt(array: JsonValue[], key: string): JsonValue | undefined {
  return /^(0|[1-9]\d*)$/.test(key) ? array[Number(key)] : undefined;
}

/** What a value is, in the words of JSON: `array`, `null`, `object`, `string`... */
export function typeName(value: JsonValue): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** A shallow copy without one member. */
export function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A shallow copy with its keys in code unit order. */
export function sortedKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(sortedBy(Object.entries(object), ([key]) => key));
}
