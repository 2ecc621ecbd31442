import { getEventListeners } from "node:events";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { createCore } from "./core.js";
import type { ApiError } from "./errors.js";
import { paginate, type PagerOptions } from "./pager.js";
import { delayBy, type Told } from "./retry.js";
import { clients, pageOfClients, route, style } from "./testing/clients.js";
import { jumpingClock, standingClock } from "./testing/clock.js";
import { virtualClock } from "./testing/virtual-clock.js";
import type { ClientOptions, Operation } from "./types.js";

const get: Operation = { route: "GET /books" };
const api = { name: "Test", servers: { test: "https://x.example" }, schemes: {}, security: [] };

const answer = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  new Response(null, { status, headers });

/** A client whose server answers as told, with the request's number from 1; and the requests. */
function setUp(respond: (count: number) => Response, options: ClientOptions = {}) {
  const requests: string[] = [];
  const fetch = ({ url }: Request) => Promise.resolve(respond(requests.push(url)));
  const core = createCore(api, { fetch, timeout: 0, ...options }, jumpingClock());
  const list = (more: PagerOptions = {}) => paginate(core, { route }, style, {}, more);
  return { core, list, requests };
}

describe("the budget", () => {
  const clock = jumpingClock();

  test.each([
    ["a retry costs 14", 0, true, [503], 14],
    ["one after a 429 costs 5", 0, true, [429], 5],
    ["one after a lost connection costs 14", 0, true, [undefined], 14],
    ["what is not tried again costs nothing", 50, false, [503], 50],
    ["neither does a refusal of another kind", 50, true, [404], 50],
    ["a success earns 1", 50, true, [200], 49],
    ["or what its last retry cost", 50, true, [503, 429, 200], 50 + 14],
    ["and never more than there is", 0, true, [200], 0],
    ["what it does not suffice for is not spent", 490, true, [503], 490],
    ["where it just suffices, it is", 486, true, [503], 500],
  ] as const)("%s", (_, spent, repeatable, statuses, expected) => {
    const strain = { spent, until: 0 };
    const told: Told = {};
    const delay = delayBy({}, repeatable, clock, strain, told);
    statuses.forEach((status, index) => delay(index + 1, status ? answer(status) : undefined));
    expect(strain.spent).toBe(expected);
    expect(told.budgetSpent).toBe(spent === 490 ? true : undefined);
  });

  const scene = fc.record({
    status: fc.constantFrom(429, 500, 503),
    attempts: fc.integer({ min: 1, max: 20 }),
    budget: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
    calls: fc.array(fc.constantFrom("call" as const, 1, 4, "auto" as const), {
      minLength: 1,
      maxLength: 60,
    }),
    atOnce: fc.boolean(),
  });

  test("of a client bounds its retries, whatever its calls are", async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ status, attempts, budget, calls, atOnce }) => {
        const retry = { attempts, budget };
        const { core, list, requests } = setUp(() => answer(status), { retry });
        const make = (kind: (typeof calls)[number]) =>
          kind === "call" ? core.send(get, {}, {}) : list({ concurrency: kind }).toArray();
        const ends: Promise<unknown>[] = [];
        for (const kind of calls) {
          const failure = make(kind).catch((error: unknown) => error);
          ends.push(failure);
          if (!atOnce) await failure;
        }
        for (const error of await Promise.all(ends)) {
          const { attempts: sent, budgetSpent } = error as ApiError;
          expect(error).toMatchObject({ code: "http", status });
          // Whoever had fewer attempts than it may is told why.
          expect(budgetSpent).toBe(sent! < attempts ? true : undefined);
        }
        const cost = status === 429 ? 5 : 14;
        const affordable = Math.floor((budget ?? 500) / cost);
        expect(requests).toHaveLength(
          calls.length + Math.min(affordable, calls.length * (attempts - 1)),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("that is spent leaves the server's answer, and says so", async () => {
    const { core } = setUp(() => answer(503, { "x-request-id": "r1" }), { retry: { budget: 20 } });
    await expect(core.send(get, {}, {})).rejects.toMatchObject({
      message: "GET /books: The server answered 503; no budget is left for retries",
      budgetSpent: true,
      status: 503,
      requestId: "r1",
      attempts: 2,
    });
  });

  test("is one for each client, and of no matter with Infinity", async () => {
    const { core, requests } = setUp(() => answer(503), { retry: { attempts: 100, budget: 13 } });
    await expect(core.send(get, {}, {})).rejects.toMatchObject({ attempts: 1, budgetSpent: true });
    const boundless = core.send(get, {}, { retry: { budget: Infinity } });
    await expect(boundless).rejects.toMatchObject({ attempts: 100 });
    await expect(boundless).rejects.not.toHaveProperty("budgetSpent");
    expect(requests).toHaveLength(101);
    const other = setUp(() => answer(503));
    await expect(other.core.send(get, {}, {})).rejects.toMatchObject({ attempts: 3 });
  });

  test("comes back with what succeeds", async () => {
    const { core, requests } = setUp((count) => answer(count % 2 ? 503 : 204));
    for (let call = 0; call < 100; call++) await core.send(get, {}, {});
    expect(requests).toHaveLength(200);
  });
});

describe("what one call of a client is told to wait", () => {
  const all = clients(30);

  /** The first request is refused; each takes 10 ms. */
  function refusing(refusal: Response) {
    const clock = virtualClock(() => 0);
    const time = clock.of("server");
    const begin = time.now();
    const asked: [path: string, at: number][] = [];
    const fetch = async ({ url }: Request) => {
      const { pathname, searchParams } = new URL(url);
      const count = asked.push([pathname, time.now() - begin]);
      await new Promise<void>((resolve) => time.setTimeout(resolve, 10));
      const page = Number(searchParams.get("page") ?? 1);
      return count === 1 ? refusal : Response.json(pageOfClients(all, { page }));
    };
    const core = createCore(api, { fetch, timeout: 0 }, clock.of("client"));
    const later = () => new Promise<void>((resolve) => time.setTimeout(resolve, 20));
    return { core, asked, later };
  }

  const seconds = { "retry-after": "7" };

  test.each<[string, Response, PagerOptions, number]>([
    ["one page at a time", answer(429, seconds), {}, 7010],
    ["pages at once", answer(429, seconds), { concurrency: 4 }, 7010],
    ["after a 503 that says how long", answer(503, seconds), {}, 7010],
    ["not after a failure that does not", answer(500), {}, 20],
    ["not for longer than a minute", answer(429, { "retry-after": "61" }), {}, 20],
  ])("holds back its lists: %s", async (_, refusal, options, from) => {
    const { core, asked, later } = refusing(refusal);
    const call = core.send(get, {}, {}).catch((error: unknown) => error);
    await later();
    expect(await paginate(core, { route }, style, {}, options).toArray()).toEqual(all);
    await call;
    const pages = asked.filter(([path]) => path === "/v1/oauth2/").map(([, at]) => at);
    expect(pages).toHaveLength(3);
    expect(Math.min(...pages)).toBe(from);
  });

  test("ends for a list whose signal says so, at once", async () => {
    const clock = standingClock();
    const fetch = () => Promise.resolve(answer(429, seconds));
    const core = createCore(api, { fetch, timeout: 0 }, clock);
    const call = core.send(get, {}, {}).catch((error: unknown) => error);
    await clock.timers(1);
    const controller = new AbortController();
    const { signal } = controller;
    const items = paginate(core, { route }, style, {}, { signal }).toArray();
    await clock.timers(2);
    expect(getEventListeners(signal, "abort")).not.toHaveLength(0);
    controller.abort("enough");
    await expect(items).rejects.toMatchObject({ code: "aborted", reason: "enough", attempts: 0 });
    expect(clock.pending()).toHaveLength(1);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    clock.advance(10_000);
    await clock.timers(1);
    clock.advance(10_000);
    await call;
  });

  test("is over once it was waited for, also where the clock is turned back, as in tests", async () => {
    const clock = jumpingClock();
    let turnedBack = 0;
    let count = 0;
    const fetch = () =>
      Promise.resolve(count++ === 0 ? answer(429, seconds) : Response.json(pageOfClients(all, {})));
    const now = () => clock.now() - turnedBack;
    const core = createCore(api, { fetch, timeout: 0 }, { ...clock, now });
    const list = () => paginate(core, { route }, style, {}, { maxPages: 1 }).toArray();
    await list();
    expect(clock.waits).toHaveLength(1);
    turnedBack = 10_000;
    await list();
    expect(clock.waits).toHaveLength(1);
  });

  test("does not hold back its other calls", async () => {
    const { core, asked, later } = refusing(answer(429, seconds));
    const first = core.send(get, {}, {});
    await later();
    await core.send(get, {}, {});
    await first;
    expect(asked.map(([, at]) => at)).toEqual([0, 20, 7010]);
  });
});
