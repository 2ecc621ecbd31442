import { failure } from "../guards.js";
import type { OnDrift } from "../list-options.js";
import type { Progress } from "../styles/style.js";
import { locate } from "../walk.js";
import type { List, Source, Visit } from "../walk.js";
import { warn, wordsOf, type Sign } from "./drift-signs.js";
import { keyMemory, type KeyMemory } from "./key-memory.js";
import { seamOf } from "./seam.js";

/**
 * A walk through a list that changes meanwhile. Which changes each mode survives, where the list has a
 * key and says its total; "once": every item that is in the list from the beginning of the walk to its
 * end comes once, and in order.
 *
 * | between two answers of the server  | ignore, warn        | dedupe | repair       |
 * | ---------------------------------- | ------------------- | ------ | ------------ |
 * | insertions, one page at a time     | repeats             | once   | once         |
 * | insertions, pages at once          | repeats, may lose   | loses  | once         |
 * | deletions, one page at a time      | loses               | loses  | once         |
 * | deletions, pages at once           | loses, may repeat   | loses  | once         |
 * | both, and the total is another     | loses, repeats      | loses  | mostly       |
 * | both, and the total is as before   | loses, repeats      | loses  | loses        |
 *
 * `throw` ends where the others would lose or repeat, except in the last line: of that no client can
 * know who asks by page number, since what it reads is what it would read of a list at rest. Nor can one
 * see what is inserted where the walk has been. A repair goes back over 20 pages at most.
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

    async function* pages() {
      // A page that was the last may not be it any more when it is read again.
      for (let from: Progress | undefined = start; from; from = seam.last()?.after) {
        yield* inner(list, from, stop, ask);
      }
    }

    for await (const visited of pages()) {
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
      for await (const found of torn ? seam.mend(visited, sign === "total") : [visited]) {
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
