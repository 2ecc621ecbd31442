import { nearest } from "../diagnostics/nearest.js";
import type { JsonObject, JsonValue } from "../document.js";
import { getOwn, isContainer, isObject } from "../json.js";
import { toPointer } from "../pointer.js";

/** `.name`, `['name']` or `[0]`: what nearly all targets consist of. */
const segment = /\.(\w+)|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/y;

/**
 * What may be meant by a JSONPath that selects nothing: where its first name is missing there is a
 * name like it, or a reference, which overlays do not follow.
 */
export function missHint(root: JsonObject, expression: string): string | undefined {
  const path: string[] = [];
  let value: JsonValue | undefined = root;
  for (const name of leadingNames(expression)) {
    if (!isContainer(value)) return undefined;
    const member: JsonValue | undefined = getOwn(value, name);
    if (member === undefined) return hintFor(value, path, name);
    path.push(name);
    value = member;
  }
  return undefined;
}

function hintFor(value: JsonValue, path: readonly string[], name: string): string | undefined {
  if (!isObject(value)) return undefined;
  const reference = getOwn(value, "$ref");
  if (typeof reference === "string") {
    const where = reference.startsWith("#") ? reference : JSON.stringify(reference);
    return `${toPointer(path)} is a reference to ${where}, and overlays change what is written in the document itself.`;
  }
  const guess = nearest(name, Object.keys(value));
  return guess === undefined ? undefined : `Is ${toPointer([...path, guess])} meant?`;
}

/** As far as there is one name after another. */
function* leadingNames(expression: string): Generator<string, void> {
  segment.lastIndex = 1;
  for (let found = segment.exec(expression); found; found = segment.exec(expression)) {
    const [, short, single, double, index] = found;
    yield short ?? index ?? (single ?? double ?? "").replace(/\\(.)/g, "$1");
  }
}
