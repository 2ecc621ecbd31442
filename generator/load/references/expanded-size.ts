import type { JsonObject, JsonValue } from "../../document.js";
import { isContainer } from "../../json.js";

/**
 * How many values a reader meets who follows every branch. Parts used in several places are shared
 * in memory, and parts of parts too, so that few objects can stand for more values than there is time.
 */
export function expandedSize(root: JsonValue): number {
  const sizes = new Map<JsonObject | JsonValue[], number>();

  function sizeOf(value: JsonObject | JsonValue[]): number {
    const known = sizes.get(value);
    if (known !== undefined) return known;
    let size = 1;
    for (const member of Object.values(value)) size += isContainer(member) ? sizeOf(member) : 1;
    sizes.set(value, size);
    return size;
  }

  return isContainer(root) ? sizeOf(root) : 1;
}
