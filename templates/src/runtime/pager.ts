import { type Checkpoint, Checkpointed } from "./checkpoint.js";
import { ArgumentError, HttpError } from "./errors.js";
import { whole } from "./guards.js";
import type { PagerOptions } from "./list-options.js";
import type { NumberedPage, Page } from "./page.js";
import { sendable } from "./request.js";
import { snapshot } from "./snapshot.js";
import type { NumberedStyle, Progress, Style } from "./styles/style.js";
import type { CallArguments, Core, Operation } from "./types.js";
import { beginning, placeAfter, visit, walk } from "./walk.js";
import type { List, Place } from "./walk.js";
import { walker } from "./walker.js";

export type { OnDrift, PagerOptions, WalkProgress } from "./list-options.js";

/** What was collected of a list. */
export interface Collected<Item> {
  readonly items: Item[];
  /** Items in the whole list, as its last page read tells it; `undefined` where it does not say. */
  readonly total: number | undefined;
  /** Whether the list has more items than these. */
  readonly truncated: boolean;
  /** Goes on after the last of these items. */
  readonly checkpoint: Checkpoint;
}

/**
 * A list, in pages. Sends nothing before it is awaited or iterated. Every iterator is a walk of its
 * own that begins at the first page and shares nothing, also not the awaited first page.
 */
export interface Pager<Item, Body = unknown, Failure = unknown> {
  /**
   * Gives the first page to who awaits the list. Said here and not by extending `PromiseLike`, which a
   * consumer's compiler would work out anew for every list.
   */
  readonly then: PromiseLike<Page<Item, Body>>["then"];
  /** Every item. Breaking off ends the request that is under way. */
  readonly [Symbol.asyncIterator]: () => AsyncGenerator<Item, void>;
  /** Every page. Breaking off ends the request that is under way. */
  readonly pages: () => AsyncGenerator<Page<Item, Body>, void>;
  /** All items, or the first `limit`. */
  readonly toArray: (options?: { readonly limit?: number | undefined }) => Promise<Item[]>;
  /**
   * All items, or the first `maxItems`, and whether there are more: to know that, it may ask for one
   * page more than it returns. Where `maxPages` ends the walk it goes by what the last page says.
   */
  readonly collect: (options?: {
    readonly maxItems?: number | undefined;
  }) => Promise<Collected<Item>>;
  /** How many items a walk gives: by the first page of the list, if it tells; else by reading all. */
  readonly count: () => Promise<number>;
  /** The first item; `undefined` where there is none. */
  readonly first: () => Promise<Item | undefined>;
  /** The first item for which `wanted` is true, or a promise of it. Asks for no page behind it. */
  readonly find: {
    <Found extends Item>(
      wanted: (item: Item, index: number) => item is Found,
    ): Promise<Found | undefined>;
    (wanted: (item: Item, index: number) => unknown): Promise<Item | undefined>;
  };
  readonly isEmpty: () => Promise<boolean>;
  /** Every item, read as it is asked for. Cancelling ends the request that is under way. */
  readonly toReadableStream: () => ReadableStream<Item>;
  /**
   * Goes on after the item (or page) that was handed out last, by whichever walk of this list;
   * `undefined` before the first.
   */
  readonly checkpoint: Checkpoint | undefined;
  /** Whether an error is the server's answer to this operation. */
  readonly isError: (error: unknown) => error is Failure;
}

/**
 * A list whose pages have numbers. It is a `Pager`, and says so member by member: an interface that extends
 * another one is worked out anew for every list by a consumer's compiler.
 */
