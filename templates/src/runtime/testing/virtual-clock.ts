import type { Clock } from "../types.js";

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
  readonly owner: string;
}

/** Time that jumps to the next timer whenever nothing else is left to do. */
export interface VirtualClock {
  /** A clock whose timers can be told from those of others. */
  readonly of: (owner: string) => Clock;
  /** Timers that are set, of one owner. */
  readonly pending: (owner: string) => number;
  /** Resolves when whatever was begun has gone as far as it can without time. */
  readonly idle: () => Promise<void>;
}

/**
 * `random` is asked for every throw of the dice. Where other things than promises are waited for,
 * `isQuiet` says when they are at rest.
 */
export function virtualClock(random: () => number, isQuiet = () => true): VirtualClock {
  const timers = new Set<Timer>();
  let now = Date.UTC(2026, 0, 1);
  let order = 0;
  let running = false;

  /** Streams and promises take a few turns. */
  async function idle(): Promise<void> {
    do for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    while (!isQuiet());
  }

  async function run(): Promise<void> {
    running = true;
    while (timers.size > 0) {
      await idle();
      const [next] = [...timers].sort((a, b) => a.at - b.at || a.order - b.order);
      if (!next) break;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.callback();
    }
    running = false;
  }

  return {
    of: (owner) => ({
      now: () => now,
      random,
      setTimeout: (callback, milliseconds) => {
        const timer = { at: now + milliseconds, order: order++, callback, owner };
        timers.add(timer);
        if (!running) void run();
        return timer;
      },
      clearTimeout: (timer) => timers.delete(timer as Timer),
    }),
    pending: (owner) => [...timers].filter((timer) => timer.owner === owner).length,
    idle,
  };
}
