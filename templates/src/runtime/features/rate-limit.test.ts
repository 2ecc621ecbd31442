import { describe, expect, test } from "@jest/globals";

import { rateLimitsOf } from "./rate-limit.js";

const now = Date.UTC(2026, 0, 1);
const at = (seconds: number) => now / 1000 + seconds;

describe("what a server says of its limits", () => {
  test.each<[string, Readonly<Record<string, string>>, number, number]>([
    ["the draft's list", { RateLimit: '"default";r=5;t=30' }, 5, 30_000],
    ["the same, in another order", { RateLimit: '"default"; t=30; r=0' }, 0, 30_000],
    [
      "a reset that its policy tells",
      { RateLimit: '"d";r=5', "RateLimit-Policy": '"d";q=9;w=60' },
      5,
      60_000,
    ],
    ["a name that looks like a number", { RateLimit: '"a;r=9;t=1";r=5;t=30' }, 5, 30_000],
    ["an older draft's dictionary", { RateLimit: "limit=9, remaining=5, reset=30" }, 5, 30_000],
    ["headers of their own", { "RateLimit-Remaining": "5", "RateLimit-Reset": "30" }, 5, 30_000],
    ["with X", { "X-RateLimit-Remaining": "5", "X-RateLimit-Reset": "30" }, 5, 30_000],
    ["since the epoch", { "X-RateLimit-Remaining": "5", "X-RateLimit-Reset": `${at(7)}` }, 5, 7000],
    [
      "in milliseconds",
      { "X-RateLimit-Remaining": "5", "X-RateLimit-Reset": `${at(7)}000` },
      5,
      7000,
    ],
    ["in the past", { "X-RateLimit-Remaining": "5", "X-RateLimit-Reset": `${at(-7)}` }, 5, 0],
  ])("%s", (_, headers, remaining, resetAfter) => {
    expect(rateLimitsOf(new Headers(headers), now)).toMatchObject([{ remaining, resetAfter }]);
  });

  test("all of several", () => {
    const headers = new Headers({ RateLimit: '"burst";r=1;t=2, "daily";r=900;t=7200' });
    expect(rateLimitsOf(headers, now)).toMatchObject([{ remaining: 1 }, { remaining: 900 }]);
  });

  test.each<[Readonly<Record<string, string>>, number]>([
    [{}, 20],
    [{ "RateLimit-Policy": '"d";q=100;w=60' }, 10],
    [{ "RateLimit-Policy": '"other";q=10;w=60, "d";q=50' }, 5],
    [{ "RateLimit-Policy": '"d";q=9000' }, 20],
  ])("with %p, what is ample is a tenth of the quota, and at most %p", (policy, ample) => {
    const headers = new Headers({ RateLimit: '"d";r=5;t=30', ...policy });
    expect(rateLimitsOf(headers, now)).toMatchObject([{ ample }]);
  });

  test.each<Readonly<Record<string, string>>>([
    {},
    { RateLimit: "" },
    { RateLimit: '"default"' },
    { RateLimit: '"default";r=5' },
    { RateLimit: '"default";r=-5;t=x' },
    { RateLimit: "limit=9" },
    { "X-RateLimit-Remaining": "many", "X-RateLimit-Reset": "soon" },
    { "X-RateLimit-Remaining": "5" },
  ])("nothing that counts: %p", (headers) => {
    expect(rateLimitsOf(new Headers(headers), now)).toEqual([]);
  });
});