export interface NumberedPager<Item, Body = unknown, Failure = unknown> {
  /** Gives the first page to who awaits the list. */
  readonly then: PromiseLike<NumberedPage<Item, Body>>["then"];
  /** Every item. Breaking off ends the request that is under way. */
  readonly [Symbol.asyncIterator]: () => AsyncGenerator<Item, void>;
  /** Every page. Breaking off ends the request that is under way. */
  readonly pages: () => AsyncGenerator<NumberedPage<Item, Body>, void>;
  /** All items, or the first `limit`. */
  readonly toArray: Pager<Item, Body, Failure>["toArray"];
  /**
   * All items, or the first `maxItems`, and whether there are more: to know that, it may ask for one
   * page more than it returns. Where `maxPages` ends the walk it goes by what the last page says.
   */
  readonly collect: Pager<Item, Body, Failure>["collect"];
  /** How many items a walk gives: by the first page of the list, if it tells; else by reading all. */
  readonly count: Pager<Item, Body, Failure>["count"];
  /** The first item; `undefined` where there is none. */
  readonly first: Pager<Item, Body, Failure>["first"];
  /** The first item for which `wanted` is true, or a promise of it. Asks for no page behind it. */
  readonly find: Pager<Item, Body, Failure>["find"];
  readonly isEmpty: Pager<Item, Body, Failure>["isEmpty"];
  /** Every item, read as it is asked for. Cancelling ends the request that is under way. */
  readonly toReadableStream: Pager<Item, Body, Failure>["toReadableStream"];
  /**
   * Goes on after the item (or page) that was handed out last, by whichever walk of this list;
   * `undefined` before the first.
   */
  readonly checkpoint: Checkpoint | undefined;
  /** Whether an error is the server's answer to this operation. */
  readonly isError: Pager<Item, Body, Failure>["isError"];
}

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
  const { maxItems, maxPages, maxEmptyPages, concurrency, onDrift } = options;
  if (concurrency !== "auto") bound("concurrency", concurrency, 1);
  if (style.key === undefined && /^(dedupe|repair)$/.test(onDrift ?? "")) {
    throw new ArgumentError(`onDrift "${onDrift}" needs a key, and this list declares none`);
  }
  const list = {
    walker,
    core,
    operation,
    style: style as Style,
    args: sendable("request", () => snapshot(args)),
    // Middleware may keep what it counts in itself, so it is not copied.
    options: { ...snapshot(options), middleware: [...(options.middleware ?? [])] },
    maxItems: bound("maxItems", maxItems),
    maxPages: maxPages === undefined ? maxPages : bound("maxPages", maxPages, 1),
    maxEmptyPages: bound("maxEmptyPages", maxEmptyPages ?? style.maxEmptyPages ?? 3),
  };
  return pagerOf(list, beginning(style.start(list.args)));
}

function pagerOf(given: Omit<List, "mark">, start: Progress): Pager<unknown> {
  let first: Promise<Page<unknown>> | undefined;
  let last: Place | undefined;
  const list: List = { ...given, mark: (place) => (last = place) };
  const { resume } = list.options;
  const collect = async (limit: number, look: boolean) =>
    (await import("./features/questions.js")).collect(list, start, limit, look);
  const find = async (wanted?: (item: unknown, index: number) => unknown) =>
    (await import("./features/questions.js")).find(pager, wanted);
  const firstPage = async () =>
    (await (resume ? (await import("./features/resume.js")).first(list) : visit(list, start))).page;

  const members: Omit<Pager<unknown>, "checkpoint"> = {
    then: (onFulfilled, onRejected) => {
      first ??= firstPage().catch((error: unknown) => {
        first = undefined;
        throw error;
      });
      return first.then(onFulfilled, onRejected);
    },
    [Symbol.asyncIterator]: () => iterate((stop) => walk(list, start, stop)),
    pages: () => iterate((stop) => walk(list, start, stop, ({ page }) => page)),
    toArray: async ({ limit } = {}) => (await collect(bound("limit", limit), false)).items,
    collect: async ({ maxItems } = {}) => collect(bound("maxItems", maxItems), true),
    count: async () => (await import("./features/questions.js")).count(pager, list, start),
    first: async () => find(),
    find,
    isEmpty: async () => (await collect(1, false)).items.length === 0,
    toReadableStream: () => streamOf(pager[Symbol.asyncIterator]()),
    isError: (error): error is unknown =>
      error instanceof HttpError && error.route === list.operation.route,
  };
  const checkpoint = () => last && placeAfter(list, ...last);
  const pager = new Checkpointed(members, checkpoint) as object as Pager<unknown>;
  return pager;
}

/** `Infinity` is no bound; neither is nothing. */
function bound(name: string, value = Infinity, least = 0): number {
  return value === Infinity ? value : (whole(name, value, least) ?? value);
}

/** A generator that does not wait, when it is ended, for the request that a pending `next` waits for. */
function iterate<Value>(
  run: (stop: AbortController) => AsyncGenerator<Value, void>,
): AsyncGenerator<Value, void> {
  const stop = new AbortController();
  const generator = run(stop);
  const end = generator.return.bind(generator);
  const leave: typeof end = (value) => {
    stop.abort(stop);
    return end(value);
  };
  return Object.assign(generator, {
    return: leave,
    throw: async (error: unknown) => {
      await leave();
      throw error;
    },
  });
}

/** Read as fast as it is taken, and no faster. */
function streamOf<Value>(values: AsyncGenerator<Value, void>): ReadableStream<Value> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        const result = await values.next();
        if (result.done) controller.close();
        else controller.enqueue(result.value);
      },
      cancel: async () => {
        await values.return();
      },
    },
    { highWaterMark: 0 },
  );
}
