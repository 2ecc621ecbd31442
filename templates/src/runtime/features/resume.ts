import type { Checkpoint } from "../checkpoint.js";
import type { Page } from "../page.js";
import type { Progress } from "../styles/style.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { withItems } from "./with-items.js";

/** A walk that goes on where a checkpoint says. */
export function resumed(inner: Source): Source {
  return async function* (list: List, _: Progress, stop: AbortController, ask?: Ask) {
    const { progress, items, last } = accepted(list);
    if (!progress) return;
    const { maxItems, maxPages } = list;
    const rest: List = {
      ...list,
      maxItems: maxItems + progress.delivered + items,
      maxPages: maxPages === undefined ? maxPages : maxPages + progress.index,
    };
    let begun = false;
    for await (const visited of inner(rest, progress, stop, ask)) {
      yield begun ? visited : afterItems(list, visited, items, last);
      begun = true;
    }
  };
}

/** The page that a checkpoint leads to, or what is left of it. */
export async function first(list: List): Promise<Pick<Visit, "page">> {
  const { ApiError, visit } = list.walker;
  const { progress, items, last } = accepted(list);
  if (progress) {
    try {
      return afterItems(list, await visit(list, progress), items, last);
    } catch (error) {
      throw error instanceof ApiError
        ? Object.assign(error, { checkpoint: list.options.resume })
        : error;
    }
  }
  return { page: nothing(list) };
}

/** What follows the end of a list: no items. Since nothing is sent for them, there is no answer to show. */
function nothing(list: List): Page<unknown> {
  const { operation, options, style } = list;
  const { ArgumentError, beginning, visit } = list.walker;
  const unknown = {
    get: () => {
      throw new ArgumentError(`${operation.route}: the list had ended, so no page was asked for`);
    },
  };
  const page = {
    items: [],
    total: undefined,
    pageCount: undefined,
    index: 0,
    hasNext: false,
    checkpoint: options.resume,
    next: () => Promise.resolve(null),
    ...style.extend?.(undefined, async (position) => (await visit(list, beginning(position))).page),
  };
  const answered = { body: unknown, response: unknown, ...(style.extend && { number: unknown }) };
  return Object.freeze(Object.defineProperties(page, answered)) as unknown as Page<unknown>;
}

/**
 * What is left of the page after the items that were handed out: if the list has a key, all after the
 * last of these, wherever it is now.
 */
function afterItems(list: List, visited: Visit, count: number, last: string | undefined): Visit {
  const { items } = visited.page;
  const { style, walker } = list;
  const index =
    last === undefined ? -1 : items.findIndex((item) => walker.keyHash(item, style.key) === last);
  const from = index < 0 ? count : index + 1;
  return from === 0
    ? visited
    : withItems(
        list,
        visited,
        items.flatMap((item, place) => (place < from ? [] : [[item, place + 1]])),
      );
}

/** Throws an `ArgumentError` that says why, unless the checkpoint is one of this list. */
function accepted(list: List): Checkpoint {
  // It comes from wherever the caller kept it.
  const given = list.options.resume as Partial<Checkpoint> | undefined;
  const { ArgumentError, beginning, checkpointOf } = list.walker;
  const expected = checkpointOf(list, beginning(undefined), 0);
  const why = !isCheckpoint(given)
    ? "it is no checkpoint, or one of another version of this client"
    : given.route !== expected.route
      ? `it is of ${given.route}`
      : given.parameter !== expected.parameter
        ? `the list is paged by "${expected.parameter}" now, and was by "${given.parameter}"`
        : given.query !== expected.query
          ? "it is of other arguments"
          : undefined;
  if (why === undefined) return given as Checkpoint;
  throw new ArgumentError(`${expected.route}: cannot resume from this checkpoint: ${why}`);
}

function isCheckpoint(given: Partial<Checkpoint> | undefined): given is Checkpoint {
  if (typeof given !== "object") return false;
  const { version, route, parameter, query, progress, items, last } = given;
  return (
    version === 1 &&
    [route, parameter, query, last ?? ""].every((text) => typeof text === "string") &&
    isCount(items) &&
    (progress === null || isProgress(progress))
  );
}

function isProgress(progress: Progress | undefined): boolean {
  if (typeof progress !== "object") return false;
  const { position, index, delivered, largest, empty, fingerprint } = progress;
  return (
    [index, delivered, largest, empty].every(isCount) &&
    ["undefined", "number", "string", "object"].includes(typeof position) &&
    (position as unknown) !== null &&
    typeof (fingerprint ?? "") === "string"
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
