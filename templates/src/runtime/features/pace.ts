import type { Core, Watch } from "../types.js";
import type { Ask } from "../walk.js";
import { rateLimitsOf } from "./rate-limit.js";

/** What all walks of a client share that ask for several pages at once. */
export interface Pace extends Required<Watch> {
  /** Called each time that the server objects, to too many requests or to any, until it is let go. */
  readonly listen: (objected: () => void) => { readonly release: () => void };
  /** Whether a limit is near. */
  readonly isTight: () => boolean;
  /** So many requests will be under way at once. */
  readonly expect: (count: number) => void;
}

/** Milliseconds that nobody waits for unless a call's own options say so. */
const longestPause = 60_000;

const paces = new WeakMap<Core, Pace>();

/** One pace for each client. */
export function paceOf(core: Core): Pace {
  let pace = paces.get(core);
  if (!pace) paces.set(core, (pace = createPace()));
  return pace;
}

/** Sends for a page at its client's pace. */
export const paced: Ask = (list, position, signal, watch = paceOf(list.core)) =>
  list.walker.send(list, position, signal, watch);

function createPace(): Pace {
  const listeners = new Set<() => void>();
  /** Milliseconds since the epoch before which nothing is sent, so that the server need not refuse. */
  let next = 0;
  /** Milliseconds between two requests, where the server says how many it will still take. */
  let interval = 0;
  /** Milliseconds since the epoch before which an objection is the same as the last one. */
  let objected = 0;
  let underWay = 1;

  /** Spreads what the server will still take over the time until it takes more. */
  function slowDown({ headers }: Response, now: number): void {
    const limits = rateLimitsOf(headers, now);
    if (limits.length === 0) return;
    const intervals = limits.map(({ remaining, resetAfter, ample }) =>
      // Those that are under way are not counted by the server yet.
      remaining < Math.max(ample, underWay) ? resetAfter / (remaining + 1) : 0,
    );
    interval = Math.min(longestPause, Math.max(...intervals));
    if (interval > 0) next = Math.max(next, now + interval);
  }

  function object(now: number, wait: number): void {
    if (now >= objected) for (const listener of listeners) listener();
    objected = Math.max(objected, now + wait);
  }

  return {
    listen: (listener) => {
      listeners.add(listener);
      return { release: () => listeners.delete(listener) };
    },
    isTight: () => interval > 0,
    expect: (count) => {
      underWay = Math.max(underWay, count);
    },
    sending: () => undefined,
    hold: (now, until) => {
      const from = Math.max(next, until);
      if (now < from) return from - now;
      if (interval > 0) next = now + interval;
      return 0;
    },
    judge: ({ response, lost, now, wait }) => {
      if (response) slowDown(response, now);
      if (response ? response.status === 429 || response.status >= 500 : lost) {
        object(now, wait ?? 0);
      }
      return wait;
    },
  };
}
