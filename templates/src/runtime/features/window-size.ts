import { paceOf } from "./pace.js";
import type { Core } from "../types.js";

/** Pages on their way that `auto` grows to. */
const largestWindow = 16;
/** However many a caller would like: how many pages there are, the server says. */
const mostAtOnce = 1000;
/** Pages without an objection that make up for a part of the last. */
const calmPages = 10;

/** How many pages may be on their way at once. */
export interface WindowSize {
  /** What it may grow to. */
  readonly largest: number;
  readonly now: () => number;
  /** A page has come, and was handed out. */
  readonly passed: () => void;
  readonly release: () => void;
}

/**
 * Half of it, each time that the server objects. `auto` begins with two, gets larger page by page, and
 * stays as it is after the first objection, since it has been seen how much the server bears. A number
 * is what the caller wants: it comes back one by one, each after ten pages in peace.
 */
export function windowSize(core: Core, given: number | "auto"): WindowSize {
  const pace = paceOf(core);
  const auto = given === "auto";
  const largest = auto ? largestWindow : Math.min(given, mostAtOnce);
  let most = auto ? 2 : largest;
  let objected = false;
  let calm = 0;
  const objections = pace.listen(() => {
    objected = true;
    calm = 0;
    most = Math.max(1, Math.floor(most / 2));
  });

  return {
    largest,
    now: () => most,
    passed: () => {
      calm += 1;
      const due = auto ? !objected : calm >= calmPages;
      if (!due || most >= largest || pace.isTight()) return;
      most += 1;
      calm = 0;
    },
    release: objections.release,
  };
}
