import type { Checkpoint } from "../checkpoint.js";
import type { Pager, PagerOptions } from "../pager.js";

/** One page, as data that can be kept: plain values, without the response that brought them. */
export interface InfinitePage<Item> {
  readonly items: readonly Item[];
  /** How many items the whole list has, where the API says so. */
  readonly total: number | undefined;
  /** Where the next page is taken up; `null` on the last one. */
  readonly next: Checkpoint | null;
}

/** What TanStack Query's infinite queries need to know of a list. */
export interface InfiniteList<Item> {
  readonly queryFn: (context: {
    readonly pageParam: Checkpoint | null;
    readonly signal: AbortSignal;
  }) => Promise<InfinitePage<Item>>;
  readonly initialPageParam: Checkpoint | null;
  readonly getNextPageParam: (last: InfinitePage<Item>) => Checkpoint | null;
}

/**
 * A list as an infinite query of TanStack Query, to be spread into its options beside a `queryKey`:
 * `useInfiniteQuery({ queryKey, ...infiniteList((options) => books.list({ limit: 100 }, options)) })`.
 * Its data, and the parameters of its pages, are JSON, so that they can be persisted and hydrated.
 *
 * @param list - calls the list with the options that it is given; those of a walk do nothing here, since
 * each page is asked for by itself
 */
export function infiniteList<Item, Body, Failure>(
  list: (options: Pick<PagerOptions, "resume" | "signal">) => Pager<Item, Body, Failure>,
): InfiniteList<Item> {
  return {
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) => {
      const { items, total, hasNext, checkpoint } = await list({
        signal,
        ...(pageParam && { resume: pageParam }),
      });
      return { items, total, next: hasNext ? checkpoint : null };
    },
    getNextPageParam: ({ next }) => next,
  };
}
