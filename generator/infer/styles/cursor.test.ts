import { expect, test } from "@jest/globals";
import { described, paginationOf, type ListOperation } from "../../testing/list-document.js";

test.each<[what: string, operation: ListOperation, pagination: unknown]>([
  [
    "a cursor that comes back",
    {
      query: { cursor: "string", limit: "int" },
      response: { data: ["thing"], has_more: "bool", next_cursor: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "cursor", size: "limit" },
      response: { items: "/data", hasMore: "/has_more", nextCursor: "/next_cursor" },
    },
  ],
  [
    "a list that is null where there is nothing",
    {
      query: { cursor: "string" },
      response: {
        schema: {
          type: "object",
          required: ["items"],
          properties: {
            items: { type: ["array", "null"], items: { type: "object" } },
            nextCursor: { type: "string" },
          },
        },
      },
    },
    {
      style: "cursor",
      request: { cursor: "cursor" },
      response: { items: "/items", nextCursor: "/nextCursor", optional: ["items"] },
    },
  ],
  [
    "a cursor in the body of a search",
    {
      method: "post",
      path: "/things/search",
      body: { bookmark: "string", limit: "int" },
      response: { data: ["thing"], bookmark: "string", hasNextPage: "bool" },
    },
    {
      style: "cursor",
      request: { cursor: { body: "/bookmark" }, size: { body: "/limit" } },
      response: { items: "/data", hasMore: "/hasNextPage", nextCursor: "/bookmark" },
    },
  ],
  [
    "the last item's id as cursor",
    {
      query: { starting_after: "string", limit: "int" },
      response: { data: ["thing"], has_more: "bool" },
    },
    {
      style: "cursor",
      request: { cursor: "starting_after", size: "limit" },
      response: { items: "/data", hasMore: "/has_more", nextCursor: { lastItem: "/id" } },
    },
  ],
  [
    "a cursor that a description leads to",
    {
      query: {
        continueFrom: described("string", "An ID a previous query returned (see `lastId`)"),
        limit: "int",
      },
      response: { things: ["thing"], lastId: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "continueFrom", size: "limit" },
      response: { items: "/things", nextCursor: "/lastId" },
    },
  ],
  [
    "a cursor in a header of the response",
    { query: { pageToken: "string" }, response: ["thing"], headers: ["NextPageToken"] },
    {
      style: "cursor",
      request: { cursor: "pageToken" },
      response: { items: "", nextCursor: { header: "NextPageToken" } },
    },
  ],
  [
    "a cursor in a header that only a description names",
    {
      query: { page: described("string", "The `opc-next-page` response header"), limit: "int" },
      response: ["thing"],
      headers: ["opc-next-page"],
    },
    {
      style: "cursor",
      request: { cursor: "page", size: "limit" },
      response: { items: "", nextCursor: { header: "opc-next-page" } },
    },
  ],
  [
    "a value that the response says where to hand on",
    {
      query: { since: "int" },
      response: {
        things: ["thing"],
        last: described("integer", "Can be used as `since` in subsequent calls"),
      },
    },
    {
      style: "cursor",
      request: { cursor: "since" },
      response: { items: "/things", nextCursor: "/last" },
    },
  ],
  [
    "a value that is taken from the response before",
    {
      query: {
        last_stamp: described(
          "integer",
          "For pagination: the value of last_stamp from the last response",
        ),
      },
      response: { items: ["thing"], last_stamp: "int" },
    },
    {
      style: "cursor",
      request: { cursor: "last_stamp" },
      response: { items: "/items", nextCursor: "/last_stamp" },
    },
  ],
  [
    "a start that is a token",
    {
      query: { start: described("string", "The token for the page to return"), limit: "int" },
      response: { things: ["thing"], next: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "start", size: "limit" },
      response: { items: "/things", nextCursor: "/next" },
    },
  ],
  [
    "one marker on both sides, and a word on paging",
    {
      query: { Marker: described("string", "Where a paged list goes on"), MaxRecords: "int" },
      response: { things: ["thing"], Marker: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "Marker", size: "MaxRecords" },
      response: { items: "/things", nextCursor: "/Marker" },
    },
  ],
  [
    "a name that nobody knows, described as a token",
    {
      query: { since: described("string", "A pagination token from a request before") },
      response: { chunk: ["thing"], next_batch: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "since" },
      response: { items: "/chunk", nextCursor: "/next_batch" },
    },
  ],
  [
    "one iterator on both sides, and a flag",
    {
      query: { iterator: "string", limit: "int" },
      response: { data: ["thing"], iterator: "string", done: "bool" },
    },
    {
      style: "cursor",
      request: { cursor: "iterator", size: "limit" },
      response: { items: "/data", hasMore: { not: "/done" }, nextCursor: "/iterator" },
    },
  ],
  [
    "both ends of a page",
    {
      query: { after: "string", limit: "int" },
      response: { data: { after: "string", before: "string", children: ["thing"] } },
    },
    {
      style: "cursor",
      request: { cursor: "after", size: "limit" },
      response: { items: "/data/children", nextCursor: "/data/after" },
    },
  ],
  [
    "markers, where they are on by default",
    {
      query: {
        usemarker: { schema: { type: "boolean", default: true } },
        ...{ marker: "string", offset: "int", limit: "int" },
      },
      response: { entries: ["thing"], next_marker: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "marker", size: "limit" },
      response: { items: "/entries", nextCursor: "/next_marker" },
    },
  ],
  [
    "a cursor whose first is a word that need not be sent",
    {
      query: {
        cursorMark: {
          schema: { type: "string", default: "*", description: "Begin with `*`" },
        },
        page: "int",
      },
      response: { results: ["thing"], nextCursorMark: "string" },
    },
    {
      style: "cursor",
      request: { cursor: "cursorMark" },
      response: { items: "/results", nextCursor: "/nextCursorMark" },
    },
  ],
  [
    "what to start after, told of the next page",
    {
      query: { starting_after: "string", per_page: "int" },
      response: { pages: { next: { starting_after: "string" } }, data: ["thing"] },
    },
    {
      style: "cursor",
      request: { cursor: "starting_after", size: "per_page" },
      response: { items: "/data", nextCursor: "/pages/next/starting_after" },
    },
  ],
])("%s", (_, operation, pagination) => {
  expect(paginationOf(operation)).toEqual(pagination);
});
