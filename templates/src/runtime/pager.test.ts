import { describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { Readable } from "node:stream";
import { ArgumentError, HttpError } from "./errors.js";
import { paginate } from "./pager.js";
import { pageNumber } from "./styles/page-number.js";
import { all, list, served } from "./testing/client-list.js";
import { clients, pageOfClients, route } from "./testing/clients.js";
import type { Client } from "./testing/clients.js";
import { fakeCore } from "./testing/fake-core.js";
import { failureOf, gather } from "./testing/outcomes.js";

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
    let page: Awaited<ReturnType<typeof list>> | null = await list(core);
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

describe("an iterator that something else holds", () => {
  const mine = new Error("mine");

  /** As many do: to map, to filter, to join several lists. */
  async function* within<Value>(
    values: AsyncIterable<Value>,
  ): AsyncGenerator<Value, string | undefined> {
    yield* values;
    return undefined;
  }

  test("passes on the error that is thrown into it, behind which the walk ends", async () => {
    const core = fakeCore(served);
    const outer = within(list(core));
    await outer.next();
    expect(await failureOf(outer.throw(mine))).toBe(mine);
    expect((await outer.next()).done).toBe(true);
    expect(core.sent).toHaveLength(1);
  });

  test("ends the request under way where an error is thrown into it", async () => {
    const core = fakeCore(() => new Promise(() => undefined));
    const iterator = list(core).pages();
    const pending = iterator.next();
    expect(await failureOf(iterator.throw(mine))).toBe(mine);
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(core.pending()).toBe(0);
  });

  test("leaves an error of another call the checkpoint that it has", async () => {
    const iterator = list(fakeCore(served))[Symbol.asyncIterator]();
    await iterator.next();
    const other = new HttpError(new Response(null, { status: 500 }));
    expect(await failureOf(iterator.throw(other))).toBe(other);
    expect(other.checkpoint).toBeUndefined();
  });

  test("gives a stream of Node's the error that destroys it, and no other", async () => {
    const stream = Readable.from(within(list(fakeCore(served))));
    stream.once("data", () => stream.destroy(mine));
    const [error] = (await once(stream, "error")) as [unknown];
    expect(error).toBe(mine);
  });

  test("returns what it is asked to", async () => {
    const outer = within(list(fakeCore(served)));
    await outer.next();
    expect(await outer.return("enough")).toEqual({ done: true, value: "enough" });
  });

  test("has what the platform gives to generators", () => {
    const shared = Object.getPrototypeOf(within([] as never)) as object;
    const generators = Object.getPrototypeOf(Object.getPrototypeOf(shared)) as object;
    expect(Object.prototype.isPrototypeOf.call(generators, list(fakeCore(served)).pages())).toBe(
      true,
    );
  });
});
