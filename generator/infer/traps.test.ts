import { expect, test } from "@jest/globals";
import { described, listDocument, type ListOperation } from "../testing/list-document.js";
import { detectPagination } from "./detect.js";

test.each<[what: string, operation: ListOperation, style: string | undefined]>([
  [
    "page is an opaque cursor",
    {
      query: { page: "string", limit: "int" },
      response: { items: ["thing"], next: { page: "string" } },
    },
    "cursor",
  ],
  [
    "offset is a token",
    {
      query: { offset: "string" },
      response: { data: ["thing"], next_page: { offset: "string" } },
    },
    "cursor",
  ],
  [
    "a description that names a count",
    {
      query: { created: described("string", "Last of the results, total_count of them") },
      response: { data: ["thing"], total_count: "string" },
    },
    undefined,
  ],
  [
    "an index of pages, not of items",
    {
      query: { index: described("integer", "Page index"), size: "int" },
      response: { things: ["thing"], count: "int" },
    },
    "page",
  ],
  [
    "a filter by what each answer has",
    { query: { lastTested: "string" }, response: { parts: ["thing"], lastTested: "string" } },
    undefined,
  ],
  [
    "a switch whose description names what it brings",
    {
      query: {
        includeTransToken: described("string", "True to get a transToken in the response"),
        limit: "int",
      },
      response: { data: ["thing"], transToken: "string" },
    },
    undefined,
  ],
  [
    "a filter whose description names a property",
    {
      query: {
        fields: described("string", "What is returned, such as lastUpdate"),
        limit: "int",
      },
      response: { data: ["thing"], lastUpdate: "string" },
    },
    undefined,
  ],
  [
    "one thing that has a list",
    {
      query: { page: "int", size: "int" },
      response: { id: "string", closeApproaches: ["thing"] },
    },
    undefined,
  ],
  [
    "offset is a time",
    {
      query: { offset: described("integer", "The timestamp to start at"), limit: "int" },
      response: { ticks: ["thing"] },
    },
    undefined,
  ],
  [
    "next_page is a flag",
    {
      query: { cursor: "string" },
      response: { rows: ["thing"], next_page: "bool", cursor: "string" },
    },
    "cursor",
  ],
  [
    "next_page is a URL",
    {
      query: { cursor: "string" },
      response: {
        rows: ["thing"],
        pagination: { next_page: described("string", "A URL to the next page") },
      },
    },
    "link",
  ],
  [
    "page is a document's",
    {
      path: "/documents/{documentId}/words",
      query: { page: described("integer", "The page of the document, counted from 1") },
      response: { words: ["thing"], width: "int" },
    },
    undefined,
  ],
  [
    "page is a list of documents'",
    {
      path: "/documents",
      query: { page: described("integer", "The page of the document list") },
      response: { documents: ["thing"] },
    },
    "page",
  ],
  [
    "page is an address",
    {
      path: "/pages",
      query: { page: described("string", "URL path of the page") },
      response: { pages: ["thing"], total: "int" },
    },
    undefined,
  ],
  [
    "page is a title",
    {
      path: "/revisions",
      query: { page: described("string", "Title of the page"), limit: "int" },
      response: { revisions: ["thing"] },
    },
    undefined,
  ],
  ...[
    ["minutes from a meridian", "The caller's distance from UTC in minutes"],
    ["bytes", "Byte at which to begin"],
    ["a distance", "Metres from the road"],
    ["weeks", "Weeks before this one"],
    ["pixels", "Pixels from the top"],
    ["characters", "The position of the last character that is matched in the input"],
    ["an identifier", "Identifier of the first one to be returned"],
  ].map(([what, description = ""]): [string, ListOperation, undefined] => [
    `offset is ${String(what)}`,
    {
      query: { offset: described("integer", description), limit: "int" },
      response: { things: ["thing"], total: "int" },
    },
    undefined,
  ]),
  [
    "from and to are numbers of things",
    {
      path: "/ledgers",
      query: {
        from: described("integer", "Number of the first ledger"),
        to: "int",
        limit: "int",
      },
      response: { ledgers: ["thing"], total: "int" },
    },
    undefined,
  ],
  [
    "from is an offset, beside a topic",
    {
      query: { from: "int", topic: "int", limit: "int" },
      response: { items: ["thing"], total: "int" },
    },
    "offset",
  ],
  [
    "a token is for what changes later",
    {
      query: {
        sync_token: described("string", "The next_sync_token of the previous response"),
        limit: "int",
      },
      response: { items: ["thing"], next_sync_token: "string" },
    },
    undefined,
  ],
  [
    "a token is for what changes later, and a flag says where now is",
    {
      query: { sync_token: "string", limit: "int" },
      response: { items: ["thing"], next_sync_token: "string", has_more: "bool" },
    },
    "cursor",
  ],
  [
    "a URL goes on, where a body was sent",
    {
      method: "post",
      path: "/things/search",
      body: { query: "string", skip: "int", top: "int" },
      response: { value: ["thing"], nextLink: "url" },
    },
    "offset",
  ],
  [
    "a URL goes on, where a body was sent, and an extension says so",
    {
      method: "post",
      path: "/things/search",
      query: { $skipToken: "string" },
      body: { query: "string", top: "int" },
      response: { value: ["thing"], nextLink: "url" },
      extensions: { "x-ms-pageable": {} },
    },
    "link",
  ],
  [
    "what was asked for comes back",
    {
      query: { starting_after: "string", ending_before: "string", limit: "int" },
      response: {
        pagination: { starting_after: "string", ending_before: "string", limit: "int" },
        data: ["thing"],
      },
    },
    undefined,
  ],
  [
    "token is a credential",
    {
      query: { token: described("string", "Authentication token"), limit: "int" },
      response: { members: ["thing"], token: "string" },
    },
    undefined,
  ],
  [
    "after is a date",
    { query: { after: "date", limit: "int" }, response: { items: ["thing"], next: "string" } },
    undefined,
  ],
  [
    "start is a time",
    {
      query: {
        start: described("integer", "Start of the window, in epoch seconds"),
        limit: "int",
      },
      response: { items: ["thing"], total: "int" },
    },
    undefined,
  ],
  [
    "start and end are a range",
    {
      query: { start: "int", end: "int", limit: "int" },
      response: { data: { result: ["thing"] } },
    },
    undefined,
  ],
  [
    "from is a thing's identifier",
    {
      query: { from: described("integer", "Goes on from the given uid"), limit: "int" },
      response: { results: ["thing"], total: "int", from: "int" },
    },
    undefined,
  ],
  [
    "one token on both sides, of which nothing is said",
    { query: { token: "string" }, response: { things: ["thing"], token: "string" } },
    undefined,
  ],
  ["a size alone proves nothing", { query: { limit: "int" }, response: ["thing"] }, undefined],
  [
    "size is a picture's",
    { query: { size: "string", full_page: "bool" }, response: { results: ["thing"] } },
    undefined,
  ],
  ["a list without a parameter", { response: { items: ["thing"], total: "int" } }, undefined],
  [
    "one thing that shares its list's pagination",
    {
      path: "/things/{id}",
      query: { page: "int" },
      response: { data: "thing", pagination: { total_count: "int", max_page: "int" } },
    },
    undefined,
  ],
  [
    "one thing that has a list of its own",
    {
      path: "/albums/{id}",
      response: { name: "string", tracks: { items: ["thing"], next: "url", total: "int" } },
    },
    undefined,
  ],
  [
    "one thing with parameters of a list, and tags",
    {
      path: "/volumes/{volumeId}",
      query: { page: "int", page_size: "int" },
      response: { label: "string", size: "int", tags: ["string"] },
    },
    undefined,
  ],
  [
    "several lists in one answer",
    {
      path: "/search",
      query: { offset: "int", limit: "int" },
      response: { artists: ["thing"], albums: ["thing"], total: "int" },
    },
    undefined,
  ],
  [
    "a stream",
    {
      query: { cursor: "string", limit: "int" },
      response: { items: ["thing"], next_cursor: "string" },
      mediaType: "application/x-ndjson",
    },
    undefined,
  ],
  [
    "an offset that is where a range ends",
    {
      method: "post",
      path: "/reports/query",
      body: { range: { endOffset: "int" }, limit: "int" },
      response: { rows: ["thing"], rowCount: "int" },
    },
    undefined,
  ],
  [
    "a POST that makes something",
    {
      method: "post",
      query: { page: "int", limit: "int" },
      response: { items: ["thing"], total_pages: "int" },
    },
    undefined,
  ],
])("%s: %s", (_, operation, style) => {
  expect(detectPagination(listDocument(operation))[0]?.pagination.style).toBe(style);
});
