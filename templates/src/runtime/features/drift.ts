import type { PaginationError } from "../errors.js";
import type { OnDrift } from "../list-options.js";
import type { Progress } from "../styles/style.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { warn, wordsOf, type Sign } from "./drift-signs.js";
import { keyMemory, type KeyMemory } from "./key-memory.js";
import { seamOf } from "./seam.js";

/**
 * A walk through a list that changes meanwhile. Which changes each mode survives, where the list has a
 * key and says its total; "once": every item that is in the list from the beginning of the walk to its
 * end comes once, and in order.
 *
 * | between two answers of the server  | ignore, warn    | dedupe | repair |
 * | ---------------------------------- | --------------- | ------ | ------ |
 * | insertions, one page at a time     | repeats         | once   | once   |
 * | insertions, pages at once          | loses, repeats  | loses  | once   |
 * | deletions, one page at a time      | loses           | loses  | once   |
 * | deletions, pages at once           | loses, repeats  | loses  | once   |
 * | either, one page at a time         | loses, repeats  | loses  | once   |
 * | either, pages at once              | loses, repeats  | loses  | once*  |
 * | both, and the total is as before   | loses, repeats  | loses  | loses  |
 *
 * `*`: where no total comes back that was there before: two pages that lie next to each other may have
 * been read at two such times, and the last line holds for them.
 *
 * `throw` ends where the others would lose or repeat, except in the last line, where it sees only what
 * comes twice: no client can know more who asks by numbers, since what it reads is what it would read of
 * a list at rest. Nor can one see what is inserted where the walk has been. A repair goes back over 20
 * pages at most, and ends with an error where the list changes again each time that it looks.
 */
export function steadied(inner: Source, mode: Exclude<OnDrift, "ignore">, again?: Ask): Source {
  const filtering = mode === "dedupe" || mode === "repair";
  return async function* (given, start, stop, ask) {
    const { operation } = given;
    // Where items are left out or put in, how many were handed out is only known afterwards.
    const list = filtering ? { ...given, maxItems: Infinity } : given;
    const memory = keyMemory(list);
    const seam = seamOf(list, memory, stop, again);
    let warned = false;
    let handed = 0;
    let steady = start.position === undefined;
    /** Whether the page that comes next was there before, and is not what was asked for twice. */
    let moved = false as boolean;

    async function* pages() {
      let from: Progress | undefined = start;
      while (from) {
        let reached = from;
        try {
          for await (const visited of inner(list, from, stop, ask)) {
            reached = visited.after ?? reached;
            yield visited;
          }
          // A page that was the last may not be it any more when it is read again.
          from = seam.last()?.after;
        } catch (error) {
          const tried = reached === from && from.fingerprint === undefined;
          // What looks like a server that goes nowhere may be a list that comes along.
          if (tried || !isSamePage(error)) throw error;
          if (await seam.stuck(reached)) throw goesNowhere(list, reached);
          moved = true;
          from = { ...reached, fingerprint: undefined };
        }
      }
    }

    for await (const visited of pages()) {
      const sign = signOf(list, visited, seam.last(), memory) ?? (moved ? "repeated" : undefined);
      moved = false;
      steady &&= sign === undefined;
      if (sign !== undefined && mode === "throw") {
        throw drifted(list, visited, sign);
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
          throw drifted(list, visited, "fewer");
        }
        warn(operation, visited, "fewer");
      }
    }
  };
}

function isSamePage(error: unknown): boolean {
  const { code, reason } = Object(error) as Partial<PaginationError>;
  return code === "pagination" && reason === "not-advancing";
}

function drifted(list: List, visited: Visit, sign: Sign): unknown {
  const { operation, walker } = list;
  const error = walker.failure(operation, "drift", wordsOf(visited, sign));
  return walker.locate(error, list, visited.before);
}

/** What the guard's error says, less what has been found not to be so. */
function goesNowhere(list: List, before: Progress): unknown {
  const { operation, style, walker } = list;
  const text = `the same page again, however often it is asked for; does the server ignore "${style.parameter}"?`;
  return walker.locate(walker.failure(operation, "not-advancing", text), list, before);
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
  return style.even && (short || grown) ? "short" : undefined;
}
