import type { Collected } from "../pager.js";
import type { Progress } from "../styles/style.js";
import type { List } from "../walk.js";

/** With `look`, a walk that has all it wants goes on to see whether there is more. */
export async function collect(
  list: List,
  start: Progress,
  limit: number,
  look: boolean,
): Promise<Collected<unknown>> {
  const { checkpointOf, walk } = list.walker;
  const wanted = Math.min(limit, list.maxItems);
  const bounded = { ...list, maxItems: look ? Infinity : wanted };
  const items: unknown[] = [];
  let total: number | undefined;
  let truncated = false;
  let checkpoint = list.options.resume ?? checkpointOf(list, start, 0);
  for await (const visited of walk(bounded, start, new AbortController(), (visit) => visit)) {
    const { page, before, following, after, places } = visited;
    const room = wanted - items.length;
    const taken = page.items.slice(0, room);
    for (const item of taken) items.push(item);
    ({ total } = page);
    truncated = page.items.length > room || (!!following && !after);
    if (taken.length === page.items.length) checkpoint = page.checkpoint;
    else if (room > 0) {
      checkpoint = checkpointOf(list, before, places?.[room - 1] ?? room, taken.at(-1));
    }
    if (truncated) break;
  }
  return { items, total, truncated, checkpoint };
}
