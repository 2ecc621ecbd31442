import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Checkpoint } from "../checkpoint.js";
import { ArgumentError, ConnectionError } from "../errors.js";
import { paginate } from "../pager.js";
import type { NumberedPage } from "../page.js";
import type { NumberedPager, PagerOptions } from "../pager.js";
import { clients, pageOfClients, route, rule, style, type Client } from "../testing/clients.js";
import { fakeCore } from "../testing/fake-core.js";
import { pageNumber } from "../styles/page-number.js";

const all = clients(25);

function list(options: PagerOptions = {}, query: object = { limit: 10 }, some = all) {
  const core = fakeCore((sent) => pageOfClients(some, sent.query));
  const pager: NumberedPager<Client> = paginate(core, { route }, style, { query }, options);
  return { core, pager };
}

/** As it comes back from where it was kept. */
const kept = (checkpoint: Checkpoint | undefined) =>
  JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;

/** Takes so many items, and the checkpoint after them. */
async function take(count: number, options?: PagerOptions) {
  const { pager } = list(options);
  const taken: Client[] = [];
  for await (const item of pager) if (taken.push(item) === count) break;
  return { taken, checkpoint: kept(pager.checkpoint) };
}

describe("a walk that is taken up again", () => {
  test("yields exactly the rest, after any item, at any concurrency", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 1, max: 4 }),
        async (count, concurrency) => {
          const { taken, checkpoint } = await take(count, { concurrency });
          const { core, pager } = list({ resume: checkpoint, concurrency });
          expect([...taken, ...(await pager.toArray())]).toEqual(all);
          expect(core.sent.length).toBeLessThanOrEqual(3 - Math.floor(count / 10));
        },
      ),
    );
  });

  test("after a page, by its checkpoint", async () => {
    const page = await list().pager;
    const { core, pager } = list({ resume: kept(page.checkpoint) });
    expect(await pager.toArray()).toEqual(all.slice(10));
    expect(core.sent[0]?.query).toEqual({ limit: 10, page: 2 });
  });

  test("after the last page, there is nothing to ask for", async () => {
    const { core, pager } = list({ resume: (await take(25)).checkpoint });
    expect(await pager.toArray()).toEqual([]);
    expect(core.sent).toEqual([]);
  });

  test("awaited after the last page, it is an empty page, of which no answer tells", async () => {
    const resume = (await take(25)).checkpoint;
    const { core, pager } = list({ resume });
    const page: NumberedPage<Client> = await pager;
    expect(page).toMatchObject({ items: [], index: 0, hasNext: false, checkpoint: resume });
    expect(await page.next()).toBeNull();
    expect(await page.previous()).toBeNull();
    expect(await pager.isEmpty()).toBe(true);
    expect(await pager.count()).toBe(0);
    expect(core.sent).toEqual([]);
    for (const part of ["body", "response", "number"] as const) {
      expect(() => page[part]).toThrow("the list had ended, so no page was asked for");
    }
    expect((await page.goto(3)).items).toEqual(all.slice(20));
  });

  test("awaited, it is what is left of the page", async () => {
    const { pager } = list({ resume: (await take(3)).checkpoint });
    const page = await pager;
    expect(page).toMatchObject({ index: 0, total: 25, items: all.slice(3, 10) });
    expect((await page.next())?.items).toEqual(all.slice(10, 20));
  });

  test("bounds count from there", async () => {
    const { checkpoint } = await take(3);
    expect(await list({ resume: checkpoint, maxItems: 9 }).pager.toArray()).toEqual(
      all.slice(3, 12),
    );
    expect(await list({ resume: checkpoint, maxPages: 1 }).pager.toArray()).toEqual(
      all.slice(3, 10),
    );
  });

  test("a collection says where it ended", async () => {
    const first = await list().pager.collect({ maxItems: 13 });
    const second = await list({ resume: kept(first.checkpoint) }).pager.collect();
    expect([...first.items, ...second.items]).toEqual(all);
    expect([first.truncated, second.truncated]).toEqual([true, false]);
  });

  test("what was put in before meanwhile is not taken for the rest", async () => {
    const { checkpoint } = await take(3);
    const changed = [{ client_id: "new", client_secret: "" }, ...all];
    expect(await list({ resume: checkpoint }, { limit: 10 }, changed).pager.toArray()).toEqual(
      all.slice(3),
    );
  });

  test("there is no checkpoint before the first item", () => {
    expect(list().pager.checkpoint).toBeUndefined();
  });
});

describe("a checkpoint", () => {
  test("is small, and holds no argument and no item", async () => {
    const { pager } = list({}, { limit: 10, token: "t0ken" });
    await pager.pages().next();
    const text = JSON.stringify(pager.checkpoint);
    expect(text).not.toMatch(/t0ken|s3cret|client_/);
    expect(text.length).toBeLessThan(400);
  });

  test.each<[string, (checkpoint: Checkpoint) => unknown, string]>([
    ["another operation", (given) => ({ ...given, route: "GET /books" }), "it is of GET /books"],
    ["other arguments", (given) => ({ ...given, query: "x" }), "it is of other arguments"],
    [
      "another kind of list",
      (given) => ({ ...given, parameter: "cursor" }),
      'by "page" now, and was by "cursor"',
    ],
    ["another version", (given) => ({ ...given, version: 2 }), "another version"],
    ["text", (given) => JSON.stringify(given), "no checkpoint"],
    ["half of one", ({ version }) => ({ version }), "no checkpoint"],
    [
      "a page that cannot be",
      (given) => ({ ...given, progress: { ...given.progress, index: -1 } }),
      "no checkpoint",
    ],
    [
      "no position",
      (given) => ({ ...given, progress: { ...given.progress, position: null } }),
      "no checkpoint",
    ],
  ])("of %s is refused", async (_, change, why) => {
    const resume = change((await take(3)).checkpoint) as Checkpoint;
    const { core, pager } = list({ resume });
    for (const used of [pager.toArray(), Promise.resolve(pager)]) {
      const error: unknown = await used.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ArgumentError);
      expect((error as Error).message).toContain(why);
    }
    expect(core.sent).toEqual([]);
  });

  test("of the same arguments in another order is accepted", async () => {
    const { pager } = list({}, { limit: 10, tag: "a" });
    await pager.pages().next();
    const resume = kept(pager.checkpoint);
    expect(await list({ resume }, { tag: "a", limit: 10 }).pager.toArray()).toEqual(all.slice(10));
  });
});

