import { describe, expect, jest, test } from "@jest/globals";
import { AbortedError, ArgumentError, HttpError, PaginationError } from "./errors.js";
import { paginate } from "./pager.js";
import type { NumberedPager, PagerOptions } from "./pager.js";
import { pageNumber } from "./styles/page-number.js";
import type { PageNumberRule } from "./styles/page-number.js";
import { clients, pageOfClients, route, rule } from "./testing/clients.js";
import type { Client, ClientPage } from "./testing/clients.js";
import { fakeCore } from "./testing/fake-core.js";
import type { FakeCore, Sent } from "./testing/fake-core.js";

type Clients = NumberedPager<Client, ClientPage, HttpError<422>>;

const all = clients(250);
const served = ({ query }: Sent) => pageOfClients(all, query);

function list(
  core: FakeCore,
  query: object = { limit: 100 },
  options?: PagerOptions,
  facts: Partial<PageNumberRule> = {},
): Clients {
  return paginate(core, { route }, pageNumber({ ...rule, ...facts }), { query }, options);
}

/** What a promise rejects with. */
async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing failed");
}

async function gather<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const gathered: Value[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

describe("awaiting", () => {
  test("sends one request, however often and however concurrently", async () => {
    const core = fakeCore(served);
    const pager = list(core);
    expect(core.sent).toHaveLength(0);
    const [first, second] = await Promise.all([pager, pager]);
    expect(await pager).toBe(first);
    expect(second).toBe(first);
    expect(core.sent).toHaveLength(1);
  });

  test("tries again after a failure", async () => {
    const core = fakeCore((sent, index) => {
      if (index === 0) throw new HttpError(new Response(null, { status: 503 }));
      return served(sent);
    });
    const pager = list(core);
    const failures = await Promise.all([failureOf(pager), failureOf(pager)]);
    expect(failures[0]).toBe(failures[1]);
    expect((await pager).number).toBe(1);
    expect(core.sent).toHaveLength(2);
  });

  test("shares nothing with the walks of its iterators", async () => {
    const core = fakeCore(served);
    const pager = list(core);
    await pager;
    expect(await gather(pager)).toEqual(all);
    expect(await gather(pager)).toEqual(all);
    expect(core.sent).toHaveLength(1 + 3 + 3);
  });

  test("passes through an async function", async () => {
    const core = fakeCore(served);
    const find = async () => Promise.resolve(list(core));
    expect((await find()).items).toHaveLength(100);
    expect(core.sent).toHaveLength(1);
  });
});

describe("a page", () => {
  test("says what the server says", async () => {
    const page = await list(fakeCore(served));
    expect(page).toMatchObject({ index: 0, number: 1, pageCount: 3, total: 250, hasNext: true });
    expect(page.items).toEqual(all.slice(0, 100));
    expect(page.body).toEqual(pageOfClients(all, { limit: 100 }));
    expect(page.response).toBeInstanceOf(Response);
  });

  test("leads to the end, and to null", async () => {
    const core = fakeCore(served);
    const items: Client[] = [];
    let page: Awaited<Clients> | null = await list(core);
    let last = page;
    while (page) {
      last = page;
      items.push(...page.items);
      page = await page.next();
    }
    expect(items).toEqual(all);
    expect(last).toMatchObject({ index: 2, number: 3, hasNext: false });
    expect(await last.next()).toBeNull();
    expect(core.sent).toHaveLength(3);
  });

  test("does not change as others are asked for, even at once", async () => {
    const page = await list(fakeCore(served));
    const before = { ...page };
    const [left, right] = await Promise.all([page.next(), page.next()]);
    expect(left?.items).toEqual(right?.items);
    expect({ ...page }).toEqual(before);
    expect(Object.isFrozen(page)).toBe(true);
    expect((await left?.next())?.number).toBe(3);
  });

  test("leads back and anywhere", async () => {
    const first = await list(fakeCore(served));
    const third = await first.goto(3);
    expect(third).toMatchObject({ number: 3, index: 0, hasNext: false });
    const second = await third.previous();
    expect(second).toMatchObject({ number: 2, index: 0, hasNext: true });
    expect(second?.items).toEqual(all.slice(100, 200));
    expect(await first.previous()).toBeNull();
    expect(await first.goto(9)).toMatchObject({ number: 9, items: [], hasNext: false });
  });

  test.each([0, -1, 1.5, NaN])("number %p is refused", async (number) => {
    const core = fakeCore(served);
    const page = await list(core);
    expect(await failureOf(page.goto(number))).toBeInstanceOf(ArgumentError);
    expect(core.sent).toHaveLength(1);
  });

  test("can be asked for its successor again after a failure", async () => {
    const core = fakeCore((sent, index) => {
      if (index === 1) throw new HttpError(new Response(null, { status: 500 }));
      return served(sent);
    });
    const page = await list(core);
    expect(await failureOf(page.next())).toMatchObject({ page: { index: 1, itemsDelivered: 100 } });
    expect((await page.next())?.number).toBe(2);
  });

  test("of a walk that was broken off still leads on", async () => {
    const core = fakeCore(served);
    for await (const page of list(core).pages()) {
      expect(page.number).toBe(1);
      const next = page.next;
      await expect(next()).resolves.toMatchObject({ number: 2 });
      break;
    }
    const kept = [];
    for await (const page of list(core).pages()) {
      kept.push(page);
      break;
    }
    expect(await kept[0]?.next()).toMatchObject({ number: 2 });
  });
});

describe("iterating", () => {
  test("gives items, and pages", async () => {
    const core = fakeCore(served);
    expect(await gather(list(core))).toEqual(all);
    expect((await gather(list(core).pages())).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test("from two iterators gives two walks", async () => {
    const core = fakeCore(served);
    const pager = list(core);
    const [left, right] = [pager.pages(), pager.pages()];
    await left.next();
    await left.next();
    expect((await right.next()).value).toMatchObject({ number: 1 });
    expect((await left.next()).value).toMatchObject({ number: 3 });
  });

  test("with many calls of next at once gives each item once, in order", async () => {
    const core = fakeCore(served);
    const iterator = list(core)[Symbol.asyncIterator]();
    const results = await Promise.all(all.map(() => iterator.next()));
    expect(results.map(({ value }) => value as unknown)).toEqual(all);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(core.sent).toHaveLength(3);
  });

  test("starts where the caller says, also in words", async () => {
    const core = fakeCore(served);
    expect(await gather(list(core, { page: "2", limit: 100 }))).toEqual(all.slice(100));
    expect(core.sent.map(({ query }) => query.page)).toEqual([2, 3]);
  });

  test("starts where the server says, if the caller does not", async () => {
    const core = fakeCore(served);
    await gather(list(core));
    expect(core.sent.map(({ query }) => query.page)).toEqual([undefined, 2, 3]);
  });

  test("measures what is short by the largest page", async () => {
    const sizes = [10, 2, 2];
    const core = fakeCore(({ query: { page = 1 } }) => ({
      items: clients(sizes[(page as number) - 1] ?? 0).map(() => ({ client_id: Math.random() })),
      total: 14,
    }));
    const style = pageNumber({ page: "page", items: "/items", total: "/total" });
    expect(await paginate(core, { route }, style, {}).toArray()).toHaveLength(14);
    expect(core.sent).toHaveLength(3);
  });

  test("from behind the end ends", async () => {
    const core = fakeCore(served);
    expect(await gather(list(core, { page: 9, limit: 100 }))).toEqual([]);
    expect(core.sent).toHaveLength(1);
  });

  test("takes the size of the pages as it comes", async () => {
    const core = fakeCore(served);
    expect(await gather(list(core, { limit: 200 }))).toEqual(all);
    expect(core.sent).toHaveLength(3);
  });
});

describe("stopping", () => {
  test("by break sends no more", async () => {
    const core = fakeCore(served);
    for await (const item of list(core)) {
      expect(item).toBe(all[0]);
      break;
    }
    expect(core.sent).toHaveLength(1);
  });

  test("by an error of the body passes it on", async () => {
    const core = fakeCore(served);
    const mine = new Error("mine");
    const loop = async () => {
      for await (const page of list(core).pages()) if (page.number === 2) throw mine;
    };
    expect(await failureOf(loop())).toBe(mine);
    expect(core.sent).toHaveLength(2);
  });

  test.each(["pages", "items"])("by return ends the request that %s wait for", async (what) => {
    const core = fakeCore(() => new Promise(() => undefined));
    const pager = list(core);
    const iterator = what === "pages" ? pager.pages() : pager[Symbol.asyncIterator]();
    const pending = [iterator.next(), iterator.next()];
    expect(core.pending()).toBe(1);
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    expect(await Promise.all(pending)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
    expect(core.pending()).toBe(0);
    expect(core.sent).toHaveLength(1);
  });

  test("by return before the first next sends nothing", async () => {
    const core = fakeCore(served);
    const iterator = list(core).pages();
    await iterator.return?.();
    expect((await iterator.next()).done).toBe(true);
    expect(core.sent).toHaveLength(0);
  });

  test("by the caller's signal ends what is under way, with its reason", async () => {
    const core = fakeCore(() => new Promise(() => undefined));
    const controller = new AbortController();
    const pending = list(core, {}, { signal: controller.signal }).pages().next();
    const reason = new Error("enough");
    controller.abort(reason);
    const error = await failureOf(pending);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ reason, page: { index: 0, itemsDelivered: 0 } });
    expect(core.pending()).toBe(0);
  });

  test("by the caller's signal holds back what has come", async () => {
    const core = fakeCore(served);
    const controller = new AbortController();
    const items: Client[] = [];
    const loop = async () => {
      for await (const item of list(core, { limit: 100 }, { signal: controller.signal })) {
        items.push(item);
        if (items.length === 103) controller.abort("enough");
      }
    };
    const error = await failureOf(loop());
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({
      route,
      reason: "enough",
      page: { index: 1, itemsDelivered: 103 },
    });
    expect(items).toEqual(all.slice(0, 103));
    expect(core.sent).toHaveLength(2);
  });

  test("before it began sends nothing", async () => {
    const core = fakeCore(served);
    const options = { signal: AbortSignal.abort("early") };
    for (const promise of [list(core, {}, options), list(core, {}, options).toArray()]) {
      expect(await failureOf(promise)).toMatchObject({ code: "aborted", reason: "early" });
    }
    expect(core.sent).toHaveLength(0);
  });

  test("leaves no listener on the caller's signal", async () => {
    const { signal } = new AbortController();
    const [add, remove] = [
      jest.spyOn(signal, "addEventListener"),
      jest.spyOn(signal, "removeEventListener"),
    ];
    const pager = list(fakeCore(served), { limit: 100 }, { signal });
    await pager;
    await pager.toArray();
    for await (const item of pager) if (item === all[120]) break;
    expect(add.mock.calls.length).toBe(remove.mock.calls.length);
  });
});

describe("bounds", () => {
  test.each([
    [0, 0],
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3],
    [999, 3],
  ])("%d items take %d requests", async (count, requests) => {
    const core = fakeCore(served);
    expect(await list(core).toArray({ limit: count })).toEqual(all.slice(0, count));
    expect(core.sent).toHaveLength(requests);
    expect(await gather(list(core, { limit: 100 }, { maxItems: count }))).toEqual(
      all.slice(0, count),
    );
    expect(core.sent).toHaveLength(2 * requests);
  });

  test("of items end the pages, which come whole", async () => {
    const core = fakeCore(served);
    const pages = await gather(list(core, { limit: 100 }, { maxItems: 150 }).pages());
    expect(pages.map(({ items, hasNext }) => [items.length, hasNext])).toEqual([
      [100, true],
      [100, false],
    ]);
    expect(await pages[1]?.next()).toBeNull();
    expect(core.sent).toHaveLength(2);
  });

  test("of pages end a walk quietly", async () => {
    const core = fakeCore(served);
    const pager = list(core, { limit: 100 }, { maxPages: 2 });
    expect(await pager.toArray()).toEqual(all.slice(0, 200));
    expect(core.sent).toHaveLength(2);
    const second = await (await pager).next();
    expect(second?.hasNext).toBe(false);
    expect(await second?.next()).toBeNull();
  });

  test("the smaller of two holds", async () => {
    const pager = list(fakeCore(served), {}, { maxItems: 7 });
    expect(await pager.toArray({ limit: 9 })).toHaveLength(7);
    expect(await pager.toArray({ limit: 5 })).toHaveLength(5);
    expect((await pager.collect({ maxItems: 9 })).items).toHaveLength(7);
  });

  test("without one, a walk that never ends is an error after 10,000 pages", async () => {
    const core = fakeCore((_, index) => ({ items: [{ client_id: index }], more: true }));
    const facts = { hasMore: "/more" };
    const endless = (options: PagerOptions) =>
      paginate(
        core,
        { route },
        pageNumber({ page: "page", items: "/items", key: "/client_id", ...facts }),
        {},
        options,
      );
    const error = await failureOf(endless({}).toArray());
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ reason: "page-cap", page: { itemsDelivered: 10_000 } });
    expect(core.sent).toHaveLength(10_000);
    expect(await endless({ maxPages: Infinity }).toArray({ limit: 10_001 })).toHaveLength(10_001);
  });

  test.each([
    [{ maxItems: -1 }],
    [{ maxItems: NaN }],
    [{ maxPages: 0 }],
    [{ maxPages: 1.5 }],
    [{ maxEmptyPages: -1 }],
  ])("%j are refused at once", (options) => {
    expect(() => list(fakeCore(served), {}, options)).toThrow(ArgumentError);
  });

  test.each([[{ page: 0 }], [{ page: "two" }], [{ limit: NaN }]])(
    "%j is refused at once",
    (query) => {
      expect(() => list(fakeCore(served), query)).toThrow(ArgumentError);
    },
  );

  test("that make no sense are refused later too", async () => {
    const pager = list(fakeCore(served));
    expect(await failureOf(pager.toArray({ limit: -1 }))).toBeInstanceOf(ArgumentError);
    expect(await failureOf(pager.collect({ maxItems: NaN }))).toBeInstanceOf(ArgumentError);
  });
});

