import { whenAborted } from "./aborted.js";
import { checkpointOf, Checkpointed } from "./checkpoint.js";
import type { Checkpoint } from "./checkpoint.js";
import { AbortedError, ApiError } from "./errors.js";
import { failure, fingerprint, guard, readerOf } from "./guards.js";
import type { PagerOptions } from "./list-options.js";
import type { Page } from "./page.js";
import type { PageFacts, Position, Progress, Style } from "./styles/style.js";
import type { CallArguments, Core, Operation, Reply, Watch } from "./types.js";
import type { Walker } from "./walker.js";

/** Pages that a walk may have whose caller named no bound. */
const pageCap = 10_000;

/** A list, as the caller asked for it, and how far to go in it. */
export interface List {
  readonly walker: Walker;
  readonly core: Core;
  readonly operation: Operation;
  readonly style: Style;
  readonly args: CallArguments;
  readonly options: PagerOptions;
  readonly maxItems: number;
  /** `undefined`: the page cap, and an error there. */
  readonly maxPages: number | undefined;
  readonly maxEmptyPages: number;
  /** Told of each value that is handed out. */
  readonly mark: (place: Place) => void;
}

/** An item, by its page and its number there, from 0. */
export type Place = readonly [visited: Visit, index: number];

/** One page of a walk. */
export interface Visit {
  readonly page: Page<unknown>;
  readonly facts: PageFacts;
  /** How far the walk had come before it. */
  readonly before: Progress;
  /** Where the list goes on; `undefined` where it ends. */
  readonly following: Progress | undefined;
  /** Where the walk goes on; `undefined` where the list ends or a bound is reached. */
  readonly after: Progress | undefined;
  /** Requests that it took. */
  readonly attempts: number;
  /** Of each item, its number on the server's page, from 1; where some of those are left out. */
  readonly places?: readonly number[];
}

/** A walk's pages, one after the other. */
export type Source = (
  list: List,
  start: Progress,
  stop: AbortController,
  ask?: Ask,
) => AsyncGenerator<Visit, void>;

/** Sends for the page at a position. */
export type Ask = (
  list: List,
  position: Position | undefined,
  signal: AbortSignal | undefined,
  watch?: Watch,
) => Promise<Reply>;

/** A walk that has not begun. */
export function beginning(position: Position | undefined): Progress {
  return { position, index: 0, delivered: 0, largest: 0, empty: 0, fingerprint: undefined };
}

/**
 * Every item, or what `pick` makes of every page. `stop`, aborted with itself as the reason, ends the
 * walk without an error.
 */
export async function* walk<Value>(
  list: List,
  start: Progress,
  stop: AbortController,
  pick?: (visit: Visit) => Value,
): AsyncGenerator<Value, void> {
  const { concurrency = 1, onDrift, onPage, resume, signal } = list.options;
  let room = list.maxItems;
  let place: Place | undefined;
  if (room <= 0) return;
  try {
    const source: Source =
      concurrency !== 1 || onDrift || onPage || resume
        ? (await import("./features/features.js")).visits
        : visits;
    for await (const visited of source(list, start, stop)) {
      const { items } = visited.page;
      const values = pick ? [pick(visited)] : (items as Value[]).slice(0, room);
      for (const [index, value] of values.entries()) {
        // What has come already is not handed out to a caller who has aborted.
        if (signal?.aborted) {
          const seen = visited.places?.[index] ?? index + 1;
          throw locate(new AbortedError(signal.reason), list, visited.before, seen - 1);
        }
        list.mark((place = [visited, pick ? items.length - 1 : index]));
        yield value;
      }
      room -= items.length;
      if (room <= 0) return;
    }
  } catch (error) {
    // Nobody waits for what was stopped.
    if (stop.signal.reason === stop) return;
    if (error instanceof ApiError) {
      error.checkpoint = place
        ? placeAfter(list, ...place)
        : (resume ?? checkpointOf(list, start, 0));
    }
    throw error;
  }
}

