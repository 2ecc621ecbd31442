import type { JsonObject } from "../document.js";
import { isObject } from "../json.js";
import { parsePointer, toPointer, hashless, valueAtPointer } from "../pointer.js";

/** Where a parameter of an operation, or of its path, is written; undefined where it is neither's. */
export function writtenParameter(
  root: JsonObject,
  operation: string,
  place: string,
  name: string,
): string | undefined {
  const item = hashless(toPointer((parsePointer(operation) ?? []).slice(0, 2)));
  for (const holder of [operation, item]) {
    const list = valueAtPointer(root, `${holder}/parameters`);
    const index = Array.isArray(list)
      ? list.findIndex((each) => isObject(each) && each.in === place && each.name === name)
      : -1;
    if (index >= 0) return `${holder}/parameters/${index}`;
  }
  return undefined;
}