describe("questions", () => {
  const bare = { page: rule.page, items: rule.items };

  test("count asks once where the list says its total, else for all pages", async () => {
    const { core, pager } = list();
    expect(await pager.count()).toBe(25);
    expect(core.sent).toHaveLength(1);
    expect(await list({ maxItems: 7 }).pager.count()).toBe(7);
    expect(await list({ resume: (await take(3)).checkpoint }).pager.count()).toBe(22);
    const silent = paginate(core, { route }, pageNumber(bare), { query: { limit: 10 } });
    expect(await silent.count()).toBe(25);
  });

  test.each<[PagerOptions, number, number]>([
    [{}, 1, 25],
    [{}, 2, 15],
    [{}, 4, 0],
    [{ maxPages: 2 }, 1, 20],
    [{ maxPages: 9 }, 2, 15],
    [{ maxItems: 7 }, 2, 7],
  ])("count is of the items that a walk gives: %o from page %d", async (options, page, items) => {
    const { pager } = list(options, { limit: 10, page });
    expect(await pager.count()).toBe(items);
    expect(await pager.toArray()).toHaveLength(items);
  });

  test("first, find and isEmpty stop early", async () => {
    const { core, pager } = list();
    expect(await pager.first()).toEqual(all[0]);
    expect(await pager.isEmpty()).toBe(false);
    expect(core.sent).toHaveLength(2);
    expect(await pager.find(({ client_id }) => client_id === "client_12")).toEqual(all[12]);
    expect(core.sent).toHaveLength(4);
    expect(await pager.find(() => false)).toBeUndefined();
    expect(await pager.find(() => Promise.resolve(false))).toBeUndefined();
    expect(await list({}, {}, []).pager.first()).toBeUndefined();
    expect(await list({}, {}, []).pager.isEmpty()).toBe(true);
  });

  test("a stream gives every item, and asks for no page before it is read", async () => {
    const { core, pager } = list();
    const reader = pager.toReadableStream().getReader();
    expect((await reader.read()).value).toEqual(all[0]);
    expect(core.sent).toHaveLength(1);
    await reader.cancel();
    const items: Client[] = [];
    for await (const item of pager.toReadableStream()) items.push(item);
    expect(items).toEqual(all);
  });

  test("onPage tells how far it is", async () => {
    const told: unknown[] = [];
    await list({ onPage: (progress) => told.push(progress) }).pager.toArray();
    expect(told).toMatchObject([
      { page: 1, pageCount: 3, items: 10, total: 25, requests: 1, retries: 0 },
      { page: 2, items: 20 },
      { page: 3, items: 25, eta: 0 },
    ]);
  });
});

test.each<[string, (pager: NumberedPager<Client>) => Promise<unknown>, number]>([
  ["toArray() of some", (pager) => pager.toArray({ limit: 3 }), 3],
  ["collect() of some", (pager) => pager.collect({ maxItems: 13 }), 13],
  ["toArray() of a whole page", (pager) => pager.toArray({ limit: 10 }), 10],
  ["toArray() of all", (pager) => pager.toArray(), 25],
  ["first()", (pager) => pager.first(), 1],
  ["isEmpty()", (pager) => pager.isEmpty(), 1],
])("after %s, the checkpoint leads to exactly the rest", async (_, ask, handedOut) => {
  const all = clients(25);
  const core = fakeCore(({ query }) => pageOfClients(all, query));
  const list = (options: PagerOptions = {}): NumberedPager<Client> =>
    paginate(core, { route }, style, { query: {} }, options);
  const pager = list();
  await ask(pager);
  const rest = list({ resume: pager.checkpoint });
  expect(await rest.toArray()).toEqual(all.slice(handedOut));
});

test.each<[string, (pager: NumberedPager<Client>) => Promise<unknown>]>([
  ["toArray()", (pager) => pager.toArray()],
  ["collect()", (pager) => pager.collect()],
])("a %s that fails leads to all of its items, of which the caller has none", async (_, ask) => {
  const all = clients(25);
  let failing = true;
  const core = fakeCore(({ query }) => {
    const { page = 1 } = query as { page?: number };
    if (failing && page > 2) throw new ConnectionError("Lost");
    return pageOfClients(all, query);
  });
  const list = (options: PagerOptions = {}): NumberedPager<Client> =>
    paginate(core, { route }, style, { query: { limit: 10 } }, options);

  const pager = list();
  for await (const item of pager) if (item === all[4]) break;
  const { checkpoint } = pager;
  for (const [resume, rest] of [
    [undefined, all],
    [checkpoint, all.slice(5)],
  ] as const) {
    failing = true;
    const asked = list({ resume });
    const error: unknown = await ask(asked).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ page: { index: 2 } });
    expect(asked.checkpoint).toBeUndefined();
    failing = false;
    const again = list({ resume: (error as ConnectionError).checkpoint });
    expect(await again.toArray()).toEqual(rest);
  }
});
