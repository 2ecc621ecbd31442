import { describe, expect, test } from "@jest/globals";

import { createCore } from "../core.js";
import { paginate } from "../pager.js";
import type { Pager, PagerOptions } from "../pager.js";
import { clients, pageOfClients, route, style, type Client } from "../testing/clients.js";
import { virtualClock } from "../testing/virtual-clock.js";
import type { ClientOptions } from "../types.js";

const all = clients(600);

interface Asked {
  readonly page: number;
  /** Milliseconds since the beginning. */
  readonly at: number;
  /** Requests under way, this one included. */
  readonly open: number;
  /** From 1. */
  readonly count: number;
}

/** A list of 60 pages whose server takes 50 ms for each, and may refuse it. */
function setUp(
  refuse: (asked: Asked) => Response | undefined = () => undefined,
  headersOf: (asked: Asked) => Readonly<Record<string, string>> = () => ({}),
  options: ClientOptions = {},
) {
  const clock = virtualClock(() => 0.5);
  const time = clock.of("server");
  const begin = time.now();
  const asked: Asked[] = [];
  let open = 0;
  async function fetch(request: Request): Promise<Response> {
    const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
    const one = { page, at: time.now() - begin, open: ++open, count: asked.length + 1 };
    asked.push(one);
    await new Promise<void>((resolve, reject) => {
      const timer = time.setTimeout(resolve, 50);
      request.signal.onabort = () => {
        time.clearTimeout(timer);
        reject(new DOMException("given up", "AbortError"));
      };
    }).finally(() => (open -= 1));
    return refuse(one) ?? Response.json(pageOfClients(all, { page }), { headers: headersOf(one) });
  }
  const api = { name: "Test", servers: { test: "https://x.example" }, schemes: {}, security: [] };
  const core = createCore(api, { fetch, timeout: 0, ...options }, clock.of("client"));
  const list = (more: PagerOptions): Pager<Client> => paginate(core, { route }, style, {}, more);
  const most = (some: readonly Asked[] = asked) => Math.max(...some.map((each) => each.open));
  return { asked, list, most };
}

const refusal = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  new Response(null, { status, headers });

describe('concurrency "auto"', () => {
  test("begins with two and grows to 16 where nobody objects", async () => {
    const { asked, list, most } = setUp();
    expect(await list({ concurrency: "auto" }).toArray()).toEqual(all);
    expect(most(asked.slice(0, 3))).toBeLessThanOrEqual(3);
    expect(most()).toBe(16);
    expect(asked).toHaveLength(60);
  });

  test.each([
    ["429", 1000, () => refusal(429, { "retry-after": "1" })],
    ["503", 250, () => refusal(503)],
  ])("halves at a %s, and does not grow again", async (_, wait, refused) => {
    let first: Asked | undefined;
    const { asked, list, most } = setUp((one) => {
      if (one.open <= 6) return undefined;
      first ??= one;
      return refused();
    });
    expect(await list({ concurrency: "auto" }).toArray()).toEqual(all);
    expect(first?.open).toBe(7);
    // Those that had been sent when the first was refused come first.
    const later = asked.filter(({ at }) => at >= first!.at + 50 + wait);
    expect(later.length).toBeGreaterThan(20);
    expect(most(later)).toBeLessThanOrEqual(6);
    expect(most(later.slice(-20))).toBeGreaterThan(1);
    expect(asked.length).toBeLessThan(60 + 20);
  });

  test("stops growing where a limit comes near, before anything is refused", async () => {
    const { asked, list, most } = setUp(undefined, ({ count }) => ({
      ratelimit: `"default";r=${Math.max(0, 30 - count)};t=10`,
      "ratelimit-policy": '"default";q=200;w=10',
    }));
    expect(await list({ concurrency: "auto" }).toArray()).toEqual(all);
    expect(asked).toHaveLength(60);
    expect(most()).toBeLessThan(16);
  });
});

