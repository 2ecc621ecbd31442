import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { delayBy as delayWith, retryAfter } from "./retry.js";
import { standingClock } from "./testing/clock.js";
import type { Clock, RetryOptions } from "./types.js";

const now = Date.parse("2026-01-01T00:00:00Z");

describe("Retry-After", () => {
  test.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "-3" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "2 seconds" }, undefined],
    [{ "retry-after": "2026-01-01" }, undefined],
    [{ "retry-after": "2026-01-01T00:01:00Z" }, undefined],
    [{ "retry-after": "" }, undefined],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30_000],
    [{ "retry-after": "Thursday, 01-Jan-26 00:00:30 GMT" }, 30_000],
    [{ "retry-after": "Thu Jan  1 00:00:30 2026" }, 30_000],
    [{ "retry-after": "Thu Jan 11 00:00:00 2026" }, 864_000_000],
    [{ "retry-after": "Wed, 31 Dec 2025 23:59:00 GMT" }, -60_000],
    [{ "retry-after": "Thu, 99 Foo 2026 00:00:30 GMT" }, undefined],
    [{ "retry-after-ms": "250" }, 250],
    [{ "retry-after-ms": "250.5", "retry-after": "9" }, 250.5],
    [{ "retry-after-ms": "-1", "retry-after": "9" }, 9000],
    [{ "retry-after-ms": "NaN", "retry-after": "9" }, 9000],
    [
      // The server's clock is an hour ahead of ours.
      { "retry-after": "Thu, 01 Jan 2026 01:00:30 GMT", date: "Thu, 01 Jan 2026 01:00:00 GMT" },
      30_000,
    ],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT", date: "today" }, 30_000],
  ])("%j asks for %p ms", (headers, expected) => {
    expect(retryAfter(new Headers(headers), now)).toBe(expected);
  });
});

function response(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

describe("the delay", () => {
  /** For a client that has spent nothing yet. */
  const delayBy = (options: RetryOptions, repeatable: boolean, clock: Clock) =>
    delayWith(options, repeatable, clock, { spent: 0, until: 0 }, {});
  const [least, most] = [standingClock(0, now), standingClock(1, now)];

  test.each([
    [1, 500],
    [2, 1000],
    [3, 2000],
    [5, 8000],
    [9, 8000],
  ])("after attempt %d lies between 0 and %d ms", (attempt, bound) => {
    expect(delayBy({ attempts: 10 }, true, least)(attempt)).toBe(0);
    expect(delayBy({ attempts: 10 }, true, most)(attempt)).toBe(bound);
  });

  test("is longer after 429", () => {
    expect(delayBy({}, true, most)(1, response(429))).toBe(1000);
    expect(delayBy({}, true, most)(2, response(429))).toBe(2000);
  });

  test("is never less than the server asks for, and little more", () => {
    const asking = response(429, { "retry-after": "10" });
    expect(delayBy({}, true, least)(1, asking)).toBe(10_000);
    expect(delayBy({}, true, most)(1, asking)).toBe(11_000);
  });

  test.each(["0", "-3", "nonsense", "Wed, 31 Dec 2025 23:59:00 GMT"])(
    "is the usual one where the server asks for %j",
    (value) => {
      expect(delayBy({}, true, most)(1, response(503, { "retry-after": value }))).toBe(500);
    },
  );

  test("is none where the server asks for too much", () => {
    const patient = response(429, { "retry-after": "61" });
    expect(delayBy({}, true, least)(1, patient)).toBeUndefined();
    expect(delayBy({ maxRetryAfter: 61_000 }, true, least)(1, patient)).toBe(61_000);
  });

  test.each([
    [408, true],
    [429, true],
    [500, true],
    [502, true],
    [503, true],
    [504, true],
    [200, false],
    [400, false],
    [404, false],
    [409, false],
    [501, false],
  ])("after %d: retried %p", (status, retried) => {
    expect(delayBy({}, true, most)(1, response(status)) !== undefined).toBe(retried);
  });

  test("goes by the statuses that are given", () => {
    const delay = delayBy({ statuses: [409] }, true, most);
    expect(delay(1, response(409))).toBe(500);
    expect(delay(1, response(503))).toBeUndefined();
  });

  test("ends with the attempts", () => {
    expect(delayBy({}, true, most)(2)).toBe(1000);
    expect(delayBy({}, true, most)(3)).toBeUndefined();
    expect(delayBy({ attempts: 1 }, true, most)(1)).toBeUndefined();
    expect(delayBy({ attempts: NaN }, true, most)(1)).toBeUndefined();
  });

  test("is none for what may do harm when repeated, unless the caller says so", () => {
    expect(delayBy({}, false, most)(1)).toBeUndefined();
    expect(delayBy({}, false, most)(1, response(503))).toBeUndefined();
    expect(delayBy({ unsafe: true }, false, most)(1, response(503))).toBe(500);
  });

  test("obeys x-should-retry before all but the number of attempts", () => {
    const [yes, no] = [{ "x-should-retry": "true" }, { "x-should-retry": "false" }];
    expect(delayBy({}, false, most)(1, response(400, yes))).toBe(500);
    expect(delayBy({}, true, most)(1, response(503, no))).toBeUndefined();
    expect(delayBy({}, true, most)(3, response(503, yes))).toBeUndefined();
  });

  test("is a number that is not negative, or none, whatever the server says", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\x20-\x7e]{0,30}$/),
        fc.integer({ min: 1, max: 5 }),
        (value, attempt) => {
          const delay = delayBy({}, true, standingClock(0.7, now));
          const given = delay(attempt, response(429, { "retry-after": value }));
          expect(given === undefined || (given >= 0 && given <= 66_000)).toBe(true);
        },
      ),
    );
  });
});
