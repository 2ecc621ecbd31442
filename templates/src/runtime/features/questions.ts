import type { Pager } from "../pager.js";

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

/** Where the first page says how many items there are, that is all a walk of the `whole` asks for. */
export async function count(pager: Walked, bound: number, whole: boolean): Promise<number> {
  let counted = 0;
  for await (const { items, total, index } of pager.pages()) {
    if (whole && index === 0 && total !== undefined) return Math.min(total, bound);
    counted += items.length;
  }
  return Math.min(counted, bound);
}
