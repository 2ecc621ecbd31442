import { describe, expect, test } from "@jest/globals";
import { ArgumentError, PaginationError } from "../errors.js";
import { readerOf } from "../guards.js";
import { beginning } from "../walk.js";
import { pageNumber } from "./page-number.js";
import type { PageNumberRule } from "./page-number.js";
import type { Progress } from "./style.js";

const plain: PageNumberRule = { page: "page", size: "limit", items: "/items" };

describe("the start", () => {
  test.each([
    [{}, undefined],
    [{ page: undefined }, undefined],
    [{ page: null }, undefined],
    [{ page: 3 }, 3],
    [{ page: "3" }, 3],
  ])("%j starts at %p", (query, position) => {
    expect(pageNumber(plain).start({ query })).toBe(position);
  });

  test.each([[{ page: 0 }], [{ page: "x" }], [{ page: NaN }], [{ limit: NaN }], [{ limit: -1 }]])(
    "%j cannot be right",
    (query) => {
      expect(() => pageNumber(plain).start({ query })).toThrow(ArgumentError);
    },
  );

  test("a list that counts from 0 has a page 0", () => {
    expect(pageNumber({ ...plain, first: 0 }).start({ query: { page: 0 } })).toBe(0);
  });

  test("no query is no start", () => {
    expect(pageNumber(plain).start({})).toBeUndefined();
  });
});

test("a page is asked for by its number, all else stays", () => {
  const args = { path: { id: "a" }, query: { limit: 5, page: "2" } };
  expect(pageNumber(plain).aim(args, 7)).toEqual({
    path: { id: "a" },
    query: { limit: 5, page: 7 },
  });
  expect(args.query.page).toBe("2");
});

/** What a page leads to: `size` items and some facts, seen by a walk that has come so far. */
function follow(
  facts: Partial<PageNumberRule>,
  size: number,
  body: object,
  progress: Partial<Progress> = {},
) {
  const items = Array.from({ length: size }, (_, index) => index);
  return pageNumber({ ...plain, ...facts }).read(
    readerOf({ route: "GET /x" }, { items, ...body }),
    { ...beginning(undefined), ...progress },
  );
}

describe("with a last page", () => {
  const facts = { lastPage: "/last", total: "/total", hasMore: "/more" };

  test.each([
    ["the first of three", 1, 3, 2],
    ["the last", 3, 3, undefined],
    ["one behind the end", 9, 3, undefined],
    ["the only one of an empty list", 1, 0, undefined],
  ])("%s", (_, position, last, next) => {
    const body = { last, total: 1000, more: true };
    expect(follow(facts, 10, body, { position }).next).toBe(next);
  });

  test("neither a short page nor a reached total nor a denied more end it", () => {
    const body = { last: 3, total: 1, more: false };
    expect(follow(facts, 1, body, { position: 2, largest: 10, delivered: 10 }).next).toBe(3);
  });

  test.each([
    [1, 3, 3],
    [1, 0, 0],
    [0, 3, 4],
    [0, 0, 1],
  ])("counted from %d, a last page %d makes %d pages", (first, last, pageCount) => {
    expect(follow({ lastPage: "/last", first }, 1, { last }).pageCount).toBe(pageCount);
  });
});

describe("with a total", () => {
  const facts = { total: "/total", hasMore: "/more" };

  test.each([
    [
      "a full page goes on even at the total",
      10,
      20,
      { position: 2, index: 1, delivered: 10, largest: 10 },
      3,
    ],
    [
      "a short page at the total ends",
      5,
      15,
      { position: 2, index: 1, delivered: 10, largest: 10 },
      undefined,
    ],
    [
      "a short page below the total goes on",
      5,
      30,
      { position: 2, index: 1, delivered: 10, largest: 10 },
      3,
    ],
    [
      "an empty page at the total ends",
      0,
      20,
      { position: 3, index: 2, delivered: 20, largest: 10 },
      undefined,
    ],
    [
      "an empty page below the total goes on",
      0,
      30,
      { position: 3, index: 2, delivered: 20, largest: 10 },
      4,
    ],
    ["an empty list ends", 0, 0, {}, undefined],
    ["a first page goes on: its size is not known to be short", 5, 5, {}, 2],
    [
      "pages before the start count",
      5,
      35,
      { position: 4, index: 1, delivered: 10, largest: 10 },
      undefined,
    ],
    ["a start behind the end ends", 0, 25, { position: 9 }, undefined],
    [
      "an empty page ends a walk from a short last page",
      0,
      25,
      { position: 4, index: 1, delivered: 5, largest: 5 },
      undefined,
    ],
  ])("%s", (_, size, total, progress, next) => {
    expect(follow(facts, size, { total, more: next === undefined }, progress).next).toBe(next);
  });
});

describe("with a flag", () => {
  test.each([
    ["more after a full page", 10, true, 2],
    ["more after an empty page", 0, true, 2],
    ["no more after a full page", 10, false, undefined],
  ])("%s", (_, size, more, next) => {
    expect(follow({ hasMore: "/more" }, size, { more }).next).toBe(next);
  });
});

test.each([
  [10, 2],
  [1, 2],
  [0, undefined],
])("with nothing, a page of %d leads to %p", (size, next) => {
  expect(follow({}, size, {}, { largest: 10 }).next).toBe(next);
});

test.each(["lastPage", "total", "hasMore", "current"])("a declared %s must be there", (fact) => {
  expect(() => follow({ [fact]: "/fact" }, 1, {})).toThrow(PaginationError);
  expect(() => follow({ [fact]: "/fact" }, 1, {})).toThrow('"/fact" is missing');
});

test.each([
  [2, 2, false],
  [2, 1, true],
  [undefined, 1, false],
])("asked for page %p, page %p is astray: %p", (position, current, astray) => {
  expect(follow({ current: "/current" }, 1, { current }, { position }).astray).toBe(astray);
});
