import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { paginate } from "./pager.js";
import { pageNumber } from "./styles/page-number.js";
import { route } from "./testing/clients.js";
import { fakeCore } from "./testing/fake-core.js";

/** A list on a server that clamps, and what its pages say of it. */
const scene = fc.record({
  total: fc.integer({ min: 0, max: 400 }),
  largest: fc.integer({ min: 1, max: 120 }),
  limit: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  first: fc.constantFrom(0, 1),
  startAfter: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
  facts: fc.subarray(["lastPage", "total", "hasMore", "current", "key"] as const),
  concurrentNext: fc.boolean(),
});

type Scene = typeof scene extends fc.Arbitrary<infer Value> ? Value : never;

function serve({ total, largest, limit, first, startAfter, facts }: Scene) {
  const size = Math.min(limit ?? 10, largest);
  const all = Array.from({ length: total }, (_, id) => ({ id }));
  const core = fakeCore(({ query }) => {
    const number = (query.page as number | undefined) ?? first;
    const from = (number - first) * size;
    return {
      items: all.slice(from, from + size),
      lastPage: Math.max(first, Math.ceil(total / size) - 1 + first),
      total,
      hasMore: from + size < total,
      current: number,
    };
  });
  const declared = Object.fromEntries(
    facts.map((fact) => [fact, fact === "key" ? "/id" : `/${fact}`]),
  );
  const rule = { page: "page", size: "limit", items: "/items", first, ...declared };
  const query = { limit, page: startAfter === undefined ? undefined : startAfter + first };
  const expected = all.slice((startAfter ?? 0) * size);
  return { core, expected, size, pager: paginate(core, { route }, pageNumber(rule), { query }) };
}

test("every item comes once and in order, in no more requests than there are pages and one", async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const { core, expected, size, pager } = serve(given);
      const items: unknown[] = [];
      if (given.concurrentNext) {
        const iterator = pager[Symbol.asyncIterator]();
        const pending = Array.from({ length: expected.length + 2 }, () => iterator.next());
        for (const result of await Promise.all(pending)) if (!result.done) items.push(result.value);
      } else {
        for await (const item of pager) items.push(item);
      }
      expect(items).toEqual(expected);
      expect(core.sent.length).toBeLessThanOrEqual(Math.ceil(expected.length / size) + 1);
      expect(core.pending()).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test("with a last page, there are as many requests as pages", async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const facts = [...new Set([...given.facts, "lastPage" as const])];
      const { core, expected, size, pager } = serve({ ...given, facts });
      expect(await pager.toArray()).toEqual(expected);
      expect(core.sent).toHaveLength(Math.max(1, Math.ceil(expected.length / size)));
    }),
    { numRuns: 300 },
  );
});

test("a collection is the beginning of the list, truncated exactly where there is more", async () => {
  await fc.assert(
    fc.asyncProperty(scene, fc.nat(450), async (given, maxItems) => {
      const { expected, pager } = serve(given);
      const { items, truncated } = await pager.collect({ maxItems });
      expect(items).toEqual(expected.slice(0, maxItems));
      expect(truncated).toBe(expected.length > maxItems);
    }),
    { numRuns: 300 },
  );
});

test("page by page is the same as all at once, forth and back", async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const { expected, pager } = serve(given);
      const forth: unknown[] = [];
      let last = await pager;
      for (let page: typeof last | null = last; page; page = await page.next()) {
        forth.push(...page.items);
        last = page;
      }
      expect(forth).toEqual(expected);
      const start = (await pager).number;
      const back: unknown[] = [];
      for (let page: typeof last | null = last; page && page.number >= start;) {
        back.unshift(...page.items);
        page = await page.previous();
      }
      expect(back).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("whatever a server answers, a walk ends, in an end or a named error", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  const answer = fc.oneof(
    fc.anything(),
    fc.record({
      items: fc.oneof(fc.array(fc.record({ id: fc.nat(5) }), { maxLength: 3 }), fc.anything()),
      lastPage: fc.oneof(fc.integer(), fc.constantFrom<unknown>("3", null, 1e308, NaN)),
      total: fc.oneof(fc.nat(20), fc.anything()),
      hasMore: fc.oneof(fc.boolean(), fc.anything()),
    }),
  );
  const facts = fc.subarray(["lastPage", "total", "hasMore", "key"] as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 6 }),
      facts,
      async (answers, f) => {
        const core = fakeCore((_, index) => answers[index % answers.length]);
        const declared = Object.fromEntries(f.map((fact) => [fact, `/${fact}`]));
        const style = pageNumber({ page: "page", items: "/items", ...declared });
        const outcome = await paginate(core, { route }, style, {})
          .toArray({ limit: 500 })
          .catch((error: unknown) => error);
        if (!Array.isArray(outcome)) {
          expect(outcome).toMatchObject({ code: "pagination", route, page: expect.anything() });
        }
        expect(core.sent.length).toBeLessThanOrEqual(2500);
        expect(core.pending()).toBe(0);
      },
    ),
    { numRuns: 500 },
  );
  warn.mockRestore();
});
