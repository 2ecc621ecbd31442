import type { JsonObject, JsonValue } from "../../generator/document.js";

/** A text of a document: the value at a path or, where `isKey`, the key at its end. */
export interface Position {
  readonly path: readonly string[];
  readonly isKey: boolean;
}

/** Every place of a document where a text stands, keys included. */
export function positionsIn(value: JsonValue, path: readonly string[] = []): readonly Position[] {
  if (typeof value === "string") return [{ path, isKey: false }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inside = positionsIn(member, [...path, key]);
    return Array.isArray(value) ? inside : [{ path: [...path, key], isKey: true }, ...inside];
  });
}

/** Every place of a document where a value stands, whatever it is. */
export function valuesIn(value: JsonValue, path: readonly string[] = []): readonly Position[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = [...path, key];
    return [{ path: place, isKey: false }, ...valuesIn(member, place)];
  });
}

/** A copy of a document with something else in one place: a key is a text. */
export function withValue(
  document: JsonObject,
  { path, isKey }: Position,
  value: JsonValue,
): JsonObject {
  const copy = structuredClone(document);
  let holder: JsonObject = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as JsonObject;
  const last = path.at(-1) ?? "";
  if (!isKey) {
    holder[last] = value;
    return copy;
  }
  const members = Object.entries(holder);
  for (const [key] of members) Reflect.deleteProperty(holder, key);
  for (const [key, member] of members) {
    // Assigning to `__proto__` would set a prototype.
    Object.defineProperty(holder, key === last && typeof value === "string" ? value : key, {
      value: member,
      ...{ enumerable: true, configurable: true, writable: true },
    });
  }
  return copy;
}
