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

/**
 * Whether an attempt failed on its way, so that another may not. An answer that we do not go on with has no
 * cause, and is the same the next time.
 */
export function isLost(error: unknown): boolean {
  return error instanceof TimeoutError || (error instanceof ConnectionError && "cause" in error);
}

/** Milliseconds before the attempt after this one; `undefined`: there must not be another. */
export type Delay = (attempt: number, response?: Response, error?: unknown) => number | undefined;

/** What the calls of a client know of their server together. */
export interface Strain {
  /** What retries have cost, less what successes have made up for. */
  spent: number;
  /** Milliseconds since the epoch before which the server wants no more. */
  until: number;
}

/** What the error of a call says of it. */
export interface Told {
  budgetSpent?: true;
}

/**
 * How failures are retried; `repeatable`: whether a second request does no harm. A client's retries cost
 * no more than it can afford, so that they do not multiply what a failing server has to bear. The costs
 * are those of the AWS SDKs' standard mode: 14 of 500 for a retry, 5 for one after 429, which shows that
 * the server works; a success earns what its last retry cost, or 1.
 */
export function delayBy(
  {
    attempts = 3,
    baseDelay = 500,
    maxDelay = 8_000,
    maxRetryAfter = 60_000,
    statuses = [408, 429, 500, 502, 503, 504],
    budget = 500,
    unsafe,
  }: RetryOptions,
  repeatable: boolean,
  clock: Clock,
  strain: Strain,
  told: Told,
): Delay {
  let cost = 1;
  return (attempt, response, error) => {
    if (error !== undefined && !isLost(error)) return undefined;
    const { headers, ok, status = 0 } = response ?? {};
    const advice = headers?.get("x-should-retry");
    const wanted =
      advice === "true" ||
      (advice !== "false" && (repeatable || unsafe) && (!response || statuses.includes(status)));
    const now = clock.now();
    // What is over stays over where the clock is turned back, as where a test gives fake time up.
    if (now >= strain.until) strain.until = 0;
    if (ok) strain.spent = Math.max(0, strain.spent - cost);
    if (ok && !wanted) return undefined;

    const throttled = status === 429;
    const asked = (headers && retryAfter(headers, now)) ?? 0;
    const usual = Math.min(maxDelay, (throttled ? 2 : 1) * baseDelay * 2 ** (attempt - 1));
    // A server that asks for a delay gets no less; a little more spreads its callers.
    const wait = asked > 0 ? asked * (1 + clock.random() / 10) : clock.random() * usual;
    // For what is longer, nobody waits who was not told so himself.
    if ((throttled || status === 503) && asked <= 60_000) {
      strain.until = Math.max(strain.until, now + wait);
    }
    if (!wanted || !(attempt < attempts) || asked > maxRetryAfter) return undefined;
    cost = throttled ? 5 : 14;
    if (strain.spent + cost <= budget) {
      strain.spent += cost;
      return wait;
    }
    told.budgetSpent = true;
    return undefined;
  };
}
