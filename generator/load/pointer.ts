/** The keys that lead from a document's root to a value; array indices are decimal strings. */
export type Path = readonly string[];

/**
 * `#/paths/~1books/get`. Only `~` and `/` are escaped: unlike in a URI, nothing is percent-encoded,
 * so that people can read it.
 */
export function toPointer(path: Path): string {
  return `#${path.map((key) => `/${escapeKey(key)}`).join("")}`;
}

/** Appends one key to a pointer. */
export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${escapeKey(String(key))}`;
}

/** Reads `#/a/b`, `/a/b`, `#` and `""`. Undefined for anything else. */
export function parsePointer(pointer: string): Path | undefined {
  const text = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  if (text === "") return [];
  if (!text.startsWith("/")) return undefined;
  return text.slice(1).split("/").map(unescapeKey);
}

/** A reference, or a part of one, as it is meant; what is not percent-encoded rightly stays as it is. */
export function decodeReference(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function unescapeKey(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
