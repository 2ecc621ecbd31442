import { describe, expect, jest, test } from "@jest/globals";
import { AbortedError, ArgumentError, PaginationError } from "./errors.js";
import { paginate } from "./pager.js";
import type { PagerOptions } from "./pager.js";
import { pageNumber } from "./styles/page-number.js";
import { all, list, served } from "./testing/client-list.js";
import { route } from "./testing/clients.js";
import type { Client } from "./testing/clients.js";
import { fakeCore } from "./testing/fake-core.js";
import { failureOf, gather } from "./testing/outcomes.js";

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
    expect(await iterator.return()).toEqual({ done: true, value: undefined });
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
    await iterator.return();
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
