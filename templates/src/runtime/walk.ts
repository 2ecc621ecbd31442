import { ApiError, PaginationError } from "./errors.js";
import type { PaginationReason } from "./errors.js";
import { fingerprint, readerOf } from "./guards.js";
import type { Page } from "./page.js";
import type { PageFacts, Position, Progress, Style } from "./styles/style.js";
import type { CallArguments, Core, Operation, Reply, RequestOptions } from "./types.js";

/** Pages that a walk may have that was given no bound of its own. */
const pageCap = 10_000;

/** A list, as the caller asked for it, and how far to go in it. */
export interface List {
  readonly core: Core;
  readonly operation: Operation;
  readonly style: Style;
  readonly args: CallArguments;
  readonly options: RequestOptions;
  readonly maxItems: number;
  /** `undefined`: the page cap, as an error. */
  readonly maxPages: number | undefined;
  readonly maxEmptyPages: number;
}

/** One page of a walk. */
export interface Visit {
  readonly page: Page<unknown>;
  /** Whether the list has pages after it. */
  readonly more: boolean;
  /** Where the walk goes on; `undefined` where the list ends, or a bound is reached. */
  readonly after: Progress | undefined;
}

/** A walk that has not begun. */
export function beginning(position: Position | undefined): Progress {
  return { position, index: 0, delivered: 0, largest: 0, empty: 0, fingerprint: undefined };
}

/**
 * Page after page. `stop`, aborted with itself as the reason, ends the walk and the request that is
 * under way, without an error: nobody is waiting for one.
 */
export async function* walk(
  list: List,
  start: Progress,
  stop = new AbortController(),
): AsyncGenerator<Visit, void> {
  let progress: Progress | undefined = start;
  while (progress) {
    let visited: Visit;
    try {
      visited = await visit(list, progress, stop);
    } catch (error) {
      if (stop.signal.reason === stop) return;
      throw error;
    }
    yield visited;
    progress = visited.after;
  }
}

/** Asks for one page. An error says where in the walk it happened. */
export async function visit(
  list: List,
  progress: Progress,
  stop?: AbortController,
): Promise<Visit> {
  try {
    if (progress.index >= (list.maxPages ?? pageCap)) {
      throw failure(list, "page-cap", `${pageCap} pages and no end; expecting more, set maxPages`);
    }
    return accept(list, progress, await ask(list, progress.position, stop));
  } catch (error) {
    if (error instanceof ApiError) {
      error.page = { index: progress.index, itemsDelivered: progress.delivered };
    }
    throw error;
  }
}

async function ask(
  { core, operation, style, args, options }: List,
  position: Position | undefined,
  stop?: AbortController,
): Promise<Reply> {
  const aimed = position === undefined ? args : style.aim(args, position);
  if (!stop) return core.send(operation, aimed, options);
  const { signal } = options;
  const abort = () => {
    stop.abort(signal?.reason);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  try {
    return await core.send(operation, aimed, { ...options, signal: stop.signal });
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** Makes a page of a reply, unless a guard objects. */
function accept(list: List, progress: Progress, reply: Reply): Visit {
  const { style, operation } = list;
  const facts = style.read(readerOf(reply.data, operation.route), progress);
  const after = advance(progress, facts, style.key);
  guard(list, progress, facts, after);
  const more = facts.next !== undefined;
  const on =
    more && after.index < (list.maxPages ?? Infinity) && after.delivered < list.maxItems
      ? after
      : undefined;
  return { page: pageOf(list, progress, facts, reply, on), more, after: on };
}

function advance(progress: Progress, { items, next }: PageFacts, key?: string): Progress {
  const { length } = items;
  const last = progress.fingerprint;
  return {
    position: next,
    index: progress.index + 1,
    delivered: progress.delivered + length,
    largest: Math.max(progress.largest, length),
    empty: length === 0 ? progress.empty + 1 : 0,
    fingerprint: length > 0 && (next ?? last) !== undefined ? fingerprint(items, key) : last,
  };
}

function guard(list: List, before: Progress, facts: PageFacts, after: Progress): void {
  if (
    facts.astray ||
    (facts.items.length > 0 &&
      before.fingerprint !== undefined &&
      before.fingerprint === after.fingerprint)
  ) {
    throw failure(
      list,
      "not-advancing",
      `not the page that was asked for; does the server ignore "${list.style.parameter}"?`,
    );
  }
  if (facts.next !== undefined && after.empty > list.maxEmptyPages) {
    throw failure(
      list,
      "empty-pages",
      `${after.empty} empty pages in a row, and the server says that more follow`,
    );
  }
}

function failure({ operation: { route } }: List, reason: PaginationReason, text: string) {
  return new PaginationError(reason, `${route}: ${text}`, { route });
}

function pageOf(
  list: List,
  { position, index }: Progress,
  { items, total, pageCount }: PageFacts,
  { data, response }: Reply,
  after: Progress | undefined,
): Page<unknown> {
  const go = async (progress: Progress) => (await visit(list, progress)).page;
  return Object.freeze({
    items,
    total,
    pageCount,
    index,
    hasNext: !!after,
    body: data,
    response,
    next: async () => (after ? go(after) : null),
    ...list.style.extend?.(position, (to) => go(beginning(to))),
  });
}