/** Page after page. */
export async function* visits(
  list: List,
  start: Progress,
  stop: AbortController,
  ask?: Ask,
): AsyncGenerator<Visit, void> {
  let total: number | undefined;
  let { onDrift } = list.options;
  for (let progress: Progress | undefined = start; progress;) {
    const visited: Visit = await visitUntil(stop, list, progress, ask);
    const { page } = visited;
    if ((total ??= page.total) !== page.total && !onDrift && page.items.length > 0) {
      onDrift = "ignore";
      (await import("./features/features.js")).warn(list.operation, visited, "total");
    }
    // Before the server has to refuse; it does where this cannot be loaded, as in a service worker.
    if (!ask && isLimited(page.response)) {
      ask = (await import("./features/features.js").catch(() => undefined))?.paced;
    }
    yield visited;
    progress = visited.after;
  }
}

function isLimited({ headers }: Response): boolean {
  return ["ratelimit", "ratelimit-remaining", "x-ratelimit-remaining"].some((name) =>
    headers.has(name),
  );
}

/**
 * Asks for one page, until the walk is stopped or the caller's signal says so. Holds on to that no
 * longer than this takes: `AbortSignal.any` would leave something on it for as long as it lives.
 */
export async function visitUntil(
  stop: AbortController,
  list: List,
  before: Progress,
  ask?: Ask,
): Promise<Visit> {
  const { signal } = list.options;
  const forget = whenAborted(signal, () => {
    stop.abort(signal?.reason);
  });
  try {
    return await visit(list, before, stop.signal, ask);
  } finally {
    forget();
  }
}

/** Asks for one page. An error says where in the walk it happened. */
export async function visit(
  list: List,
  before: Progress,
  signal = list.options.signal,
  ask = send,
): Promise<Visit> {
  const { operation, maxPages = pageCap } = list;
  const { position, index } = before;
  try {
    if (index >= maxPages) throw failure(operation, "page-cap", `${index} pages, and no end`);
    return accept(list, before, await ask(list, position, signal));
  } catch (error) {
    throw locate(error, list, before);
  }
}

/** Pages wait for as long as the server asked any call of their client to. */
const patient: Watch = { hold: (now, until) => until - now };

export const send: Ask = (
  { core, operation, style, args, options },
  position,
  signal,
  watch = patient,
) =>
  core.send(
    operation,
    position === undefined ? args : style.aim(args, position),
    { ...options, signal },
    watch,
  );

/** Says where an error happened: before a page, or after some of its items. */
export function locate(error: unknown, list: List, before: Progress, items = 0) {
  if (!(error instanceof ApiError)) return error;
  return Object.assign(error, {
    route: list.operation.route,
    page: { index: before.index, itemsDelivered: before.delivered + items },
    checkpoint: checkpointOf(list, before, 0),
  });
}

/** The checkpoint after an item, by its number on a page. */
export function placeAfter(list: List, visited: Visit, index: number) {
  const { page, before, following, places } = visited;
  const { items } = page;
  return index < items.length - 1
    ? checkpointOf(list, before, places?.[index] ?? index + 1, items[index])
    : checkpointOf(list, following, 0, items[index]);
}

/** Makes a page of a reply, unless a guard objects. */
function accept(list: List, before: Progress, { data, response, attempts }: Reply): Visit {
  const { operation, style, maxItems, maxPages = Infinity, maxEmptyPages } = list;
  const facts = style.read(readerOf(operation, data, response), before);
  const next = advance(before, facts, style.key);
  guard(operation, style, facts, before, next, maxEmptyPages);
  const following = facts.next === undefined ? undefined : next;
  const after = next.index < maxPages && next.delivered < maxItems ? following : undefined;

  const go = async (progress: Progress) => (await visit(list, progress)).page;
  const { items, total, pageCount } = facts;
  const page = {
    items,
    total,
    pageCount,
    index: before.index,
    hasNext: !!after,
    body: data,
    response,
    next: async () => (after ? go(after) : null),
    ...style.extend?.(before.position, (position) => go(beginning(position))),
  };
  const checkpoint = () => checkpointOf(list, following, 0, items.at(-1));
  return { page: pageOf(page, checkpoint), facts, before, following, after, attempts };
}

/** A page that stays as it is. */
export function pageOf(
  members: Omit<Page<unknown>, "checkpoint">,
  checkpoint: () => Checkpoint,
): Page<unknown> {
  return Object.freeze(new Checkpointed(members, checkpoint)) as Page<unknown>;
}

function advance(before: Progress, { items, next, total }: PageFacts, key?: string): Progress {
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
    fingerprint: length > 0 && (next ?? last) !== undefined ? fingerprint(items, key, total) : last,
  };
}