describe("collecting", () => {
  test.each([
    ["all", 250, undefined, {}, 250, false, 3],
    ["all, by a bound that is met exactly", 250, 250, {}, 250, false, 3],
    ["all, by a larger bound", 250, 251, {}, 250, false, 3],
    ["less by one", 250, 249, {}, 249, true, 3],
    ["a page, and a look at the next", 250, 100, {}, 100, true, 2],
    ["none", 250, 0, {}, 0, true, 1],
    ["none of none", 0, 0, {}, 0, false, 1],
    ["an empty list", 0, undefined, {}, 0, false, 1],
    ["what maxItems leaves", 250, undefined, { maxItems: 200 }, 200, true, 3],
    ["what maxItems leaves, when it is all", 200, undefined, { maxItems: 200 }, 200, false, 2],
    ["what maxPages leaves", 250, undefined, { maxPages: 2 }, 200, true, 2],
    ["what maxPages leaves, when it is all", 200, undefined, { maxPages: 2 }, 200, false, 2],
  ])("%s", async (_, count, maxItems, options, length, truncated, requests) => {
    const some = clients(count);
    const core = fakeCore(({ query }) => pageOfClients(some, query));
    const pager = list(core, { limit: 100 }, options);
    const collected = await pager.collect(maxItems === undefined ? {} : { maxItems });
    expect(collected).toMatchObject({ items: some.slice(0, length), total: count, truncated });
    expect(core.sent).toHaveLength(requests);
  });

  test("up to empty pages is not truncated, whatever the server says of its last page", async () => {
    const core = fakeCore(({ query: { page = 1 } }) => ({
      items: page === 1 ? [{ client_id: "a" }] : [],
      pagination: { total_count: 1, max_page: 3 },
    }));
    expect(await list(core).collect({ maxItems: 1 })).toMatchObject({ truncated: false });
    expect(core.sent).toHaveLength(3);
  });

  test("holds many items in one page", async () => {
    const many = clients(200_000);
    const core = fakeCore(() => ({ items: many, pagination: { total_count: 1, max_page: 1 } }));
    expect((await list(core).collect()).items).toHaveLength(200_000);
  });
});

