import type { JsonValue } from "./document.js";
import { valueAt } from "./json.js";

/** The keys that lead from a document's root to a value; array indices are decimal strings. */
export type Path = readonly string[];

/**
 * `#/paths/~1books/get`. Only `~` and `/` are escaped: unlike in a URI, nothing is percent-encoded,
 * so that people can read it.
 */
export function toPointer(path: Path): string {
  return `#${path.map((key) => `/${escapePointer(key)}`).join("")}`;
}

/** Appends one key to a pointer. */
export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${escapePointer(String(key))}`;
}

/** Reads `#/a/b`, `/a/b`, `#` and `""`. Undefined for anything else. */
export function parsePointer(pointer: string): Path | undefined {
  const text = hashless(pointer);
  if (text === "") return [];
  if (!text.startsWith("/")) return undefined;
  return text.slice(1).split("/").map(unescapePointer);
}

/** The value that a pointer leads to; undefined where there is none. */
export function valueAtPointer(root: JsonValue, pointer: string): JsonValue | undefined {
  return valueAt(root, parsePointer(pointer) ?? []);
}

/** `/a/b` of `#/a/b`: some say a pointer as a fragment, some do not. */
export function hashless(pointer: string): string {
  return pointer.startsWith("#") ? pointer.slice(1) : pointer;
}

/** Whether a pointer leads to what another one leads to, or into it; neither has a `#`, or both. */
export function isWithin(pointer: string, holder: string): boolean {
  return pointer === holder || pointer.startsWith(`${holder}/`);
}

/** A reference, or a part of one, as it is meant; what is not percent-encoded rightly stays as it is. */
export function decodeReference(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A key as a part of a pointer. */
export function escapePointer(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

export function unescapePointer(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}
