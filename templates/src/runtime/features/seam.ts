import type { Progress } from "../styles/style.js";
import type { Ask, List, Visit } from "../walk.js";
import type { KeyMemory } from "./key-memory.js";

/** Pages that are gone back over: what slid further is not found. */
const longestTrail = 20;
/** Times that a seam is read again while the list goes on changing. */
const mostRounds = 5;

/** Where the page that has come meets those before it. */
export interface Seam {
  /** The page before, as it was read last. */
  readonly last: () => Visit | undefined;
  /**
   * The page before as it is now, those before that where all of it is new, then the page itself:
   * whatever slid over the seam is on one of them. All as they are at one time, else a
   * `PaginationError`; the page is read again for that, and at once if it is not `trusted`.
   */
  readonly mend: (visited: Visit, trusted: boolean) => AsyncGenerator<Visit, void>;
  /** Whether the page before and the one after it, both read anew, are one and the same. */
  readonly stuck: (after: Progress) => Promise<boolean>;
  /** The page becomes the one before. */
  readonly pass: (visited: Visit) => void;
}

export function seamOf(list: List, memory: KeyMemory, stop: AbortController, ask?: Ask): Seam {
  const { failure, fingerprint, locate, visitUntil } = list.walker;
  const trail: Progress[] = [];
  let last: Visit | undefined;
  let latest: Visit | undefined;

  /** Without the guard against the same page again, which it is. */
  function readAgain(before: Progress): Promise<Visit> {
    return visitUntil(stop, list, { ...before, fingerprint: undefined }, ask);
  }

  async function stuck(after: Progress): Promise<boolean> {
    const before = trail.at(-1);
    for (let round = 0; before && round < mostRounds; round++) {
      const { page } = await readAgain(before);
      const { page: next } = await readAgain(after);
      if (page.items.length === 0 || printOf(page) !== printOf(next)) return false;
    }
    return true;
  }

  function printOf({ items, total }: Visit["page"]): string {
    return fingerprint(items, list.style.key, total);
  }

  async function backToWhatIsKnown(): Promise<readonly Visit[]> {
    const found: Visit[] = [];
    for (const before of trail.slice().reverse()) {
      const visited = await readAgain(before);
      found.unshift(visited);
      if (visited.page.items.some(memory.has)) break;
    }
    return found;
  }

  async function* mend(visited: Visit, trusted: boolean): AsyncGenerator<Visit, void> {
    let current = trusted ? visited : await readAgain(visited.before);
    for (let round = 0; round < mostRounds; round++) {
      const found = await backToWhatIsKnown();
      for (const again of [false, true]) {
        if (again) current = await readAgain(visited.before);
        // With one total, they are of one list.
        if (found.every(({ page }) => page.total === current.page.total)) {
          latest = current;
          yield* found;
          yield current;
          return;
        }
      }
    }
    const text = "the list changes faster than it can be read";
    throw locate(failure(list.operation, "drift", text), list, visited.before);
  }

  return {
    last: () => last,
    mend,
    stuck,
    pass: (visited) => {
      last = latest ?? visited;
      latest = undefined;
      trail.push(visited.before);
      if (trail.length > longestTrail) trail.shift();
    },
  };
}
