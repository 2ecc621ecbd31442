import { ConnectionError, TimeoutError } from "./errors.js";
import type { Clock, RetryOptions } from "./types.js";

const httpDate =
  /^[A-Z]\w+,? (\d\d.[A-Z]\w\w.(\d\d)?\d\d \d\d:\d\d:\d\d GMT|[A-Z]\w\w [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/** Milliseconds since the epoch; `NaN` for what is not one of the three forms of an HTTP date. */
function parseDate(text: string): number {
  // The oldest form names no time zone; it is always GMT.
  return httpDate.test(text) ? Date.parse(text.replace(/\d$/, "$& GMT")) : NaN;
}

/**
 * Milliseconds that the server asks to wait before another request; 0 or less where it names a time
 * that is past, `undefined` where it names none that can be understood.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = headers.get("retry-after-ms");
  const text = headers.get("retry-after") ?? "";
  const decimal = /^\d+(\.\d+)?$/;
  if (milliseconds !== null && decimal.test(milliseconds)) return Number(milliseconds);
  // The server's clock, not ours, where it can be read.
  const given = decimal.test(text)
    ? Number(text) * 1000
    : parseDate(text) - (parseDate(headers.get("date") ?? "") || now);
  return Number.isNaN(given) ? undefined : given;
}

/** Whether an attempt failed on its way, so that another may not. */
export function isLost(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** Milliseconds before the attempt after this one; `undefined`: there must not be another. */
export type Delay = (attempt: number, response?: Response, error?: unknown) => number | undefined;

/** How failures are retried; `repeatable`: whether a second request does no harm. */
export function delayBy(
  {
    attempts = 3,
    baseDelay = 500,
    maxDelay = 8_000,
    maxRetryAfter = 60_000,
    statuses = [408, 429, 500, 502, 503, 504],
    unsafe,
  }: RetryOptions,
  repeatable: boolean,
  clock: Clock,
): Delay {
  return (attempt, response, error) => {
    if (error !== undefined && !isLost(error)) return undefined;
    const advice = response?.headers.get("x-should-retry");
    const wanted =
      advice === "true" ||
      (advice !== "false" &&
        (repeatable || unsafe) &&
        (!response || statuses.includes(response.status)));
    if (!wanted || attempt >= attempts) return undefined;
    const asked = response && retryAfter(response.headers, clock.now());
    // A server that asks for a delay gets no less; a little more spreads its callers.
    if (asked !== undefined && asked > 0) {
      return asked > maxRetryAfter ? undefined : asked * (1 + clock.random() / 10);
    }
    const base = response?.status === 429 ? 2 * baseDelay : baseDelay;
    return clock.random() * Math.min(maxDelay, base * 2 ** (attempt - 1));
  };
}
