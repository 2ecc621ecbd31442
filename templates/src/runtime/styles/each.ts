import { at } from "../pointer.js";
import type { Source } from "./style.js";

/** The items of a page that keeps each in a wrapper: `edges[].node`. */
export function each(list: Source, pointer: string): Source {
  return {
    name: typeof list === "string" ? list : list.name,
    find: (read) => {
      const found = read.value(list, "array");
      return Array.isArray(found) ? found.map((wrapper: unknown) => at(wrapper, pointer)) : found;
    },
  };
}
