import { describe, expect, test } from "@jest/globals";
import { AbortedError, HttpError, PaginationError } from "./errors.js";
import { paginate } from "./pager.js";
import type { PagerOptions } from "./pager.js";
import { pageNumber } from "./styles/page-number.js";
import type { PageNumberRule } from "./styles/page-number.js";
import { all, list, served } from "./testing/client-list.js";
import { clients, pageOfClients, route, rule } from "./testing/clients.js";
import { fakeCore } from "./testing/fake-core.js";
import type { Sent } from "./testing/fake-core.js";
import { failureOf } from "./testing/outcomes.js";

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
