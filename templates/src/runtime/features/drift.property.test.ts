import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";

import { PaginationError } from "../errors.js";
import { paginate } from "../pager.js";
import { pageNumber } from "../styles/page-number.js";
import { fakeCore } from "../testing/fake-core.js";
import {
  comesBack,
  sceneOf,
  walkThrough,
  type kinds,
  type Scene,
  type Story,
} from "../testing/moving-list.js";

type Kind = keyof typeof kinds;
type Mode = "ignore" | "warn" | "dedupe" | "repair" | "throw";

let warn: jest.SpiedFunction<typeof console.warn>;

beforeEach(() => {
  warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
});

afterEach(() => {
  warn.mockRestore();
});

/** Holds for every scene; or does not, and there is one that shows it. */
async function holds(
  scenes: fc.Arbitrary<Scene>,
  mode: Mode,
  rule: (story: Story, scene: Scene) => boolean,
  numRuns = 400,
): Promise<boolean> {
  const { failed, errorInstance } = await fc.check(
    fc.asyncProperty(scenes, async (scene) => rule(await walkThrough(scene, mode), scene)),
    { numRuns, endOnFailure: true },
  );
  if (errorInstance instanceof Error && !errorInstance.message.startsWith("Property failed")) {
    throw errorInstance;
  }
  return !failed;
}

/** A list that never rests is said to be one; an answer to any other error than those is wrong. */
const ended = ({ error }: Story) => {
  if (error === undefined) return false;
  expect(error).toBeInstanceOf(PaginationError);
  expect(["drift", "not-advancing"]).toContain((error as PaginationError).reason);
  return true;
};
const losesNone = (story: Story) => ended(story) || story.lost.length === 0;
const repeatsNone = (story: Story) => story.repeated === 0;
const isOnceInOrder = (story: Story) =>
  ended(story)
    ? (story.error as Error).message.includes("faster than it can be read")
    : story.lost.length === 0 &&
      story.repeated === 0 &&
      story.surviving.every((id, index) => index === 0 || id > story.surviving[index - 1]!);

/** Six items on three pages. */
const small: Scene = { total: 6, size: 2, changes: [], concurrency: 1, order: [], style: "pages" };

/** The table in drift.ts, as it is. */
const table: readonly (readonly [Kind, "one by one" | "at once", string, string, string])[] = [
  ["insertions", "one by one", "repeats", "once", "once"],
  ["insertions", "at once", "loses, repeats", "loses", "once"],
  ["deletions", "one by one", "loses", "loses", "once"],
  ["deletions", "at once", "loses, repeats", "loses", "once"],
  ["either", "one by one", "loses, repeats", "loses", "once"],
  ["either", "at once", "loses, repeats", "loses", "loses"],
  ["exchanges", "one by one", "loses, repeats", "loses", "loses"],
  ["exchanges", "at once", "loses, repeats", "loses", "loses"],
];

const cells = table.flatMap(([kind, how, ...verdicts]) =>
  (["ignore", "dedupe", "repair"] as const).map(
    (mode, index) => [kind, how, mode, verdicts[index]!] as const,
  ),
);

describe("what each mode makes of what happens between two answers", () => {
  test.each(cells)("%s, pages %s, %s: %s", async (kind, how, mode, verdict) => {
    const scenes = sceneOf(kind, how === "at once");
    if (verdict === "once") {
      expect(await holds(scenes, mode, isOnceInOrder)).toBe(true);
      return;
    }
    for (const [word, rule] of [
      ["loses", losesNone],
      ["repeats", repeatsNone],
    ] as const) {
      const happens = verdict.includes(word);
      // What is rare takes a while to find, and the search ends when it is found.
      expect(await holds(scenes, mode, rule, happens ? 10_000 : 400)).toBe(!happens);
    }
  });

  test("repair gets all of it, pages at once, where no total comes back", async () => {
    const scenes = sceneOf("either", true).filter((scene) => !comesBack(scene));
    expect(await holds(scenes, "repair", isOnceInOrder, 1000)).toBe(true);
  });

  test.each(["insertions", "deletions", "either"] as const)(
    "throw tells of %s, or nothing was lost or repeated",
    async (kind) => {
      for (const atOnce of [false, true]) {
        const told = (story: Story) =>
          story.error === undefined
            ? isOnceInOrder(story)
            : (story.error as PaginationError).reason === "drift";
        expect(await holds(sceneOf(kind, atOnce), "throw", told)).toBe(true);
      }
    },
  );

  test("throw sees of exchanges only what comes twice", async () => {
    const scenes = sceneOf("exchanges", false);
    expect(await holds(scenes, "throw", repeatsNone)).toBe(true);
    expect(await holds(scenes, "throw", losesNone, 10_000)).toBe(false);
  });

  test("what no client can see: what is read is what a list at rest would give", async () => {
    const exchanged = { ...small, changes: [{ insert: [4], remove: [0] }] };
    expect(await walkThrough(exchanged, "repair")).toMatchObject({
      ids: [0, 1, 3, 6, 4, 5],
      lost: [2],
      error: undefined,
    });
  });
});

