import type { List, Visit } from "../walk.js";
import { withItems } from "./with-items.js";

/** Keys that are remembered: the latest, so that a walk of any length takes the same memory. */
const capacity = 20_000;

/** The items of a walk, by their keys. An item without one is like no other. */
export interface KeyMemory {
  readonly has: (item: unknown) => boolean;
  /** The page without what is remembered. What is on it is remembered from now on. */
  readonly fresh: (visited: Visit) => Visit;
}

export function keyMemory(list: List): KeyMemory {
  const { key: pointer } = list.style;
  const keys = new Set<unknown>();
  const keyOf = pointer === undefined ? () => undefined : list.walker.along(pointer);

  /** Whether it was not there. */
  function remember(item: unknown): boolean {
    const key = keyOf(item);
    if (key === undefined || keys.has(key)) return key === undefined;
    keys.add(key);
    if (keys.size > capacity) {
      for (const oldest of keys) {
        keys.delete(oldest);
        break;
      }
    }
    return true;
  }

  return {
    has: (item) => keys.has(keyOf(item)),
    fresh: (visited) => {
      const { items } = visited.page;
      const kept = items.flatMap((item, index) =>
        remember(item) ? [[item, visited.places?.[index] ?? index + 1] as const] : [],
      );
      return kept.length === items.length ? visited : withItems(list, visited, kept);
    },
  };
}
