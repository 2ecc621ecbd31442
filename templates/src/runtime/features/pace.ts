import type { AttemptOutcome, Core, Watch } from "../types.js";
import { rateLimitOf } from "./rate-limit.js";

/** What all walks of a client share that ask for several pages at once. */
export interface Pace extends Watch {
  /** How often the server has objected so far: to too many requests, or to any. */
  readonly troubles: () => number;
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

function createPace(): Pace {
  let troubles = 0;
  let tokens = capacity;
  /** Milliseconds since the epoch before which nothing is sent. */
  let until = 0;
  /** Milliseconds between two requests, where the server says how many it will still take. */
  let interval = 0;

  /** The wait before a repetition, if the client can afford one. */
  function spend({ wait, response }: AttemptOutcome): number | undefined {
    const cost = response?.status === 429 ? throttleCost : retryCost;
    if (wait === undefined || tokens < cost) return undefined;
    tokens -= cost;
    return wait;
  }

  function pause(milliseconds: number, now: number): void {
    until = Math.max(until, now + Math.min(milliseconds, longestPause));
  }

  return {
    troubles: () => troubles,
    hold: (now) => {
      if (now < until) return until - now;
      if (interval > 0) until = now + interval;
      return 0;
    },
    judge: (outcome) => {
      const { asked = 0, attempt, response, now } = outcome;
      const limit = response && rateLimitOf(response.headers, now);
      if (limit) {
        interval = limit.remaining < limit.ample ? limit.resetAfter / (limit.remaining + 1) : 0;
        if (interval > 0) {
          troubles += 1;
          pause(interval, now);
        }
      }
      if (response?.ok) {
        tokens = Math.min(capacity, tokens + (attempt > 1 ? retryCost : 1));
        return outcome.wait;
      }
      const failing = !response || response.status === 429 || response.status >= 500;
      if (failing) troubles += 1;
      const wait = spend(outcome);
      if (response?.status === 429 || (failing && asked > 0)) pause(wait ?? asked, now);
      return wait;
    },
  };
}
