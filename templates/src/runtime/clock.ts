import type { Clock } from "./types.js";

/** Real time. Looks its functions up as they are needed, so that replaced timers are found. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (timer) => {
    clearTimeout(timer as number);
  },
};
