import { expect, test } from "@jest/globals";
import { described, paginationOf, type ListOperation } from "../../testing/list-document.js";

test.each<[what: string, operation: ListOperation, pagination: unknown]>([
  [
    "page numbers and a page count",
    {
      query: { page: "int", limit: "int" },
      response: { items: ["thing"], pagination: { total_count: "int", max_page: "int" } },
    },
    {
      style: "page",
      request: { page: "page", size: "limit" },
      response: {
        items: "/items",
        total: "/pagination/total_count",
        lastPage: "/pagination/max_page",
      },
    },
  ],
  [
    "page numbers from 0",
    {
      query: { page: described("integer", "Zero-based page index"), size: "int" },
      response: { content: ["thing"], totalPages: "int", last: "bool" },
    },
    {
      style: "page",
      request: { page: "page", size: "size" },
      response: { items: "/content", hasMore: { not: "/last" }, pageCount: "/totalPages" },
      first: 0,
    },
  ],
  [
    "page numbers over a bare list",
    { query: { page: "int", per_page: "int" }, response: ["thing"] },
    { style: "page", request: { page: "page", size: "per_page" }, response: { items: "" } },
  ],
  [
    "a page's number as text, over the only list there is",
    {
      path: "/search",
      query: {
        page: {
          schema: { type: "string", default: "0", description: "Page number of the search" },
        },
      },
      response: { firms: ["thing"], remaining: "string" },
    },
    { style: "page", request: { page: "page" }, response: { items: "/firms" }, first: 0 },
  ],
  [
    "pages to skip",
    {
      query: { skipPages: { schema: { type: "integer", default: 0 } }, pageSize: "int" },
      response: ["thing"],
    },
    {
      style: "page",
      request: { page: "skipPages", size: "pageSize" },
      response: { items: "" },
      first: 0,
    },
  ],
  [
    "a page's number, or an object with it",
    {
      query: {
        page: { schema: { oneOf: [{ type: "integer" }, { type: "object" }] } },
        per_page: "int",
      },
      response: ["thing"],
    },
    { style: "page", request: { page: "page", size: "per_page" }, response: { items: "" } },
  ],
  [
    "a page's number and nothing else",
    { query: { page: "int" }, response: { things: ["thing"] } },
    { style: "page", request: { page: "page" }, response: { items: "/things" } },
  ],
  [
    "names in a body that has nothing but them",
    { path: "/topics", query: { page: "int", per_page: "int" }, response: { names: ["string"] } },
    {
      style: "page",
      request: { page: "page", size: "per_page" },
      response: { items: "/names" },
    },
  ],
  [
    "page numbers from 0 in a body, by their default",
    {
      method: "post",
      path: "/things/query",
      body: { schema: { properties: { page: { type: "integer", default: 0 } } } },
      response: { hits: ["thing"], pageCount: "int" },
    },
    {
      style: "page",
      request: { page: { body: "/page" } },
      response: { items: "/hits", pageCount: "/pageCount" },
      first: 0,
    },
  ],
  [
    "a page and its size, beside an offset and its limit",
    {
      query: { limit: "int", offset: "int", page: "int", page_size: "int" },
      response: { data: ["thing"], pages: "int" },
    },
    {
      style: "page",
      request: { page: "page", size: "page_size" },
      response: { items: "/data", lastPage: "/pages" },
    },
  ],
  [
    "a size, beside a deprecated one",
    {
      query: { limit: "int", page: "int", per_page: described("integer", "Deprecated: limit") },
      response: ["thing"],
    },
    { style: "page", request: { page: "page", size: "limit" }, response: { items: "" } },
  ],
  [
    "pages, where the first cursor is a word that has to be sent",
    {
      query: { cursor: described("string", "Begin with `*`"), page: "int", per_page: "int" },
      response: { results: ["thing"], next_cursor: "string" },
    },
    {
      style: "page",
      request: { page: "page", size: "per_page" },
      response: { items: "/results" },
    },
  ],
  [
    "pages of which all items are counted, beside a next URL",
    {
      query: { page: "int", page_size: "int" },
      response: { total: "int", next: "url", previous: "url", results: ["thing"] },
    },
    {
      style: "page",
      request: { page: "page", size: "page_size" },
      response: { items: "/results", total: "/total" },
    },
  ],
  [
    "pages of which the last is told, beside a next URL",
    {
      query: { page: "int", page_size: "int" },
      response: { pages: "int", next: "url", previous: "url", results: ["thing"] },
    },
    {
      style: "page",
      request: { page: "page", size: "page_size" },
      response: { items: "/results", lastPage: "/pages" },
    },
  ],
  [
    "a count of pages, beside the first and the last item of this one",
    {
      query: { page: "int", count: "int" },
      response: { items: ["thing"], paging: { first: "int", last: "int", page_count: "int" } },
    },
    {
      style: "page",
      request: { page: "page", size: "count" },
      response: { items: "/items", lastPage: "/paging/page_count" },
    },
  ],
  [
    "numbers of what is on this page, and not of pages or of all",
    {
      query: { page: "int" },
      response: {
        things: ["thing"],
        page_count: described("integer", "Things on this page"),
        total: described("integer", "Things in this response"),
      },
    },
    { style: "page", request: { page: "page" }, response: { items: "/things" } },
  ],
  ...["All, and not just in this response", "It may be greater than what is on this page"].map(
    (description): [string, ListOperation, unknown] => [
      `a total that is told apart from this page's: ${description}`,
      {
        query: { page: "int" },
        response: { things: ["thing"], total: described("integer", description) },
      },
      {
        style: "page",
        request: { page: "page" },
        response: { items: "/things", total: "/total" },
      },
    ],
  ),
  [
    "the last page's number, with no other count",
    {
      query: { page: "int", count: "int" },
      response: { items: ["thing"], paging: { next: "int", last: "int" } },
    },
    {
      style: "page",
      request: { page: "page", size: "count" },
      response: { items: "/items", lastPage: "/paging/last" },
    },
  ],
])("%s", (_, operation, pagination) => {
  expect(paginationOf(operation)).toEqual(pagination);
});