describe("guards", () => {
  const facts = (page: unknown, total: unknown = 1000) => ({
    pagination: { max_page: page, total_count: total },
  });

  async function guarded(
    respond: (sent: Sent, index: number) => unknown,
    changes: Partial<PageNumberRule> = {},
    options: PagerOptions = {},
  ) {
    const core = fakeCore(respond);
    const items: unknown[] = [];
    const loop = async () => {
      for await (const item of list(core, {}, options, changes)) items.push(item);
    };
    const error = await failureOf(loop());
    expect(error).toBeInstanceOf(PaginationError);
    return { error, items, requests: core.sent.length };
  }

  test.each([
    ["keys", {}],
    ["whole items", { key: "/no_such_key" }],
  ])("the same page again is found by %s", async (_, changes) => {
    const { error, items, requests } = await guarded(
      () => ({ items: clients(10), ...facts(100) }),
      changes,
    );
    expect(error).toMatchObject({
      reason: "not-advancing",
      route,
      message: `${route}: the same page again; does the server ignore "page", or has the list moved by a page (see "onDrift")?`,
      page: { index: 1, itemsDelivered: 10 },
    });
    expect(items).toEqual(clients(10));
    expect(requests).toBe(2);
  });

  test("the same keys are the same page, whatever else has changed", async () => {
    const { error } = await guarded((_, index) => ({
      items: clients(10).map((client) => ({ ...client, seen: index })),
      ...facts(100),
    }));
    expect(error).toMatchObject({ reason: "not-advancing" });
  });

  test("the same page again is found behind an empty one", async () => {
    const { error, requests } = await guarded((_, index) => ({
      items: index === 1 ? [] : clients(10),
      ...facts(100),
    }));
    expect(error).toMatchObject({ reason: "not-advancing" });
    expect(requests).toBe(3);
  });

  test("another page than was asked for is found by its number", async () => {
    const { error, items } = await guarded(
      (_, index) => ({ items: [{ client_id: index }], current: 1, ...facts(100) }),
      { current: "/current" },
    );
    expect(error).toMatchObject({ reason: "not-advancing", page: { index: 1 } });
    expect(items).toHaveLength(1);
  });

  test.each([
    [undefined, 4],
    [0, 1],
    [10, 11],
  ])("with maxEmptyPages %p, %d empty pages are too many", async (maxEmptyPages, requests) => {
    const result = await guarded(
      () => ({ items: [], ...facts(1000) }),
      {},
      maxEmptyPages === undefined ? {} : { maxEmptyPages },
    );
    expect(result.error).toMatchObject({ reason: "empty-pages", page: { index: requests - 1 } });
    expect(result.requests).toBe(requests);
  });

  test("empty pages in between are passed over", async () => {
    const core = fakeCore((_, index) => ({
      items: index % 4 === 3 ? [{ client_id: index }] : [],
      ...facts(20),
    }));
    expect(await list(core).toArray()).toHaveLength(5);
    expect(core.sent).toHaveLength(20);
  });

  test.each([
    ["max_page", "3", "string"],
    ["max_page", null, "null"],
    ["max_page", undefined, "missing"],
    ["max_page", NaN, "number"],
    ["max_page", 1e308, "number"],
    ["max_page", -1, "number"],
    ["total_count", "250", "string"],
    ["total_count", undefined, "missing"],
  ])("a %s that is %p is an error on any page", async (name, value, found) => {
    const { error, items } = await guarded(({ query }) => {
      const page = pageOfClients(all, query);
      const bad = { ...page.pagination, [name]: value };
      return query.page === 2 ? { ...page, pagination: bad } : page;
    });
    expect(error).toMatchObject({
      reason: "bad-metadata",
      route,
      message: `${route}: "/pagination/${name}" is ${found}, not whole number; has the API changed?`,
      page: { index: 1, itemsDelivered: 10 },
    });
    expect(items).toHaveLength(10);
  });

  test("items that are none are an error that does not show them", async () => {
    const { error } = await guarded(() => ({ items: "s3cret", ...facts(1) }));
    expect(error).toMatchObject({ reason: "bad-metadata" });
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });
});

