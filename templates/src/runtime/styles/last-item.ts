import { at } from "../pointer.js";
import type { Source } from "./style.js";

/** A property of a page's last item; nothing on an empty page. */
export function lastItem(items: Source, pointer: string): Source {
  return {
    name: `last item's ${pointer}`,
    find: (read) => {
      const list = read(items, "array");
      if (list.length === 0) return undefined;
      const value = at(list.at(-1), pointer);
      if (value !== undefined && value !== null && value !== "") return value;
      throw read.fail("bad-metadata", `the last item has no "${pointer}"; has the API changed?`);
    },
  };
}
