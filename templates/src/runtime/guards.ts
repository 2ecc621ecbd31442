import { ArgumentError, PaginationError, type PaginationReason } from "./errors.js";
import { digest, hash } from "./checkpoint.js";
import { along, at } from "./pointer.js";
import type { Kinds, PageFacts, Progress, Reader, Source, Style } from "./styles/style.js";
import type { Operation } from "./types.js";

/** A whole number, also as text; `undefined` where there is none. Else throws an `ArgumentError`. */
export function whole(name: string, value: unknown, least: number): number | undefined {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (number === undefined) return number;
  if (Number.isSafeInteger(number) && (number as number) >= least) return number as number;
  throw new ArgumentError(`"${name}" must be a whole number from ${least}`);
}

/** Reads a reply: its parsed body, and the response it came in. */
export function readerOf(operation: Operation, body: unknown, response = new Response()): Reader {
  const fail = (reason: PaginationReason, text: string) => failure(operation, reason, text);
  const value = (source: Source, kind?: keyof Kinds) =>
    typeof source === "string" ? at(body, source) : source.find(reader, kind);
  const read = <Kind extends keyof Kinds>(source: Source | undefined, kind: Kind) => {
    if (source === undefined) return source as never;
    const found = value(source, kind);
    if (kindOf(found) === kind) return found as Kinds[Kind];
    const name = typeof source === "string" ? source : source.name;
    throw fail("bad-metadata", `"${name}" is ${kindOf(found)}, not ${kind}; has the API changed?`);
  };
  const reader: Reader = Object.assign(read, { value, response, fail });
  return reader;
}

/** In words. The value itself may be a secret. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isSafeInteger(value) && (value as number) >= 0 ? "whole number" : typeof value;
}

/**
 * Tells a page from others: by the keys of its items, or by the whole of an item without one, and by
 * the total, so that a page is another if as much was put in before it as it holds.
 */
export function fingerprint(items: readonly unknown[], key?: string, total?: number): string {
  const keyOf = key === undefined ? () => undefined : along(key);
  return hash([total, items.map((item) => keyOf(item) ?? digest(item))]);
}

/** Objects to a page with which a walk would lose, repeat or never end. */
export function guard(
  operation: Operation,
  { parameter }: Style,
  { items, next, astray }: PageFacts,
  before: Progress,
  after: Progress,
  maxEmptyPages: number,
): void {
  const same = before.fingerprint !== undefined && before.fingerprint === after.fingerprint;
  const ignored = `does the server ignore "${parameter}"`;
  if (astray) throw failure(operation, "not-advancing", `not the page asked for; ${ignored}?`);
  if (same && items.length > 0) {
    // No client can tell from these two pages alone.
    const moved = 'or has the list moved by a page (see "onDrift")';
    throw failure(operation, "not-advancing", `the same page again; ${ignored}, ${moved}?`);
  }
  if (next !== undefined && [before.position, before.mark].some((seen) => equal(seen, next))) {
    throw failure(operation, "repeated-cursor", `"${parameter}" leads back to where the walk was`);
  }
  if (next !== undefined && after.empty > maxEmptyPages) {
    throw failure(operation, "empty-pages", `${after.empty} empty pages, and no end`);
  }
}

function equal(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

export function failure(
  { route }: Operation,
  reason: PaginationReason,
  text: string,
): PaginationError {
  return new PaginationError(reason, `${route}: ${text}`, { route });
}
