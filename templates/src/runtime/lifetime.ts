import { whenAborted } from "./aborted.js";
import { AbortedError, type ApiError, TimeoutError } from "./errors.js";
import type { Clock } from "./types.js";

/** A call from its beginning to its end: whatever it waits for ends with it. */
export interface Lifetime {
  /** Rejects when the caller's signal or `totalTimeout` ends the call; `undefined` without either. */
  readonly ended: Promise<never> | undefined;
  /**
   * Waits for work, but not beyond the end of the call nor for more than `timeout` milliseconds (0:
   * no limit). Work that is given up learns it by its signal.
   */
  readonly run: <T>(work: (signal: AbortSignal) => Promise<T>, timeout: number) => Promise<T>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Lets go of the caller's signal and of the timer. */
  readonly release: () => void;
}

export function beginLifetime(
  clock: Clock,
  signal: AbortSignal | undefined,
  totalTimeout: number,
): Lifetime {
  let over: ApiError | undefined;
  /** Gives up what is being waited for. */
  let stop: (error: ApiError) => void = () => undefined;
  let fail = stop;
  const ended =
    signal || totalTimeout
      ? new Promise<never>((_, reject) => {
          fail = reject;
        })
      : undefined;

  function end(error: ApiError): void {
    over ??= error;
    fail(error);
    stop(error);
  }

  function abort(): void {
    end(new AbortedError(signal?.reason));
  }

  /** Above what timers can hold, they would fire at once. */
  function startTimer(callback: () => void, milliseconds: number): unknown {
    return clock.setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1));
  }

  async function run<T>(work: (signal: AbortSignal) => Promise<T>, timeout: number): Promise<T> {
    if (over) throw over;
    const controller = new AbortController();
    let timer: unknown;
    try {
      return await new Promise<T>((resolve, reject) => {
        stop = (error) => {
          reject(error);
          controller.abort(error);
        };
        if (timeout) {
          timer = startTimer(() => {
            stop(new TimeoutError("attempt", timeout));
          }, timeout);
        }
        work(controller.signal).then(resolve, reject);
      });
    } finally {
      clock.clearTimeout(timer);
    }
  }

  const total =
    totalTimeout &&
    startTimer(() => {
      end(new TimeoutError("total", totalTimeout));
    }, totalTimeout);
  const forget = whenAborted(signal, abort);

  return {
    ended,
    run,
    sleep: (milliseconds) =>
      run(
        (given) =>
          new Promise((resolve) => {
            const timer = startTimer(resolve, milliseconds);
            given.onabort = () => {
              clock.clearTimeout(timer);
            };
          }),
        0,
      ),
    release: () => {
      clock.clearTimeout(total);
      forget();
    },
  };
}
