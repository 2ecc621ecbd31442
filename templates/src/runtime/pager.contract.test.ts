import { afterEach, describe, expect, test } from "@jest/globals";
import { getEventListeners } from "node:events";
import { inspect } from "node:util";
import { systemClock } from "./clock.js";
import { createCore } from "./core.js";
import { AbortedError, HttpError, PaginationError, TimeoutError } from "./errors.js";
import { idempotencyKey } from "./idempotency.js";
import { paginate } from "./pager.js";
import type { NumberedPager, PagerOptions } from "./pager.js";
import { pageNumber } from "./styles/page-number.js";
import type { PageNumberRule } from "./styles/page-number.js";
import { clients, route, rule } from "./testing/clients.js";
import type { Client, ClientPage } from "./testing/clients.js";
import { page, serveClients } from "./testing/list-server.js";
import type { Handler, ListServer } from "./testing/list-server.js";
import type { ClientOptions, Clock, Idempotency } from "./types.js";
import { failureOf, gather } from "./testing/outcomes.js";

const all = clients(250);
const servers: ListServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Setting {
  readonly handler?: Handler;
  readonly facts?: Partial<PageNumberRule>;
  readonly client?: ClientOptions;
  readonly clock?: Clock;
  readonly idempotency?: Idempotency;
}

/** A server, and the list method of a client of it. */
async function setUp({ handler, facts, client, clock, ...operation }: Setting = {}) {
  const server = await serveClients(handler);
  servers.push(server);
  const api = { name: "Test", servers: { test: server.baseUrl }, schemes: {}, security: [] };
  // Nothing really waits between attempts.
  const core = createCore(api, { retry: { baseDelay: 0 }, ...client }, clock);
  const list = (
    query: object = { limit: 100 },
    options?: PagerOptions,
  ): NumberedPager<Client, ClientPage, HttpError<422>> =>
    paginate(core, { route, ...operation }, pageNumber({ ...rule, ...facts }), { query }, options);
  return { server, list };
}

describe("1: no request before there is need of one", () => {
  test("not by asking for the list, its iterator or its pages", async () => {
    const { server, list } = await setUp();
    const pager = list();
    pager[Symbol.asyncIterator]();
    pager.pages();
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.requests).toHaveLength(0);
  });

  test("a list awaited many times asks once", async () => {
    const { server, list } = await setUp();
    const pager = list();
    const [first, again] = await Promise.all([pager, pager]);
    expect(again).toBe(first);
    expect(await pager).toBe(first);
    expect(server.requests).toHaveLength(1);
  });
});

describe("2: each iterator is a walk of its own", () => {
  test("one after the other", async () => {
    const { server, list } = await setUp();
    const pager = list();
    expect(await gather(pager)).toEqual(all);
    expect(await gather(pager)).toEqual(all);
    expect(server.requests).toHaveLength(6);
  });

  test("side by side", async () => {
    const { list } = await setUp();
    const pager = list();
    const [left, right] = await Promise.all([gather(pager), gather(pager)]);
    expect(left).toEqual(all);
    expect(right).toEqual(all);
  });

  test("concurrent next() of one iterator wait their turn", async () => {
    const { server, list } = await setUp();
    const iterator = list()[Symbol.asyncIterator]();
    const results = await Promise.all(all.map(() => iterator.next()));
    expect(results.map(({ value }) => value as unknown)).toEqual(all);
    expect(server.requests).toHaveLength(3);
  });
});

