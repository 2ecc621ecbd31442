import type { Collected, Pager } from "../pager.js";
import type { Progress } from "../styles/style.js";
import type { List, Place } from "../walk.js";

type Walked = Pick<Pager<unknown>, "pages" | typeof Symbol.asyncIterator>;

/** The first item that `wanted` takes; asks for no page behind it. */
export async function find(
  pager: Walked,
  wanted: (item: unknown, index: number) => unknown = () => true,
): Promise<unknown> {
  let index = 0;
  for await (const item of pager) if (await wanted(item, index++)) return item;
  return undefined;
}

/** Where a walk goes through the whole list, and the first page says its length, that is all it asks for. */
export async function count(
  pager: Walked,
  { maxItems: bound, maxPages, options: { resume }, style: { first } }: List,
  { position = first }: Progress,
): Promise<number> {
  const whole = !resume && maxPages === undefined && position === first;
  let counted = 0;
  for await (const { items, total, index } of pager.pages()) {
    if (whole && index === 0 && total !== undefined) return Math.min(total, bound);
    counted += items.length;
  }
  return Math.min(counted, bound);
}

/** With `look`, a walk that has all it wants goes on to see whether there is more. */
export async function collect(
  list: List,
  start: Progress,
  limit: number,
  look: boolean,
): Promise<Collected<unknown>> {
  const { ApiError, checkpointOf, placeAfter, walk } = list.walker;
  const wanted = Math.min(limit, list.maxItems);
  // The walk would take the whole page for handed out.
  const bounded = { ...list, maxItems: look ? Infinity : wanted, mark: () => undefined };
  const items: unknown[] = [];
  let total: number | undefined;
  let truncated = false;
  const begin = list.options.resume ?? checkpointOf(list, start, 0);
  let last: Place | undefined;
  try {
    for await (const visited of walk(bounded, start, new AbortController(), (visit) => visit)) {
      const { page, following, after } = visited;
      const room = wanted - items.length;
      const taken = page.items.slice(0, room);
      for (const item of taken) items.push(item);
      ({ total } = page);
      truncated = page.items.length > room || (!!following && !after);
      if (taken.length > 0 || page.items.length === 0) last = [visited, taken.length - 1];
      if (truncated) break;
    }
  } catch (error) {
    // Of what was collected, the caller gets nothing.
    if (error instanceof ApiError) error.checkpoint = begin;
    throw error;
  }
  if (last) list.mark(last);
  return { items, total, truncated, checkpoint: last ? placeAfter(list, ...last) : begin };
}
