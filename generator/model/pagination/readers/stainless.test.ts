import { describe, expect, test } from "@jest/globals";

import {
  flag,
  header,
  integer,
  item,
  list,
  object,
  query,
  readPaging,
  type Setting,
  text,
} from "../../../testing/paging.js";

const marker = "x-stainless-pagination-property";
const mark = (schema: object, purpose: string, more: object = {}) => ({
  ...schema,
  [marker]: { purpose, ...more },
});
/** A page of two lists, of which one is marked. */
const page = (properties: object, items: object = item) =>
  object({ ...{ others: list, rows: mark({ type: "array", items }, "items") }, ...properties });
const next = mark(text, "next_cursor_field");
const asksForNext = [mark(query("cursor", text), "next_cursor_param")];
const cursorFacts = { style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: ["/next"] };

describe("marks on parameters and on what comes become facts", () => {
  test.each<[why: string, setting: Setting, facts: object]>([
    [
      "pages",
      {
        parameters: [query("other"), mark(query("page"), "page_number_param")],
        body: page({
          meta: object({
            now: mark(integer, "current_page_number_field"),
            pages: mark(integer, "total_page_count_field"),
          }),
        }),
      },
      {
        ...{ style: "page", page: "page", items: "/rows" },
        ...{ current: "/meta/now", pageCount: "/meta/pages" },
      },
    ],
    [
      "an offset; where it starts is told in two ways, so it is not gone by",
      {
        parameters: [mark(query("skip"), "offset_count_param")],
        body: page({
          start: mark(integer, "offset_count_start_field"),
          all: mark(integer, "offset_total_count_field"),
        }),
      },
      { style: "offset", offset: "skip", items: "/rows", total: "/all" },
    ],
    [
      "a cursor",
      { parameters: asksForNext, body: page({ next, more: mark(flag, "has_next_page") }) },
      { ...cursorFacts, hasMore: "/more" },
    ],
    [
      "a cursor that is sent in the body",
      {
        parameters: [],
        requestBody: object({ paging: object({ after: mark(text, "next_cursor_param") }) }),
        body: page({ next }),
      },
      { ...cursorFacts, cursor: [{ body: "/paging/after" }] },
    ],
    [
      "a cursor that is sent in a header",
      { parameters: [mark(header("X-Cursor"), "next_cursor_param")], body: page({ next }) },
      { ...cursorFacts, cursor: [{ header: "X-Cursor" }] },
    ],
    [
      "a cursor that comes in a header",
      {
        parameters: asksForNext,
        body: page({}),
        response: { headers: { "X-Next": mark({ schema: text }, "next_cursor_field") } },
      },
      { ...cursorFacts, nextCursor: [{ header: "X-Next" }] },
    ],
    [
      "a cursor that comes in a header, says a property",
      {
        parameters: asksForNext,
        body: page({ next: mark(text, "next_cursor_field", { from_header: "X-Next" }) }),
      },
      { ...cursorFacts, nextCursor: [{ header: "X-Next" }] },
    ],
    [
      "the id of an item",
      {
        parameters: [mark(query("after", text), "next_cursor_id_param")],
        body: page({}, object({ id: mark(text, "cursor_item_id") })),
      },
      { ...cursorFacts, cursor: ["after"], nextCursor: [{ lastItem: "/id" }] },
    ],
    [
      "a URL",
      { body: page({ next: mark(text, "cursor_url_field") }) },
      { style: "link", items: "/rows", nextUrl: "/next" },
    ],
  ])("%s", async (_, setting, facts) => {
    const found = await readPaging({}, setting);
    expect(found.faults).toEqual([]);
    expect(found.facts).toEqual(facts);
  });
});

test("a purpose that nobody knows is told, and passed over", async () => {
  const { facts, faults, notes } = await readPaging(
    {},
    {
      parameters: [mark(query("cursor", text), "next_cursor")],
      body: object({ items: list, next: text }, ["items"]),
    },
  );
  expect(facts).toEqual({});
  expect(faults).toEqual([]);
  expect(notes).toMatchObject([
    { code: "pagination-purpose-unknown", pointer: "#/paths/~1things/get/parameters/0" },
  ]);
});
