import { AbortedError, ApiError } from "./errors.js";
import { failure, fingerprint, guard, readerOf } from "./guards.js";
import type { Page } from "./page.js";
import type { PageFacts, Position, Progress, Style } from "./styles/style.js";
import type { CallArguments, Core, Operation, Reply, RequestOptions } from "./types.js";

/** Pages that a walk may have whose caller named no bound. */
const pageCap = 10_000;

/** A list, as the caller asked for it, and how far to go in it. */
export interface List {
  readonly core: Core;
  readonly operation: Operation;
  readonly style: Style;
  readonly args: CallArguments;
  readonly options: RequestOptions;
  readonly maxItems: number;
  /** `undefined`: the page cap, and an error there. */
  readonly maxPages: number | undefined;
  readonly maxEmptyPages: number;
}

/** One page of a walk. */
export interface Visit {
  readonly page: Page<unknown>;
  /** How far the walk had come before it. */
  readonly before: Progress;
  /** Whether the list goes on after it. */
  readonly more: boolean;
  /** Where the walk goes on; `undefined` where the list ends or a bound is reached. */
  readonly after: Progress | undefined;
}

/** A walk that has not begun. */
export function beginning(position: Position | undefined): Progress {
  return { position, index: 0, delivered: 0, largest: 0, empty: 0, fingerprint: undefined };
}

/**
 * Page after page, and what `select` takes of each. `stop`, aborted with itself as the reason, ends
 * the walk without an error.
 */
export async function* walk<Value>(
  list: List,
  start: Progress,
  select: (visit: Visit) => readonly Value[],
  stop = new AbortController(),
): AsyncGenerator<Value, void> {
  const { signal } = list.options;
  let progress = list.maxItems > 0 ? start : undefined;
  try {
    while (progress) {
      const visited: Visit = await visitUntil(stop, list, progress);
      for (const [index, value] of select(visited).entries()) {
        // What has come already is not handed out to a caller who has aborted.
        if (signal?.aborted) throw locate(new AbortedError(signal.reason), list, progress, index);
        yield value;
      }
      progress = visited.after;
    }
  } catch (error) {
    // Nobody waits for what was stopped.
    if (stop.signal.reason !== stop) throw error;
  }
}

/**
 * Asks for one page, until the walk is stopped or the caller's signal says so. Holds on to that no
 * longer than this takes: `AbortSignal.any` would leave something on it for as long as it lives.
 */
async function visitUntil(stop: AbortController, list: List, before: Progress): Promise<Visit> {
  const { signal } = list.options;
  const abort = () => {
    stop.abort(signal?.reason);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  try {
    return await visit(list, before, stop.signal);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** Asks for one page. An error says where in the walk it happened. */
export async function visit(
  list: List,
  before: Progress,
  signal = list.options.signal,
): Promise<Visit> {
  const { core, operation, style, args, options, maxPages = pageCap } = list;
  const { position, index } = before;
  try {
    if (index >= maxPages) throw failure(operation, "page-cap", `${index} pages, and no end`);
    const aimed = position === undefined ? args : style.aim(args, position);
    return accept(list, before, await core.send(operation, aimed, { ...options, signal }));
  } catch (error) {
    throw locate(error, list, before);
  }
}

/** Says where an error happened: before a page, or after some of its items. */
function locate(error: unknown, { operation }: List, { index, delivered }: Progress, items = 0) {
  if (!(error instanceof ApiError)) return error;
  const { route } = operation;
  return Object.assign(error, { route, page: { index, itemsDelivered: delivered + items } });
}

/** Makes a page of a reply, unless a guard objects. */
function accept(list: List, before: Progress, { data, response }: Reply): Visit {
  const { operation, style, maxItems, maxPages = Infinity, maxEmptyPages } = list;
  const facts = style.read(readerOf(operation, data, response), before);
  const after = advance(before, facts, style.key);
  guard(operation, style, facts, before, after, maxEmptyPages);
  const more = facts.next !== undefined;
  const on = more && after.index < maxPages && after.delivered < maxItems ? after : undefined;

  const go = async (progress: Progress) => (await visit(list, progress)).page;
  const { items, total, pageCount } = facts;
  const page = Object.freeze({
    items,
    total,
    pageCount,
    index: before.index,
    hasNext: !!on,
    body: data,
    response,
    next: async () => (on ? go(on) : null),
    ...style.extend?.(before.position, (position) => go(beginning(position))),
  });
  return { page, before, more, after: on };
}

function advance(before: Progress, { items, next }: PageFacts, key?: string): Progress {
  const { length } = items;
  const last = before.fingerprint;
  return {
    position: next,
    index: before.index + 1,
    delivered: before.delivered + length,
    largest: Math.max(before.largest, length),
    empty: length > 0 ? 0 : before.empty + 1,
    // At pages 1, 2, 4, 8 ...: a circle, however large, comes to lie behind one, and leads to it again.
    mark: (before.index & (before.index + 1)) === 0 ? next : before.mark,
    fingerprint: length > 0 && (next ?? last) !== undefined ? fingerprint(items, key) : last,
  };
}
