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
const cursorSchema = { $ref: "#/components/schemas/Cursor" };
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
      "a list that is the whole body",
      {
        parameters: [mark(query("skip"), "offset_count_param")],
        body: { ...list, [marker]: { is_top_level_array: true } },
      },
      { style: "offset", offset: "skip", items: "" },
    ],
    [
      "a list that is the whole body, with its purpose",
      {
        parameters: [mark(query("skip"), "offset_count_param")],
        body: mark(list, "items", { is_top_level_array: true }),
      },
      { style: "offset", offset: "skip", items: "" },
    ],
    [
      "a list of which it is said that it is not the whole body",
      {
        parameters: [mark(query("skip"), "offset_count_param")],
        body: object({
          ...{ others: list, rows: mark(list, "items", { is_top_level_array: false }) },
        }),
      },
      { style: "offset", offset: "skip", items: "/rows" },
    ],
    [
      "marks on the schemas of a parameter and of a header",
      {
        parameters: [query("cursor", mark(text, "next_cursor_param"))],
        body: page({}),
        response: { headers: { "X-Next": { schema: mark(text, "next_cursor_field") } } },
      },
      { ...cursorFacts, nextCursor: [{ header: "X-Next" }] },
    ],
    [
      "marks beside references",
      {
        root: { components: { schemas: { Cursor: text } } },
        parameters: [query("cursor", mark(cursorSchema, "next_cursor_param"))],
        body: page({ next: mark(cursorSchema, "next_cursor_field") }),
      },
      cursorFacts,
    ],
    [
      "marks where references lead",
      {
        root: {
          components: {
            schemas: {
              Asked: mark(text, "next_cursor_param"),
              Told: mark(text, "next_cursor_field"),
            },
          },
        },
        parameters: [query("cursor", { $ref: "#/components/schemas/Asked" })],
        body: page({ next: { $ref: "#/components/schemas/Told" } }),
      },
      cursorFacts,
    ],
    [
      "a mark of previous pages on two properties, which a walk does not go by",
      {
        parameters: asksForNext,
        body: page({
          next,
          previous: mark(text, "previous_cursor_field"),
          before: mark(text, "previous_cursor_field"),
        }),
      },
      cursorFacts,
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
    expect(found.notes.filter(({ code }) => code === "pagination-purpose-unknown")).toEqual([]);
  });
});

test("purposes that are of previous pages are known, and not gone by", async () => {
  const purposes = ["cursor_param", "cursor_field", "cursor_id_param"];
  const marks = purposes.map((purpose) => [purpose, mark(text, `previous_${purpose}`)] as const);
  const body = object({ items: list, ...Object.fromEntries(marks) }, ["items"]);
  const { facts, faults, notes } = await readPaging({}, { body });
  expect([facts, faults, notes]).toEqual([{}, [], []]);
});

describe("a mark that cannot be read is one error, at its place", () => {
  const at = `#/paths/~1things/get`;
  const inBody = `${at}/responses/200/content/application~1json/schema`;
  const told = (said: unknown) => ({
    ...{ parameters: asksForNext, body: page({ next: { ...text, [marker]: said } }) },
  });

  test.each<[why: string, setting: Setting, pointer: string, message: string]>([
    ["no object", told("items"), `${inBody}/properties/next/${marker}`, "is not an object"],
    [
      "a purpose that is no text",
      told({ purpose: 3 }),
      `${inBody}/properties/next/${marker}/purpose`,
      "is not a text",
    ],
    [
      "a header that is no text",
      told({ purpose: "next_cursor_field", from_header: true }),
      `${inBody}/properties/next/${marker}/from_header`,
      "is not a text",
    ],
    [
      "the whole body for what is no list of items",
      told({ purpose: "next_cursor_field", is_top_level_array: true }),
      `${inBody}/properties/next/${marker}/purpose`,
      "is not what a list is for that is the whole body",
    ],
    [
      "the whole body by another word than yes or no",
      told({ purpose: "next_cursor_field", is_top_level_array: "true" }),
      `${inBody}/properties/next/${marker}/is_top_level_array`,
      "is neither true nor false",
    ],
    [
      "items in a header",
      {
        parameters: [mark(query("skip"), "offset_count_param")],
        body: object({ rows: mark(list, "items", { from_header: "X-Rows" }) }),
      },
      `${inBody}/properties/rows/${marker}/from_header`,
      "is a header, which has no items",
    ],
    [
      "a purpose that two properties have",
      {
        parameters: asksForNext,
        body: page({ next, following: next }),
      },
      `${inBody}/properties/next/${marker}/purpose`,
      `is said at ${inBody}/properties/following, too`,
    ],
    [
      "a purpose that two parameters have",
      {
        parameters: [...asksForNext, mark(query("version", text), "next_cursor_param")],
        body: page({ next }),
      },
      `${at}/parameters/1/${marker}/purpose`,
      `is said at ${at}/parameters/0, too`,
    ],
    [
      "no object, on a header",
      {
        parameters: asksForNext,
        body: page({ next }),
        response: { headers: { "X-Next": { schema: { ...text, [marker]: true } } } },
      },
      `${at}/responses/200/headers/X-Next/schema/${marker}`,
      "is not an object",
    ],
    [
      "a parameter that does not move",
      {
        parameters: [
          ...asksForNext,
          mark({ ...query("page", text), in: "cookie" }, "page_number_param"),
        ],
        body: page({ next }),
      },
      `${at}/parameters/1/${marker}`,
      "is on a parameter of the cookie; pages move by the query, a header or the body",
    ],
  ])("%s", async (_, setting, pointer, message) => {
    const { faults } = await readPaging({}, setting);
    expect(faults).toMatchObject([
      {
        code: "pagination-extension-wrong",
        pointer,
        message: expect.stringContaining(message) as unknown,
      },
    ]);
  });

  test("a property of a body that is said to be a list itself", async () => {
    const { faults } = await readPaging(
      {},
      {
        parameters: [mark(query("skip"), "offset_count_param")],
        body: object({ rows: mark(list, "items", { is_top_level_array: true }) }),
      },
    );
    expect(faults).toMatchObject([
      { code: "pagination-pointer-type", pointer: `${inBody}/properties/rows` },
    ]);
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
