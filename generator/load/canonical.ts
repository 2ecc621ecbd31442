import type { JsonObject, JsonValue } from "../document.js";
import { isContainer, setOwn } from "../json.js";
import { compare } from "../order.js";

/**
 * Copies a value with the keys of every object in code unit order, whatever order they had.
 * @param onCopy - is told of each object and array and its copy.
 */
export function canonical(
  value: JsonValue,
  onCopy?: (from: JsonObject | JsonValue[], to: JsonObject | JsonValue[]) => void,
): JsonValue {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) {
    const copy = value.map((element) => canonical(element, onCopy));
    onCopy?.(value, copy);
    return copy;
  }
  const copy: JsonObject = {};
  for (const key of Object.keys(value).sort(compare)) {
    const member = value[key];
    if (member !== undefined) setOwn(copy, key, canonical(member, onCopy));
  }
  onCopy?.(value, copy);
  return copy;
}
