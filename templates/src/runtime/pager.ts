import { HttpError } from "./errors.js";
import { whole } from "./guards.js";
import type { NumberedPage, Page } from "./page.js";
import { snapshot } from "./snapshot.js";
import type { NumberedStyle, Progress, Style } from "./styles/style.js";
import type { CallArguments, Core, Operation, RequestOptions } from "./types.js";
import { beginning, visit, walk } from "./walk.js";
import type { List, Visit } from "./walk.js";

/**
 * What a list may say. Options of a call hold for each page's request: a `timeout` and a
 * `totalTimeout` begin anew with every page.
 */
export interface PagerOptions extends RequestOptions {
  /** Items after which a walk ends; pages come whole. Default: all. */
  readonly maxItems?: number | undefined;
  /**
   * Pages after which a walk ends. Default: 10,000 are taken for an error, a `PaginationError`
   * (`page-cap`); a number given here ends the walk quietly instead. `Infinity` for no bound.
   */
  readonly maxPages?: number | undefined;
  /**
   * Empty pages in a row that are passed over; one more is a `PaginationError`. Default 3; no
   * bound where cursors or links lead from page to page.
   */
  readonly maxEmptyPages?: number | undefined;
}

/** What was collected of a list. */
export interface Collected<Item> {
  readonly items: Item[];
  /** Items in the whole list, as its last page read tells it; `undefined` where it does not say. */
  readonly total: number | undefined;
  /** Whether the list has more items than these. */
  readonly truncated: boolean;
}

/**
 * A list, in pages. Sends nothing before it is awaited or iterated. Every iterator is a walk of its
 * own that begins at the first page and shares nothing, also not the awaited first page.
 */
export interface Pager<
  Item,
  Body = unknown,
  Failure = unknown,
  AnyPage extends Page<Item, Body> = Page<Item, Body>,
> extends PromiseLike<AnyPage> {
  /** Every item. Breaking off ends the request that is under way. */
  readonly [Symbol.asyncIterator]: () => AsyncIterableIterator<Item>;
  /** Every page. Breaking off ends the request that is under way. */
  readonly pages: () => AsyncIterableIterator<AnyPage>;
  /** All items, or the first `limit`. */
  readonly toArray: (options?: { readonly limit?: number | undefined }) => Promise<Item[]>;
  /**
   * All items, or the first `maxItems`, and whether there are more: to know that, it may ask for one
   * page more than it returns. Where `maxPages` ends the walk it goes by what the last page says.
   */
  readonly collect: (options?: {
    readonly maxItems?: number | undefined;
  }) => Promise<Collected<Item>>;
  /** Whether an error is the server's answer to this operation. */
  readonly isError: (error: unknown) => error is Failure;
}

/** A list whose pages have numbers. */
export type NumberedPager<Item, Body = unknown, Failure = unknown> = Pager<
  Item,
  Body,
  Failure,
  NumberedPage<Item, Body>
>;

/**
 * The list that an operation gives, page by page. Throws an `ArgumentError` at once where an argument
 * cannot be right; what the caller passed is not looked at again later.
 */
export function paginate<Item, Body, Failure>(
  core: Core,
  operation: Operation,
  style: NumberedStyle,
  args: CallArguments,
  options?: PagerOptions,
): NumberedPager<Item, Body, Failure>;
export function paginate<Item, Body, Failure>(
  core: Core,
  operation: Operation,
  style: Style,
  args: CallArguments,
  options?: PagerOptions,
): Pager<Item, Body, Failure>;
export function paginate(
  core: Core,
  operation: Operation,
  style: Style | NumberedStyle,
  args: CallArguments,
  options: PagerOptions = {},
): Pager<unknown> {
  const { maxItems, maxPages, maxEmptyPages } = options;
  const list: List = {
    core,
    operation,
    style: style as Style,
    args: snapshot(args),
    // Middleware may keep what it counts in itself, so it is not copied.
    options: { ...snapshot(options), middleware: [...(options.middleware ?? [])] },
    maxItems: bound("maxItems", maxItems),
    maxPages: maxPages === undefined ? maxPages : bound("maxPages", maxPages, 1),
    maxEmptyPages: bound("maxEmptyPages", maxEmptyPages ?? style.maxEmptyPages ?? 3),
  };
  return pagerOf(list, beginning(style.start(list.args)));
}

function pagerOf(list: List, start: Progress): Pager<unknown> {
  const itemsOf = ({ page, before }: Visit) =>
    page.items.slice(0, list.maxItems - before.delivered);
  let first: Promise<Page<unknown>> | undefined;
  return {
    then: (onFulfilled, onRejected) => {
      first ??= visit(list, start).then(
        ({ page }) => page,
        (error: unknown) => {
          first = undefined;
          throw error;
        },
      );
      return first.then(onFulfilled, onRejected);
    },
    [Symbol.asyncIterator]: () => iterate((stop) => walk(list, start, itemsOf, stop)),
    pages: () => iterate((stop) => walk(list, start, ({ page }) => [page], stop)),
    toArray: async ({ limit } = {}) =>
      (await collect(list, start, bound("limit", limit), false)).items,
    collect: async ({ maxItems } = {}) => collect(list, start, bound("maxItems", maxItems), true),
    isError: (error): error is unknown =>
      error instanceof HttpError && error.route === list.operation.route,
  };
}

/** `Infinity` is no bound; neither is nothing. */
function bound(name: string, value = Infinity, least = 0): number {
  return value === Infinity ? value : (whole(name, value, least) ?? value);
}

/** With `look`, a walk that has all it wants goes on to see whether there is more. */
async function collect(
  list: List,
  start: Progress,
  limit: number,
  look: boolean,
): Promise<Collected<unknown>> {
  const wanted = Math.min(limit, list.maxItems);
  const bounded = { ...list, maxItems: look ? Infinity : wanted };
  const items: unknown[] = [];
  let total: number | undefined;
  let truncated = false;
  for await (const { page, more, after } of walk(bounded, start, (visit) => [visit])) {
    const room = wanted - items.length;
    for (const item of page.items.slice(0, room)) items.push(item);
    ({ total } = page);
    truncated = page.items.length > room || (more && !after);
    if (truncated) break;
  }
  return { items, total, truncated };
}

/** An iterator whose `return` does not wait for the request that a pending `next` waits for. */
function iterate<Value>(
  run: (stop: AbortController) => AsyncGenerator<Value, void>,
): AsyncIterableIterator<Value> {
  const stop = new AbortController();
  const generator = run(stop);
  return {
    next: () => generator.next(),
    return: () => {
      stop.abort(stop);
      return generator.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