describe("arguments", () => {
  test("are taken as they were, and left as they are", async () => {
    const core = fakeCore(served);
    const query = { limit: 100, tags: ["a"], metadata: { colour: "red" }, since: new Date(0) };
    const headers: Record<string, string> = { "x-tag": "a" };
    const pager = list(core, query, { headers });
    query.limit = 1;
    query.tags.push("b");
    query.metadata.colour = "blue";
    query.since.setTime(1);
    headers["x-tag"] = "b";
    await pager.toArray();
    const given = { limit: 100, tags: ["a"], metadata: { colour: "red" }, since: new Date(0) };
    expect(core.sent.map((sent) => sent.query)).toEqual([
      given,
      { ...given, page: 2 },
      { ...given, page: 3 },
    ]);
    for (const { options } of core.sent) expect(options.headers).toEqual({ "x-tag": "a" });
    expect(query).not.toHaveProperty("page");
  });

  test("of every place go with every page", async () => {
    const core = fakeCore(served);
    const args = { path: { id: "a" }, header: { "x-h": "1" }, query: { limit: 100 } };
    await paginate(core, { route }, pageNumber(rule), args, { timeout: 5, retry: false }).toArray();
    for (const sent of core.sent) {
      expect(sent.args).toMatchObject({ path: { id: "a" }, header: { "x-h": "1" } });
      expect(sent.options).toMatchObject({ timeout: 5, retry: false });
    }
    expect(core.sent).toHaveLength(3);
  });
});

describe("an error", () => {
  test("is the operation's own if the server answered so", () => {
    const pager = list(fakeCore(served));
    const response = new Response(null, { status: 422 });
    expect(pager.isError(new HttpError(response, undefined, { route }))).toBe(true);
    expect(pager.isError(new HttpError(response, undefined, { route: "GET /other" }))).toBe(false);
    expect(pager.isError(new AbortedError())).toBe(false);
    expect(pager.isError(undefined)).toBe(false);
  });

  test("that is nobody's passes as it is", async () => {
    const strange = { strange: true };
    const core = fakeCore(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- middleware may throw anything
      throw strange;
    });
    expect(await failureOf(list(core))).toBe(strange);
  });
});
