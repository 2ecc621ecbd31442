import type { JsonValue } from "../document.js";
import { isContainer, setOwn } from "../json.js";

/** A parsed value with the keys of every object in code unit order. */
export interface InOrder {
  readonly value: JsonValue;
  /** How many members all of its objects have. */
  readonly members: number;
}

/**
 * Does what `canonical` does, but to a value that nobody else has yet: what is in order already is no
 * copy.
 */
export function inOrder(parsed: JsonValue): InOrder {
  let members = 0;

  function arrange(value: JsonValue): JsonValue {
    if (!isContainer(value)) return value;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        const element = value[index];
        if (isContainer(element)) value[index] = arrange(element);
      }
      return value;
    }
    const keys = Object.keys(value);
    members += keys.length;
    const target = isSorted(keys) ? value : {};
    for (const key of keys.sort()) {
      const member = value[key] ?? null;
      const arranged = isContainer(member) ? arrange(member) : member;
      if (target !== value || arranged !== member) setOwn(target, key, arranged);
    }
    return target;
  }

  const value = arrange(parsed);
  return { value, members };
}

function isSorted(keys: readonly string[]): boolean {
  let before = "";
  for (const key of keys) {
    if (before > key) return false;
    before = key;
  }
  return true;
}
