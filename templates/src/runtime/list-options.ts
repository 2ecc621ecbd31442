import type { Checkpoint } from "./checkpoint.js";
import type { RequestOptions } from "./types.js";

/**
 * What to do where a list changes while it is walked. A change shows as a total that differs from page
 * to page, a short page in the middle and, with a declared key, as an item that was there before.
 * Insertions repeat items, deletions lose some; with several pages at once, either may do both.
 *
 * Where the same page comes again, all but `ignore` read it and the one before it anew: a list that has
 * moved by just a page is told from a server that ignores which page it is asked for.
 *
 * - `ignore`: nothing; items come as the server sends them.
 * - `warn`: the same, and one warning on the console.
 * - `dedupe`: an item that was handed out is left out; a warning where items may be lost.
 * - `repair`: besides, the seam between two pages is read again, and what slid over it handed out; an
 *   error (`drift`) where the list changes each time that it is looked at.
 * - `throw`: a `PaginationError` (`drift`) before the page on which it shows.
 *
 * Nothing helps where as many items are put in as are taken out between two answers: the total is the
 * same, and the pages are those of a list at rest.
 */
export type OnDrift = "warn" | "ignore" | "dedupe" | "repair" | "throw";

/** How far a walk is, after a page. */
export interface WalkProgress {
  /** Pages so far in this walk. */
  readonly page: number;
  /** Pages in the whole list; `undefined` where it does not say. */
  readonly pageCount: number | undefined;
  /** Items so far in this walk. */
  readonly items: number;
  /** Items in the whole list; `undefined` where it does not say. */
  readonly total: number | undefined;
  /** Milliseconds since the walk began. */
  readonly elapsed: number;
  /** Milliseconds to the end, as it goes so far; `undefined` where the list does not say its total. */
  readonly eta: number | undefined;
  /** Requests for these pages, and how many of them were repetitions. */
  readonly requests: number;
  readonly retries: number;
}

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
  /**
   * Pages on their way or waiting to be handed out, in order; 1,000 at most. Where the list does not
   * say after a page where later ones are (by cursors and links it never does; by numbers and offsets
   * with a page count or a total), more than 1 means one page ahead. Each time that the server objects,
   * by a 429, a status from 500 on or a lost connection, it is halved; then it comes back one by one,
   * each after ten pages without an objection. `"auto"` begins with 2, grows to 16 until the server
   * objects, and then stays. Default 1.
   */
  readonly concurrency?: number | "auto" | undefined;
  /**
   * What to do where the list changes meanwhile. Default: a warning where a total changes; keys are
   * only remembered where this is given. `dedupe` and `repair` need a declared key.
   */
  readonly onDrift?: OnDrift | undefined;
  /**
   * Goes on where a checkpoint was taken; `maxItems` and `maxPages` count from there. A checkpoint of
   * another operation, of other arguments or of another kind of list is refused with an
   * `ArgumentError` before anything is sent. Where the list had ended there, nothing is sent and there
   * are no items; awaited, it is then a page without items, whose `body` and `response` throw.
   */
  readonly resume?: Checkpoint | undefined;
  /** Called after each page of a walk has come, before it is handed out. */
  readonly onPage?: ((progress: WalkProgress) => void) | undefined;
}
