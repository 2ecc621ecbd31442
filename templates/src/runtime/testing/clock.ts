import type { Clock } from "../types.js";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Milliseconds until each timer that is set, soonest first. */
  readonly pending: () => readonly number[];
  /** Moves on, and fires the timers that are due. */
  readonly advance: (milliseconds: number) => void;
  /** Resolves once so many timers are set. */
  readonly timers: (count: number) => Promise<void>;
}

/** `chance` is what every throw of the dice gives. */
export function standingClock(chance = 0.5, start = Date.UTC(2026, 0, 1)): TestClock {
  const timers = new Set<Timer>();
  const waiting: (() => void)[] = [];
  let now = start;
  return {
    now: () => now,
    random: () => chance,
    setTimeout: (callback, milliseconds) => {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      for (const resolve of waiting.splice(0)) resolve();
      return timer;
    },
    clearTimeout: (timer) => timers.delete(timer as Timer),
    pending: () => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
    advance: (milliseconds) => {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.callback();
      }
    },
    timers: async (count) => {
      while (timers.size < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** A clock that jumps to whatever is waited for; `waits` are the milliseconds of each jump. */
export function jumpingClock(chance = 0.5): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  const cleared = new Set<unknown>();
  let now = Date.UTC(2026, 0, 1);
  return {
    waits,
    now: () => now,
    random: () => chance,
    setTimeout: (callback, milliseconds) => {
      const timer = {};
      queueMicrotask(() => {
        if (cleared.has(timer)) return;
        waits.push(milliseconds);
        now += milliseconds;
        callback();
      });
      return timer;
    },
    clearTimeout: (timer) => cleared.add(timer),
  };
}
