import { setImmediate as nextTurn } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs synchronous work that a signal must not cut short; a signal that came meanwhile takes its
 * usual effect afterwards.
 */
export async function holdSignals<T>(work: () => T): Promise<T> {
  let held: NodeJS.Signals | undefined;
  const hold = (signal: NodeJS.Signals): void => {
    held ??= signal;
  };
  for (const signal of SIGNALS) process.on(signal, hold);
  try {
    return work();
  } finally {
    // Signals arrive when the event loop polls, and what is left of this turn may be past that.
    await nextTurn();
    await nextTurn();
    for (const signal of SIGNALS) process.off(signal, hold);
    // Where someone else listens, they have been told; else the default effect is still due.
    if (held !== undefined && process.listenerCount(held) === 0) process.kill(process.pid, held);
  }
}
