import type { JsonObject, JsonValue } from "../document.js";
import { compareCodeUnits, isContainer, setOwn } from "./json-value.js";

/**
 * Copies a value with the keys of every object in code unit order, whatever order they had.
 * @param onCopy - is told of each object and array and its copy.
 */
export function canonical(
  value: JsonValue,
  onCopy?: (from: JsonObject | JsonValue[], to: JsonObject | JsonValue[]) => void,
): JsonValue {
  if (!isContainer(value)) return typeof value === "number" ? finite(value) : value;
  if (Array.isArray(value)) {
    const copy = value.map((element) => canonical(element, onCopy));
    onCopy?.(value, copy);
    return copy;
  }
  const copy: JsonObject = {};
  for (const key of Object.keys(value).sort(compareCodeUnits)) {
    const member = value[key];
    if (member !== undefined) setOwn(copy, key, canonical(member, onCopy));
  }
  onCopy?.(value, copy);
  return copy;
}

/** JSON can be printed of the result: the greatest doubles stand for infinity. */
function finite(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
}
