import { failure } from "../guards.js";
import type { OnDrift } from "../list-options.js";
import { locate } from "../walk.js";
import type { List, Source, Visit } from "../walk.js";
import { warn, wordsOf, type Sign } from "./drift-signs.js";
import { keyMemory, type KeyMemory } from "./key-memory.js";
import { seamOf } from "./seam.js";

/**
 * A walk through a list that changes meanwhile. What each mode survives, where the list has a key and
 * says its total; a change is an insertion or a deletion, anywhere, also of whole pages:
 *
 * | between the reads of two neighbouring pages | ignore, warn     | dedupe           | repair           |
 * | ------------------------------------------- | ---------------- | ---------------- | ---------------- |
 * | insertions only, one page at a time         | repeats          | each item once   | each item once   |
 * | insertions only, pages at once              | repeats, loses   | loses            | each item once   |
 * | deletions only                              | loses            | loses            | each item once   |
 * | both, and the total changes                 | repeats, loses   | loses            | each item once ¹ |
 * | both, and the total is as before            | repeats, loses   | loses            | loses            |
 *
 * `each item`: that was in the list when the walk began, and is when it ends. ¹ As long as no more
 * than 20 pages slid past. No client can survive the last line with numbered pages: what it reads is
 * the same as of a list at rest. Nor can one see an item that is inserted where the walk has been.
 */
export function steadied(inner: Source, mode: Exclude<OnDrift, "ignore">): Source {
  const filtering = mode === "dedupe" || mode === "repair";
  return async function* (given, start, stop, ask) {
    const { operation, style } = given;
    // Where items are left out or put in, how many were handed out is only known afterwards.
    const list = filtering ? { ...given, maxItems: Infinity } : given;
    const memory = keyMemory(style.key);
    const seam = seamOf(list, memory, stop);
    let warned = false;
    let handed = 0;
    let steady = start.position === undefined;

    for await (const visited of inner(list, start, stop, ask)) {
      const sign = signOf(list, visited, seam.last(), memory);
      steady &&= sign === undefined;
      if (sign !== undefined && mode === "throw") {
        throw locate(failure(operation, "drift", wordsOf(visited, sign)), list, visited.before);
      }
      const losing = mode === "dedupe" && sign !== "repeated";
      if (sign !== undefined && !warned && (mode === "warn" || losing)) {
        warned = true;
        warn(operation, visited, sign);
      }
      const torn = mode === "repair" && sign !== undefined && sign !== "repeated";
      for await (const found of torn ? seam.mend(visited) : [visited]) {
        const fresh = memory.fresh(found);
        if (!filtering) yield found;
        else if (found === visited || fresh.page.items.length > 0) yield fresh;
        handed += fresh.page.items.length;
      }
      seam.pass(visited);
      if (steady && !visited.following && handed < (visited.page.total ?? 0)) {
        if (mode === "throw" || mode === "repair") {
          throw locate(
            failure(operation, "drift", wordsOf(visited, "fewer")),
            list,
            visited.before,
          );
        }
        warn(operation, visited, "fewer");
      }
    }
  };
}

/** How a page shows that the list has changed since the one before it. */
function signOf(
  { style }: List,
  { page, before, following }: Visit,
  last: Visit | undefined,
  memory: KeyMemory,
): Sign | undefined {
  if (!last) return undefined;
  const { items, total } = page;
  // Behind the end, some servers say that there is nothing at all.
  const nothing = items.length === 0 && total === 0;
  if (total !== last.page.total && !nothing) return "total";
  if (items.some(memory.has)) return "repeated";
  const short = items.length < before.largest && following;
  // A larger page shows that those before it were short.
  const grown = items.length > before.largest && last.page.items.length > 0;
  return style.ahead && (short || grown) ? "short" : undefined;
}
