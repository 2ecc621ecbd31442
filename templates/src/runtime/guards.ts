import { ArgumentError, PaginationError } from "./errors.js";
import { at } from "./pointer.js";
import type { Kinds, Reader } from "./styles/style.js";

/** A whole number, also as text; `undefined` where there is none. Anything else is an ArgumentError. */
export function whole(name: string, value: unknown, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number) && (number as number) >= least) return number as number;
  throw new ArgumentError(`${name} must be a whole number, ${least} or more`);
}

/** Reads bodies for errors of one operation. */
export function readerOf(body: unknown, route: string): Reader {
  return <Kind extends keyof Kinds>(pointer: string | undefined, kind: Kind) => {
    if (pointer === undefined) return undefined as never;
    const value = at(body, pointer);
    const found = kindOf(value);
    if (found === kind) return value as Kinds[Kind];
    throw new PaginationError(
      "bad-metadata",
      `${route}: "${pointer}" must be: ${kind}, but is: ${found}. Has the API changed?`,
      { route },
    );
  };
}

/** Never the value itself, which may be a secret. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isSafeInteger(value) && (value as number) >= 0 ? "whole number" : typeof value;
}

/** Tells a page from others: by the keys of its items, or by all of an item that has no key. */
export function fingerprint(items: readonly unknown[], key: string | undefined): string {
  return JSON.stringify(items.map((item) => (key === undefined ? item : (at(item, key) ?? item))));
}
