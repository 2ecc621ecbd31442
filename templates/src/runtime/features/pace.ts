import type { AttemptOutcome, Core, Watch } from "../types.js";
import type { Ask } from "../walk.js";
import { rateLimitsOf } from "./rate-limit.js";

/** What all walks of a client share that ask for several pages at once. */
export interface Pace extends Watch {
  /** Called each time that the server objects, to too many requests or to any, until it is let go. */
  readonly listen: (objected: () => void) => { readonly release: () => void };
  /** Whether a limit is near. */
  readonly isTight: () => boolean;
  /** So many requests will be under way at once. */
  readonly expect: (count: number) => void;
}

/** Retries that a client may have more than successes make up for, in `retryCost`s. */
const capacity = 500;
const retryCost = 14;
/** A client that is asked for patience shows that its server works. */
const throttleCost = 5;
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
export const paced: Ask = async ({ core, operation, style, args, options }, position, signal) =>
  core.send(
    operation,
    position === undefined ? args : style.aim(args, position),
    { ...options, signal },
    paceOf(core),
  );

function createPace(): Pace {
  const listeners = new Set<() => void>();
  let tokens = capacity;
  /** Milliseconds since the epoch before which nothing is sent. */
  let until = 0;
  /** Milliseconds between two requests, where the server says how many it will still take. */
  let interval = 0;
  /** Milliseconds since the epoch before which an objection is the same as the last one. */
  let objected = 0;
  let underWay = 1;

  /** The wait before a repetition, if the client can afford one. */
  function spend({ wait, response }: AttemptOutcome): number | undefined {
    const cost = response?.status === 429 ? throttleCost : retryCost;
    if (wait === undefined || tokens < cost) return undefined;
    tokens -= cost;
    return wait;
  }

  function pause(milliseconds: number, now: number): void {
    until = Math.max(until, now + milliseconds);
  }

  /** Spreads what the server will still take over the time until it takes more. */
  function slowDown({ headers }: Response, now: number): void {
    const limits = rateLimitsOf(headers, now);
    if (limits.length === 0) return;
    const intervals = limits.map(({ remaining, resetAfter, ample }) =>
      // Those that are under way are not counted by the server yet.
      remaining < Math.max(ample, underWay) ? resetAfter / (remaining + 1) : 0,
    );
    interval = Math.min(longestPause, Math.max(...intervals));
    if (interval > 0) pause(interval, now);
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
    hold: (now) => {
      if (now < until) return until - now;
      if (interval > 0) until = now + interval;
      return 0;
    },
    judge: (outcome) => {
      const { asked = 0, attempt, response, lost, now } = outcome;
      if (response) slowDown(response, now);
      if (response?.ok) {
        tokens = Math.min(capacity, tokens + (attempt > 1 ? retryCost : 1));
        return outcome.wait;
      }
      const failing = response ? response.status === 429 || response.status >= 500 : lost;
      const wait = spend(outcome);
      if (failing) object(now, wait ?? 0);
      if (response?.status === 429 || (failing && asked > 0)) {
        pause(wait ?? Math.min(longestPause, asked), now);
      }
      return wait;
    },
  };
}
