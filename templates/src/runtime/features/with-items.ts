import type { Page } from "../page.js";
import type { Visit } from "../walk.js";

/** The same page with some of its items only, each with its number on the server's page, from 1. */
export function withItems(
  visited: Visit,
  kept: readonly (readonly [item: unknown, place: number])[],
): Visit {
  const items = kept.map(([item]) => item);
  const page = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(visited.page),
      items: { value: items, enumerable: true },
    },
  ) as Page<unknown>;
  return { ...visited, page: Object.freeze(page), places: kept.map(([, place]) => place) };
}
