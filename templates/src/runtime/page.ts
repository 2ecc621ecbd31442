import type { Checkpoint } from "./checkpoint.js";

/** One response of a list, as it was when it came: a page does not change as the walk goes on. */
export interface Page<Item, Body = unknown> {
  readonly items: readonly Item[];
  /** Items in the whole list, as this page tells it; `undefined` where the list does not say. */
  readonly total: number | undefined;
  /** Pages in the whole list, as this page tells it; `undefined` where the list does not say. */
  readonly pageCount: number | undefined;
  /** Pages before this one in this walk: 0 for the first, whatever its number. */
  readonly index: number;
  /** Whether there is a next page, and `maxPages` and `maxItems` allow it. */
  readonly hasNext: boolean;
  /** The parsed body that the items came in. */
  readonly body: Body;
  readonly response: Response;
  /** Goes on after this page. */
  readonly checkpoint: Checkpoint;
  /**
   * Asks for the next page; `null` where `hasNext` is false. Every call is a request of its own, so
   * that after a failure the same page can be asked for its successor again.
   */
  readonly next: () => Promise<Page<Item, Body> | null>;
}

/** A page of a list whose pages have numbers. */
export interface NumberedPage<Item, Body = unknown> extends Page<Item, Body> {
  readonly number: number;
  readonly next: () => Promise<NumberedPage<Item, Body> | null>;
  /** Starts a walk at the page before this one; `null` on the first page of the list. */
  readonly previous: () => Promise<NumberedPage<Item, Body> | null>;
  /**
   * Starts a walk at the page of this number. A page behind the end has no items and no next page.
   * Rejects with an `ArgumentError` where no page can have this number.
   */
  readonly goto: (number: number) => Promise<NumberedPage<Item, Body>>;
}