test("what each of the others does where an item slides over a seam", async () => {
  const deleted = { ...small, changes: [{ insert: [], remove: [0] }] };
  const inserted = { ...small, changes: [{ insert: [0], remove: [] }] };
  expect((await walkThrough(deleted, "ignore")).ids).toEqual([0, 1, 3, 4, 5]);
  expect(warn).not.toHaveBeenCalled();
  expect((await walkThrough(deleted, "warn")).ids).toEqual([0, 1, 3, 4, 5]);
  expect((await walkThrough(deleted, "dedupe")).ids).toEqual([0, 1, 3, 4, 5]);
  expect(warn).toHaveBeenCalledTimes(2);
  expect((await walkThrough(deleted, "repair")).ids).toEqual([0, 1, 2, 3, 4, 5]);
  expect((await walkThrough(inserted, "ignore")).ids).toEqual([0, 1, 1, 2, 3, 4, 5]);
  expect((await walkThrough(inserted, "dedupe")).ids).toEqual([0, 1, 2, 3, 4, 5]);
  const { error, ids } = await walkThrough(deleted, "throw");
  expect(ids).toEqual([0, 1]);
  expect(error).toMatchObject({ reason: "drift", page: { index: 1, itemsDelivered: 2 } });
  expect((error as Error).message).toContain("its total is another than before");
});

describe("the same page again", () => {
  test("after a repair in between is no server that goes nowhere", async () => {
    const scene: Scene = {
      ...small,
      total: 3,
      size: 1,
      changes: [
        { insert: [0, 0], remove: [] },
        { insert: [], remove: [2, 2, 2, 2] },
        { insert: [2, 0, 3, 3], remove: [] },
      ],
    };
    expect(isOnceInOrder(await walkThrough(scene, "repair"))).toBe(true);
  });

  const keyless = { page: "page", items: "/items", hasMore: "/more" };
  const rule = { ...keyless, key: "/id" };
  const walk = (core: ReturnType<typeof fakeCore>, onDrift?: Mode, used: typeof keyless = rule) =>
    paginate<{ id: number }, unknown, unknown>(
      core,
      { route: "GET /rows" },
      pageNumber(used),
      {},
      { onDrift, maxPages: 50 },
    ).toArray();

  /** Two rows come in before all others, once the first page has been read. */
  function movingByAPage() {
    let rows = [1, 2, 3, 4];
    return fakeCore(({ query }, index) => {
      const from = (((query.page as number | undefined) ?? 1) - 1) * 2;
      const ids = rows.slice(from, from + 2);
      const more = from + 2 < rows.length;
      if (index === 0) rows = [8, 9, ...rows];
      return { items: ids.map((id) => ({ id })), more };
    });
  }

  test.each(["warn", "dedupe", "repair", "throw"] as const)(
    "of a server that ignores what it is asked for is told, with %p",
    async (onDrift) => {
      const core = fakeCore(() => ({ items: [{ id: 1 }, { id: 2 }], more: true }));
      await expect(walk(core, onDrift)).rejects.toMatchObject({
        reason: "not-advancing",
        message: expect.stringMatching(/however often.*does the server ignore "page"\?$/),
        page: { index: 1, itemsDelivered: 2 },
      });
      expect(core.sent.length).toBeLessThanOrEqual(12);
    },
  );

  test.each([
    ["warn", rule, [1, 2, 1, 2, 3, 4], 1],
    ["warn", keyless, [1, 2, 1, 2, 3, 4], 1],
    ["dedupe", rule, [1, 2, 3, 4], 0],
    ["repair", rule, [1, 2, 3, 4], 0],
  ] as const)(
    "of a list that has moved by as much is not, with %p and %j",
    async (onDrift, used, expected, warnings) => {
      const items = await walk(movingByAPage(), onDrift, used);
      expect(items.map(({ id }) => id)).toEqual(expected);
      expect(warn).toHaveBeenCalledTimes(warnings);
    },
  );

  test.each([rule, keyless])("of such a list is drift, with throw and %j", async (used) => {
    await expect(walk(movingByAPage(), "throw", used)).rejects.toMatchObject({
      reason: "drift",
      message: expect.stringContaining("an item that was there before"),
      page: { index: 1, itemsDelivered: 2 },
    });
  });

  test.each([undefined, "ignore"] as const)(
    "may be either where nothing is read again, with %p, and the error says so",
    async (onDrift) => {
      await expect(walk(movingByAPage(), onDrift)).rejects.toMatchObject({
        reason: "not-advancing",
        message: expect.stringMatching(/ignore "page", or has the list moved by a page/),
      });
    },
  );
});
