import type { PaginationError, PaginationReason } from "../errors.js";
import type { NumberedPage, Page } from "../page.js";
import type { CallArguments } from "../types.js";

/** Where a page is: its number, a cursor, a link. JSON, so that it can be kept. */
export type Position = number | string | { readonly [name: string]: Position };

/** How far a walk has come before a page. JSON, so that it can be kept. */
export interface Progress {
  /** Where the page is; `undefined`: where the caller's arguments say. */
  readonly position: Position | undefined;
  /** Pages before it. */
  readonly index: number;
  /** Items on the pages before it. */
  readonly delivered: number;
  /** Items on the largest page before it: the page size in effect, whatever was asked for. */
  readonly largest: number;
  /** Empty pages right before it. */
  readonly empty: number;
  /** What tells the last page that had items from others. */
  readonly fingerprint: string | undefined;
  /** A position that the walk has come by, to notice that it goes in a circle. */
  readonly mark?: Position | undefined;
}

/** What a reply says. */
export interface PageFacts {
  readonly items: readonly unknown[];
  readonly total: number | undefined;
  readonly pageCount: number | undefined;
  /** Where the next page is; `undefined` where this is the last. */
  readonly next: Position | undefined;
  /** Whether the reply says of itself that it is another page than was asked for. */
  readonly astray: boolean;
}

/** What can be read from a body, by the words that errors use for it. */
export interface Kinds {
  array: readonly unknown[];
  boolean: boolean;
  /** From 0, and exact. */
  "whole number": number;
}

/** Where a reply says something: a JSON pointer into its body, or something that finds it. */
export type Source =
  | string
  | {
      /** For messages. */
      readonly name: string;
      readonly find: (read: Reader, kind: keyof Kinds | undefined) => unknown;
    };

/**
 * Reads a reply where a source leads. Throws a `PaginationError` (`bad-metadata`) where something
 * else is there, or nothing; without a source it reads `undefined`.
 */
export interface Reader {
  <Kind extends keyof Kinds>(source: Source, kind: Kind): Kinds[Kind];
  <Kind extends keyof Kinds>(source: Source | undefined, kind: Kind): Kinds[Kind] | undefined;
  /** Whatever is there. */
  readonly value: (source: Source, kind?: keyof Kinds) => unknown;
  readonly response: Response;
  readonly fail: (reason: PaginationReason, text: string) => PaginationError;
}

/** What a caller may set that moves from page to page: a query parameter, or another place. */
export type Parameter =
  | string
  | {
      /** For messages, and unique in its style. */
      readonly name: string;
      readonly get: (args: CallArguments) => unknown;
      /** The same arguments with another value; `undefined` takes it away. */
      readonly set: (args: CallArguments, value: unknown) => CallArguments;
    };

/** How the pages of a list follow one another: pure functions, which keep nothing. */
export interface Style<AnyPage extends Page<unknown> = Page<unknown>> {
  /** The parameter that moves from page to page, for messages. */
  readonly parameter: string;
  /** JSON pointer into an item: what identifies it. */
  readonly key?: string;
  /** Empty pages in a row that are nothing unusual. Default 3. */
  readonly maxEmptyPages?: number;
  /**
   * Where the caller's arguments start; `undefined` where they leave it to the server. Throws an
   * `ArgumentError` where they cannot be right.
   */
  readonly start: (args: CallArguments) => Position | undefined;
  /** The arguments that ask for the page at a position. */
  readonly aim: (args: CallArguments, position: Position) => CallArguments;
  /** What a reply says, to a walk that has come so far. */
  readonly read: (read: Reader, progress: Progress) => PageFacts;
  /** The place of the first page, where places are counted. Left out where only the next is ever known. */
  readonly first?: number;
  /** Whether places are counted in pages, so that one in the middle is as long as the others. Else in items. */
  readonly even?: true;
  /** What pages of this style have besides. `go` starts a walk at a position. */
  readonly extend?: (
    position: Position | undefined,
    go: (position: Position) => Promise<AnyPage>,
  ) => Omit<AnyPage, keyof Page<unknown>>;
}

export type NumberedStyle = Style<NumberedPage<unknown>>;
