import { expect, test } from "@jest/globals";
import { described, paginationOf, type ListOperation } from "../../testing/list-document.js";

test.each<[what: string, operation: ListOperation, pagination: unknown]>([
  [
    "a next URL, with nothing to send",
    { response: { value: ["thing"], "odata.nextLink": "string" } },
    { style: "link", response: { items: "/value", nextUrl: "/odata.nextLink" } },
  ],
  [
    "a path that goes on, beside a key that could",
    {
      query: { start_key: "string" },
      response: { data: ["thing"], next: described("string", "Next page path") },
    },
    { style: "link", response: { items: "/data", nextUrl: "/next" } },
  ],
  [
    "a next URL that is there at the end of a stream, too",
    {
      query: { start_time: "int", per_page: "int" },
      response: { things: ["thing"], next_url: "url", end_of_stream: "bool" },
    },
    {
      style: "link",
      request: { size: "per_page" },
      response: { items: "/things", nextUrl: "/next_url", hasMore: { not: "/end_of_stream" } },
    },
  ],
  [
    "a next URL, beside the echo of what was asked for",
    {
      query: { starting_after: "string", ending_before: "string", limit: "int" },
      response: {
        pagination: { starting_after: "string", ending_before: "string", next_uri: "string" },
        data: ["thing"],
      },
    },
    {
      style: "link",
      request: { size: "limit" },
      response: { items: "/data", nextUrl: "/pagination/next_uri" },
    },
  ],
  [
    "a next URL, beside pages of which nothing tells the last",
    {
      query: { page: "int", page_size: "int" },
      response: { count: "int", next: "url", previous: "url", results: ["thing"] },
    },
    {
      style: "link",
      request: { size: "page_size" },
      response: { items: "/results", nextUrl: "/next" },
    },
  ],
  [
    "a Link header that only a description speaks of",
    {
      query: {
        max_id: described("string", "Use the HTTP Link header for pagination."),
        limit: "int",
      },
      response: ["thing"],
    },
    { style: "link", request: { size: "limit" }, response: { items: "" } },
  ],
  [
    "a Link header",
    {
      query: { startingAfter: "string", perPage: "int" },
      response: ["thing"],
      headers: ["Link"],
    },
    { style: "link", request: { size: "perPage" }, response: { items: "" } },
  ],
])("%s", (_, operation, pagination) => {
  expect(paginationOf(operation)).toEqual(pagination);
});
