import { describe, expect, test } from "@jest/globals";

import {
  type FaultRow,
  header,
  integer,
  object,
  readPaging,
  testFacts,
  testFaults,
  text,
} from "../../../testing/paging.js";

const name = "x-scalar-pagination";
const items = { type: "items" };
const cursor = (members: object = {}) => ({
  type: "cursor",
  request: { cursor: { type: "cursor" } },
  response: { items, next: { type: "cursor" } },
  ...members,
});
const url = (next: object) => ({
  ...{ type: "cursorUrl", response: { items, next: { type: "cursorUrl", ...next } } },
});

testFacts(name, [
  [
    "pages, by the keys' own names, and a size that a walk does not go by",
    {
      ...{ name: "a", type: "pageNumber" },
      request: { page: { type: "pageNumber" }, limit: { type: "pageSize" } },
      response: {
        items,
        total: { type: "total", path: ["meta", "total"] },
        pages: { type: "totalPages", property: "pages" },
        current: { type: "currentPage" },
        size: { type: "pageSize" },
      },
    },
    {
      ...{ style: "page", page: "page", size: "limit", items: "/items", total: "/meta/total" },
      ...{ pageCount: "/pages", current: "/current" },
    },
  ],
  [
    "pages from 0, in a header",
    {
      type: "pageNumber",
      request: { "X-Page": { type: "pageNumber", location: "header" } },
      response: { items, more: { type: "hasMore" } },
    },
    { style: "page", page: { header: "X-Page" }, first: 0, items: "/items", hasMore: "/more" },
    { parameters: [header("X-Page", { ...integer, default: 0 })] },
  ],
  [
    "an offset",
    {
      type: "offset",
      request: { offset: { type: "offset" }, limit: { type: "limit" } },
      response: { items, total: { type: "total" } },
    },
    { style: "offset", offset: "offset", size: "limit", items: "/items", total: "/total" },
  ],
  [
    "a cursor in the body, and from a header",
    cursor({
      paramLocation: "body",
      request: { from: { type: "cursor", path: ["paging", "from"] } },
      response: {
        ...{ items, more: { type: "hasMore" } },
        next: { type: "cursor", location: "header", headerName: "X-Next" },
      },
    }),
    {
      ...{ style: "cursor", cursor: [{ body: "/paging/from" }], items: "/items" },
      ...{ nextCursor: [{ header: "X-Next" }], hasMore: "/more" },
    },
    { requestBody: object({ paging: object({ from: text }) }) },
  ],
  [
    "a cursor in a header, and from one, both by their keys",
    cursor({
      paramLocation: "header",
      request: { "X-Cursor": { type: "cursor" } },
      response: { items, "X-Next": { type: "cursor", location: "header" } },
    }),
    {
      ...{ style: "cursor", cursor: [{ header: "X-Cursor" }], items: "/items" },
      nextCursor: [{ header: "X-Next" }],
    },
    { parameters: [header("X-Cursor")] },
  ],
  [
    "a parameter's own place goes before that of all",
    cursor({
      paramLocation: "body",
      request: { cursor: { type: "cursor", location: "query" } },
    }),
    { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/next"] },
  ],
  [
    "a cursor at a path of its own",
    cursor({ response: { items, cursor: { type: "cursor", cursorPath: ["meta", "next"] } } }),
    { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/meta/next"] },
  ],
  [
    "the id of the last item",
    {
      type: "cursorId",
      request: { starting: { type: "cursorId", param: "after" } },
      response: { items, last: { type: "cursorId", itemCursor: ["id"] } },
    },
    { style: "cursor", cursor: ["after"], items: "/items", nextCursor: [{ lastItem: "/id" }] },
  ],
  [
    "a URL in the body",
    url({ location: "bodyLink", path: ["meta", "next"] }),
    { style: "link", items: "/items", nextUrl: "/meta/next" },
  ],
  [
    "a URL in the Link header",
    url({ location: "linkHeader" }),
    { style: "link", items: "/items", nextUrl: { link: "next" } },
  ],
  [
    "a URL in the Link header, by another relation",
    url({ location: "linkHeader", rel: "more" }),
    { style: "link", items: "/items", nextUrl: { link: "more" } },
  ],
  ["one page that is the whole list", { type: "fakePage" }, {}],
]);

describe("of the schemes that the document has for all", () => {
  const root = { [name]: [{ name: "a", type: "fakePage" }, cursor({ name: "b" })] };

  test("an operation names one, which is read at its place there", async () => {
    const { facts, origins } = await readPaging({ [name]: "b" }, { root });
    expect(facts).toMatchObject({ style: "cursor", nextCursor: ["/next"] });
    expect(origins[0]?.pointer).toBe(`/${name}/1/type`);
  });

  test("false means none", async () => {
    const { facts, faults } = await readPaging({ [name]: false }, { root });
    expect(faults).toEqual([]);
    expect(facts).toEqual({});
  });

  test("the names are told to who names another", async () => {
    const { faults } = await readPaging({ [name]: "c" }, { root });
    expect(faults).toMatchObject([
      {
        code: "pagination-extension-wrong",
        message: `${name} says "c", which is no scheme of the document's, at #/${name} (a, b)`,
      },
    ]);
  });
});

testFaults(name, [
  ["a scheme, where the document has none", "books", "", "is no scheme of the document's"],
  ["a type that nobody knows", { type: "pages" }, "/type", '"pages", which is no type'],
  ["parameters that are no object", cursor({ request: [] }), "/request", "is not an object"],
  [
    "a parameter without a part in paging",
    cursor({ request: { cursor: { type: "token" } } }),
    "/request/cursor",
    "says no part in paging",
  ],
  [
    "a path that is no list",
    cursor({ response: { items: { ...items, path: "rows" }, next: { type: "cursor" } } }),
    "/response/items/path",
    "is not a list",
  ],
  [
    "a place of all parameters that nobody knows",
    cursor({ paramLocation: "cookie" }),
    "/paramLocation",
    "is no place for it (query, body, header)",
  ],
  [
    "a parameter's place that nobody knows",
    cursor({ request: { cursor: { type: "cursor", location: "path" } } }),
    "/request/cursor/location",
    "is no place for it (query, body, header)",
  ],
  ...["linkHeader", "bodyLink"].map((location): FaultRow => [
    `a cursor that is a part of a URL, by ${location}`,
    cursor({ response: { items, next: { type: "cursor", location } } }),
    "/response/next/location",
    "is no place for it (body, header)",
  ]),
  [
    "items in a header",
    cursor({ response: { items: { ...items, location: "header" }, next: { type: "cursor" } } }),
    "/response/items/location",
    "is no place for it (body)",
  ],
  [
    "a place that is no text",
    cursor({ response: { items, next: { type: "cursor", location: 1 } } }),
    "/response/next/location",
    "is not a text",
  ],
  [
    "two parameters of one part",
    cursor({ request: { cursor: { type: "cursor" }, after: { type: "cursor" } } }),
    "/request/cursor/type",
    'is the part of "after" already',
  ],
  [
    "two parts of a response that are one",
    cursor({ response: { items, value: items, next: { type: "cursor" } } }),
    "/response/value/type",
    'is the part of "items" already',
  ],
  [
    "a step of a path that is no name",
    cursor({ response: { items, next: { type: "cursor", itemCursor: [0] } } }),
    "/response/next/itemCursor/0",
    "is no name of a property",
  ],
]);