describe("a number", () => {
  test("is halved at a 429, also for those that were refused together, and comes back", async () => {
    // All that are sent after the first page.
    const { asked, list, most } = setUp(({ at }) =>
      at === 50 ? refusal(429, { "retry-after": "1" }) : undefined,
    );
    expect(await list({ concurrency: 8 }).toArray()).toEqual(all);
    const together = asked.filter(({ at }) => at === 50);
    expect(together).toHaveLength(8);
    const later = asked.slice(9);
    expect(later[0]!.at).toBeGreaterThanOrEqual(1100);
    expect(later.findIndex(({ open }) => open > 4)).toBeGreaterThanOrEqual(10);
    expect(most(later)).toBe(8);
    // Who was refused is asked for again, and nobody else.
    expect(asked).toHaveLength(60 + together.length);
  });

  test.each([1, 2, 3, 5])("finds what a server bears that takes %d at once", async (bearable) => {
    const { asked, list } = setUp(({ open }) =>
      open > bearable ? refusal(429, { "retry-after": "1" }) : undefined,
    );
    expect(await list({ concurrency: 16 }).toArray()).toEqual(all);
    expect(asked.length).toBeLessThan(60 * 1.7);
  });

  test("stays as it is where the server stands in for every page", async () => {
    const { asked, list, most } = setUp();
    expect(await list({ concurrency: 8 }).toArray()).toEqual(all);
    expect(most()).toBe(8);
    expect(asked).toHaveLength(60);
  });
});

describe.each([1, 4])("limits, with concurrency %d", (concurrency) => {
  test.each([
    ["RateLimit", (left: number, reset: number) => ({ ratelimit: `"d";r=${left};t=${reset}` })],
    [
      "X-RateLimit-*",
      (left: number, reset: number) => ({
        "x-ratelimit-limit": "20",
        "x-ratelimit-remaining": String(left),
        "x-ratelimit-reset": String(reset),
      }),
    ],
  ])("of %s are kept, so that nothing is refused", async (_, headersOf) => {
    // 20 requests in each 10 seconds.
    const windows = new Map<number, number>();
    const left = new Map<number, number>();
    const { asked, list } = setUp(
      ({ at, count }) => {
        const window = Math.floor(at / 10_000);
        windows.set(window, (windows.get(window) ?? 0) + 1);
        left.set(count, 20 - windows.get(window)!);
        return left.get(count)! < 0 ? refusal(429, { "retry-after": "10" }) : undefined;
      },
      ({ at, count }) =>
        headersOf(Math.max(0, left.get(count) ?? 0), 10 - Math.floor((at % 10_000) / 1000)),
    );
    expect(await list({ concurrency }).toArray()).toEqual(all);
    expect(asked).toHaveLength(60);
  });

  test("that lie far ahead hold nothing back for longer than a minute", async () => {
    const { asked, list } = setUp(undefined, () => ({ ratelimit: '"day";r=0;t=86400' }));
    await list({ concurrency, maxPages: 4 }).toArray();
    const gaps = asked.slice(1).map(({ at }, index) => at - asked[index]!.at);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(60_050);
  });
});

describe("a refusal", () => {
  test.each([
    ["seconds", { "retry-after": "7" }, 7000],
    ["milliseconds", { "retry-after-ms": "300" }, 300],
    ["nothing", {}, 500],
    ["nonsense", { "retry-after": "2026-01-01, or so" }, 500],
  ] as const)("with %s to wait holds back all pages of all walks", async (_, headers, wait) => {
    let refused: Asked | undefined;
    const { asked, list } = setUp((one) => {
      if (one.page !== 5 || refused) return undefined;
      refused = one;
      return refusal(429, headers);
    });
    const walks = [list({ concurrency: 3 }).toArray(), list({ concurrency: 3 }).toArray()];
    expect(await Promise.all(walks)).toEqual([all, all]);
    const from = refused!.at + 50;
    expect(asked.filter(({ at }) => at > from && at < from + wait)).toEqual([]);
    expect(asked.filter(({ at }) => at >= from + wait).length).toBeGreaterThan(50);
  });

  test("retries of all walks end when their client has spent what it may", async () => {
    const { asked, list } = setUp(({ page }) => (page > 1 ? refusal(503) : undefined), undefined, {
      retry: { attempts: 1000 },
    });
    const walks = [1, 2, 3].map(() => list({ concurrency: 4 }).toArray());
    for (const ended of await Promise.allSettled(walks)) {
      expect(ended).toMatchObject({ status: "rejected", reason: { status: 503 } });
    }
    // 500 tokens at 14 each, and a first attempt a page.
    expect(asked.length).toBeLessThanOrEqual(3 * (1 + 4) + Math.floor(503 / 14));
  });

  test("what succeeds earns retries again", async () => {
    const failing = new Set<number>();
    const { asked, list } = setUp(
      ({ page }) => {
        const fails = !failing.has(page);
        failing.add(page);
        return fails ? refusal(503) : undefined;
      },
      undefined,
      { retry: { attempts: 2 } },
    );
    // 60 repetitions are more than a client has from the beginning.
    expect(await list({ concurrency: 4 }).toArray()).toEqual(all);
    expect(asked).toHaveLength(120);
  });
});
