import type { List, Visit } from "../walk.js";

/** The same page with some of its items only, each with its number on the server's page, from 1. */
export function withItems(
  { walker }: List,
  visited: Visit,
  kept: readonly (readonly [item: unknown, place: number])[],
): Visit {
  const items = kept.map(([item]) => item);
  const page = walker.pageOf({ ...visited.page, items }, () => visited.page.checkpoint);
  return { ...visited, page, places: kept.map(([, place]) => place) };
}