describe("3: who stops has stopped", () => {
  const thirdHangs: Handler = (request) => (request.index < 2 ? page(request) : undefined);

  test("by break", async () => {
    const { server, list } = await setUp();
    for await (const client of list()) if (client.client_id === "client_120") break;
    await server.idle();
    expect(server.requests).toHaveLength(2);
  });

  test("by throwing", async () => {
    const { server, list } = await setUp();
    const mine = new Error("mine");
    const loop = async () => {
      for await (const { number } of list().pages()) if (number === 2) throw mine;
    };
    expect(await failureOf(loop())).toBe(mine);
    await server.idle();
    expect(server.requests).toHaveLength(2);
  });

  test("by return() while next() waits for headers", async () => {
    const { server, list } = await setUp({ handler: thirdHangs });
    const pages = list().pages();
    await pages.next();
    await pages.next();
    const pending = pages.next();
    await server.received(3);
    expect(await pages.return()).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    await server.idle();
    expect(server.requests).toHaveLength(3);
  });

  test("by return() while next() waits for a body", async () => {
    const { server, list } = await setUp({
      handler: (_, response) => {
        response.setHeader("content-type", "application/json").write('{"items": [');
        return undefined;
      },
    });
    const iterator = list()[Symbol.asyncIterator]();
    const pending = iterator.next();
    await server.received(1);
    await iterator.return();
    expect((await pending).done).toBe(true);
    await server.idle();
  });

  test("with no listener left on the signal", async () => {
    const { list } = await setUp();
    const { signal } = new AbortController();
    const pager = list({ limit: 100 }, { signal });
    await pager;
    await pager.toArray();
    for await (const client of pager) if (client.client_id === "client_120") break;
    await pager.pages().return();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("4: the end is where the server says, in this order", () => {
  const without = (...names: (keyof PageNumberRule)[]) =>
    Object.fromEntries(names.map((name) => [name, undefined]));

  test.each([
    [undefined, 25],
    [50, 5],
    [100, 3],
    [200, 3],
    [1000, 3],
  ])("a last page: with a limit of %p, %d requests", async (limit, requests) => {
    const { server, list } = await setUp();
    expect(await list({ limit }).toArray()).toEqual(all);
    expect(server.requests).toHaveLength(requests);
  });

  test.each([
    [20, 13],
    [50, 6],
    [100, 3],
    [200, 3],
  ])("a total, and a short page: with a limit of %d, %d requests", async (limit, requests) => {
    const { server, list } = await setUp({ facts: without("lastPage") });
    expect(await list({ limit }).toArray()).toEqual(all);
    expect(server.requests).toHaveLength(requests);
  });

  test("a flag", async () => {
    const { server, list } = await setUp({
      facts: { ...without("lastPage", "total"), hasMore: "/more" },
      handler: (request) => ({ ...page(request), more: request.query.page !== "3" }),
    });
    expect(await list().toArray()).toEqual(all);
    expect(server.requests).toHaveLength(3);
  });

  test("an empty page", async () => {
    const { server, list } = await setUp({ facts: without("lastPage", "total") });
    expect(await list({ limit: 200 }).toArray()).toEqual(all);
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    ["a last page", {}],
    ["a total", without("lastPage")],
    ["nothing", without("lastPage", "total")],
  ])("from behind the end, with %s", async (_, facts) => {
    const { server, list } = await setUp({ facts });
    expect(await list({ page: 9, limit: 100 }).toArray()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("the last page that counts is the latest", async () => {
    const { server, list } = await setUp({
      handler: (request) => {
        const { items, pagination } = page(request);
        return { items, pagination: { ...pagination, max_page: request.index === 0 ? 9 : 3 } };
      },
    });
    expect(await list().toArray()).toEqual(all);
    expect(server.requests).toHaveLength(3);
  });

  test("an empty list has no pages, and ends", async () => {
    const { list } = await setUp({
      handler: () => ({ items: [], pagination: { total_count: 0, max_page: 0 } }),
    });
    expect(await list()).toMatchObject({ items: [], total: 0, pageCount: 0, hasNext: false });
    expect(await list().toArray()).toEqual([]);
  });
});

describe("5: the next page follows the last, whatever its size", () => {
  test("clamped pages are not skipped over", async () => {
    const { server, list } = await setUp();
    await list({ limit: 200 }).toArray();
    expect(server.requests.map(({ query }) => query)).toEqual([
      { limit: "200" },
      { limit: "200", page: "2" },
      { limit: "200", page: "3" },
    ]);
  });
});

describe("6: metadata that is missing or mistyped is an error that names it", () => {
  test.each([
    ["/items", { items: undefined }, "missing, not array"],
    ["/items", { items: { "0": "a" } }, "object, not array"],
    ["/pagination/max_page", { pagination: { total_count: 1 } }, "missing, not whole number"],
    ["/pagination/max_page", { pagination: null }, "missing, not whole number"],
    [
      "/pagination/max_page",
      { pagination: { max_page: "3", total_count: 1 } },
      "string, not whole number",
    ],
    [
      "/pagination/total_count",
      { pagination: { max_page: 3, total_count: 1e308 } },
      "number, not whole number",
    ],
  ])("%s of %j", async (pointer, changes, text) => {
    const { server, list } = await setUp({
      handler: (request) =>
        request.index === 1 ? { ...page(request), ...changes } : page(request),
    });
    const items: Client[] = [];
    const loop = async () => {
      for await (const client of list()) items.push(client);
    };
    const error = await failureOf(loop());
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ reason: "bad-metadata", route });
    expect((error as Error).message).toContain(`${route}: "${pointer}" is ${text}`);
    expect(items).toEqual(all.slice(0, 100));
    expect(server.requests).toHaveLength(2);
  });
});

describe("7: an empty page is not the end", () => {
  const gap =
    (from: number, length: number): Handler =>
    (request) => {
      const number = Number(request.query.page ?? 1);
      const moved = number < from ? number : number - length;
      const inGap = number >= from && number < from + length;
      const { items } = page({ ...request, query: { ...request.query, page: String(moved) } });
      return {
        items: inGap ? [] : items,
        pagination: { total_count: 250, max_page: 3 + length },
      };
    };

  test("three in a row are passed over", async () => {
    const { list } = await setUp({ handler: gap(2, 3) });
    expect(await list().toArray()).toEqual(all);
  });

  test("four are an error", async () => {
    const { server, list } = await setUp({ handler: gap(2, 4) });
    expect(await failureOf(list().toArray())).toMatchObject({
      reason: "empty-pages",
      page: { index: 4, itemsDelivered: 100 },
    });
    expect(server.requests).toHaveLength(5);
    expect(await list({ limit: 100 }, { maxEmptyPages: 4 }).toArray()).toEqual(all);
  });
});

describe("8: guards against servers that go in circles", () => {
  test.each([
    ["by its keys", {}],
    ["by its items", { key: undefined }],
  ])("the same page again, %s", async (_, facts) => {
    const { server, list } = await setUp({
      facts: facts as Partial<PageNumberRule>,
      handler: (request) => page({ ...request, query: { limit: "100" } }),
    });
    const error = await failureOf(list().toArray());
    expect(error).toMatchObject({ reason: "not-advancing", page: { index: 1 } });
    expect((error as Error).message).toContain('does the server ignore "page"');
    expect(server.requests).toHaveLength(2);
  });

  test("a page that says it is another", async () => {
    const { list } = await setUp({
      facts: { current: "/current" },
      handler: (request) => ({ ...page(request), current: 1 }),
    });
    expect(await failureOf(list().toArray())).toMatchObject({ reason: "not-advancing" });
  });
});

describe("9: arguments are taken once, and left alone", () => {
  test("changes after list() do not count", async () => {
    const { server, list } = await setUp();
    const query = { limit: 100, page: "2", tag: ["a", "b"] };
    const pager = list(query);
    query.limit = 1;
    query.tag.pop();
    expect(await pager.toArray()).toEqual(all.slice(100));
    expect(server.requests.map((request) => request.query.limit)).toEqual(["100", "100"]);
    expect(server.requests.map((request) => request.query.page)).toEqual(["2", "3"]);
    expect(query).toEqual({ limit: 1, page: "2", tag: ["a"] });
  });
});

describe("10: all pages are asked for alike", () => {
  test("with the same headers, and an idempotency key of their own", async () => {
    const { server, list } = await setUp({ idempotency: idempotencyKey("idempotency-key") });
    await list({ limit: 100 }, { headers: { "x-tag": "a" } }).toArray();
    expect(server.requests.map(({ headers }) => headers["x-tag"])).toEqual(["a", "a", "a"]);
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(undefined);
  });

  test("with the timeout begun anew", async () => {
    const timers: (() => void)[] = [];
    const clock = { ...systemClock, setTimeout: (callback: () => void) => timers.push(callback) };
    const { server, list } = await setUp({
      clock,
      handler: (request) => (request.index === 2 ? undefined : page(request)),
    });
    const walk = failureOf(list({ limit: 100 }, { timeout: 1000, retry: false }).toArray());
    await server.received(3);
    expect(timers).toHaveLength(3);
    timers[2]?.();
    const error = await walk;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ page: { index: 2, itemsDelivered: 200 } });
  });

  test("and asked for again where that helps", async () => {
    const { server, list } = await setUp({
      handler: (request, response) => {
        if (request.index === 1) {
          response.statusCode = 503;
          return {};
        }
        return page(request);
      },
    });
    expect(await list().toArray()).toEqual(all);
    expect(server.requests.map(({ query }) => query.page)).toEqual([undefined, "2", "2", "3"]);
  });
});

describe("13: truncated only where there is more", () => {
  test.each([
    [undefined, 250, false],
    [249, 249, true],
    [250, 250, false],
    [251, 250, false],
    [200, 200, true],
    [0, 0, true],
  ])("maxItems %p: %d items, %p", async (maxItems, count, truncated) => {
    const { list } = await setUp();
    const expected = { items: all.slice(0, count), total: 250, truncated };
    expect(await list().collect({ maxItems })).toMatchObject(expected);
    expect(await list({ limit: 100 }, { maxItems }).collect()).toMatchObject(expected);
  });
});

describe("14: an error says where the walk was", () => {
  test("and the walk can begin again there", async () => {
    const { list } = await setUp({
      handler: (request, response) => {
        if (request.index === 1) {
          response.statusCode = 422;
          return { detail: [] };
        }
        return page(request);
      },
    });
    const pager = list();
    const first = await pager;
    const error = await failureOf(first.next());
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 422, page: { index: 1, itemsDelivered: 100 } });
    expect(pager.isError(error)).toBe(true);
    expect((await first.next())?.items).toEqual(all.slice(100, 200));
  });
});

describe("16: the caller's signal ends a walk", () => {
  test("in a request", async () => {
    const { server, list } = await setUp({
      handler: (request) => (request.index === 1 ? undefined : page(request)),
    });
    const controller = new AbortController();
    const walk = failureOf(list({ limit: 100 }, { signal: controller.signal }).toArray());
    await server.received(2);
    const reason = { mine: true };
    controller.abort(reason);
    const error = await walk;
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ route, page: { index: 1, itemsDelivered: 100 } });
    expect((error as AbortedError).reason).toBe(reason);
    await server.idle();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test("in the wait before another attempt, at once", async () => {
    const { server, list } = await setUp({
      client: { retry: { maxRetryAfter: 1e9 } },
      handler: (_, response) => {
        response.statusCode = 429;
        response.setHeader("retry-after", "3600");
        return {};
      },
    });
    const controller = new AbortController();
    const walk = failureOf(list({}, { signal: controller.signal }).pages().next());
    await server.received(1);
    await server.idle();
    controller.abort("enough");
    expect(await walk).toMatchObject({ code: "aborted", reason: "enough" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("17: no secret gets into an error", () => {
  const secretOf = (error: unknown) =>
    [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), String(error)].filter(
      (text) => text.includes("s3cret"),
    );

  test.each<[string, Handler, Partial<PageNumberRule>]>([
    ["metadata", (request) => ({ ...page(request), pagination: "s3cret" }), {}],
    ["items", (request) => ({ ...page(request), items: "s3cret" }), {}],
    ["the same page again", (request) => page({ ...request, query: {} }), {}],
    [
      "the same items again",
      (request) => page({ ...request, query: {} }),
      { key: "/client_secret" },
    ],
    [
      "empty pages",
      (request) => ({ ...page({ ...request, query: {} }), items: [], s: "s3cret" }),
      {},
    ],
  ])("about %s", async (_, handler, facts) => {
    const { list } = await setUp({ handler, facts });
    const error = await failureOf(list().toArray());
    expect(error).toBeInstanceOf(PaginationError);
    expect(secretOf(error)).toEqual([]);
  });
});
