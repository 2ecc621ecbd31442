import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../document.js";
import { listDocument, type ListOperation } from "../testing/list-document.js";
import { detectPagination } from "./detect.js";

const described = (type: string, description: string) => ({ schema: { type, description } });

function paginationOf(operation: ListOperation): unknown {
  return detectPagination(listDocument(operation))[0]?.pagination;
}

describe("a way of paging is known by both sides", () => {
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
      "an offset and a total",
      {
        query: { $skip: "int", $top: "int" },
        response: { value: ["thing"], totalCount: "int" },
      },
      {
        style: "offset",
        request: { offset: "$skip", size: "$top" },
        response: { items: "/value", total: "/totalCount" },
      },
    ],
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
      "an offset in the body of a POST that says that it gets",
      {
        method: "post",
        path: "/messages/failed",
        extensions: { summary: "Gets failed messages" },
        body: { skip: "int", limit: "int" },
        response: ["thing"],
      },
      {
        style: "offset",
        request: { offset: { body: "/skip" }, size: { body: "/limit" } },
        response: { items: "" },
      },
    ],
    [
      "an offset in the part of a POST's body that is about paging",
      {
        method: "post",
        path: "/things/by-owners",
        body: { owners: "string", pagination: { startAt: "int", limit: "int" } },
        response: { pageResults: ["thing"], totalResultCount: "int" },
      },
      {
        style: "offset",
        request: { offset: { body: "/pagination/startAt" }, size: { body: "/pagination/limit" } },
        response: { items: "/pageResults", total: "/totalResultCount" },
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
      "a next URL, with nothing to send",
      { response: { value: ["thing"], "odata.nextLink": "string" } },
      { style: "link", response: { items: "/value", nextUrl: "/odata.nextLink" } },
    ],
    [
      "an offset that begins at 1",
      {
        query: { start: described("integer", "The first row, beginning from 1"), rows: "int" },
        response: ["thing"],
      },
      {
        style: "offset",
        request: { offset: "start", size: "rows" },
        response: { items: "" },
        first: 1,
      },
    ],
    [
      "numbers that are written as text",
      { query: { offset: "string", limit: "string" }, response: ["thing"] },
      {
        style: "offset",
        request: { offset: "offset", size: "limit" },
        response: { items: "" },
      },
    ],
    [
      "a marker that is an offset",
      {
        query: { marker: described("integer", "Offset in the result list"), limit: "int" },
        response: { things: ["thing"] },
      },
      {
        style: "offset",
        request: { offset: "marker", size: "limit" },
        response: { items: "/things" },
      },
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
      "a path that goes on, beside a key that could",
      {
        query: { start_key: "string" },
        response: { data: ["thing"], next: described("string", "Next page path") },
      },
      { style: "link", response: { items: "/data", nextUrl: "/next" } },
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
      "two numbers of which nothing is said",
      { query: { first: "int", max: "int" }, response: ["thing"] },
      { style: "offset", request: { offset: "first", size: "max" }, response: { items: "" } },
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
      "facts deep in the metadata",
      {
        query: { skip: "int", limit: "int" },
        response: { meta: { results: { total: "int" } }, results: ["thing"] },
      },
      {
        style: "offset",
        request: { offset: "skip", size: "limit" },
        response: { items: "/results", total: "/meta/results/total" },
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
      "items counted from 1, by the three words that OpenSearch has",
      {
        query: { startIndex: "int", count: "int" },
        response: {
          ...{ schemas: ["string"], totalResults: "int", startIndex: "int", itemsPerPage: "int" },
          Resources: ["thing"],
        },
      },
      {
        style: "offset",
        request: { offset: "startIndex", size: "count" },
        response: { items: "/Resources", total: "/totalResults" },
        first: 1,
      },
    ],
    [
      "items counted from 0, by the same words and a description",
      {
        query: { startIndex: described("integer", "Zero for the first"), count: "int" },
        response: {
          ...{ totalResults: "int", startIndex: "int", itemsPerPage: "int", items: ["thing"] },
        },
      },
      {
        style: "offset",
        request: { offset: "startIndex", size: "count" },
        response: { items: "/items", total: "/totalResults" },
      },
    ],
    [
      "items counted from 1, by where the second page begins",
      {
        query: {
          start: described("integer", "The first result: 11 is the top of the second page"),
          num: "int",
        },
        response: { items: ["thing"] },
      },
      {
        style: "offset",
        request: { offset: "start", size: "num" },
        response: { items: "/items" },
        first: 1,
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
      "an offset, where a switch turns markers on",
      {
        query: { usemarker: "bool", marker: "string", offset: "int", limit: "int" },
        response: { entries: ["thing"], next_marker: "string" },
      },
      {
        style: "offset",
        request: { offset: "offset", size: "limit" },
        response: { items: "/entries" },
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
      "an offset in metres, which are the items",
      {
        query: { offset: described("integer", "Number of meters to skip"), limit: "int" },
        response: { meters: ["thing"] },
      },
      {
        style: "offset",
        request: { offset: "offset", size: "limit" },
        response: { items: "/meters" },
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
});

describe("a trap is not fallen into", () => {
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

  test("one of two unlike bodies is for a person to choose", () => {
    const branch = (paging: string) => ({
      type: "object",
      properties: {
        items: { type: "array", items: { type: "object" } },
        pagination: { type: "object", properties: { [paging]: { type: "integer" } } },
      },
    });
    const response = { schema: { anyOf: [branch("max_page"), branch("has_next_page")] } };
    expect(paginationOf({ query: { page: "int", limit: "int" }, response })).toBeUndefined();
  });

  test.each([
    ["errors", { results: ["thing"], errors: ["thing"], total: "int" }, "/results"],
    ["links", { exports: ["thing"], _links: ["thing"], total_items: "int" }, "/exports"],
    ["links", { messages: ["thing"], links: ["thing"], totalPages: "int" }, "/messages"],
    ["related", { images: ["thing"], related_images: ["thing"], total: "int" }, "/images"],
    ["warnings", { things: ["thing"], warningMessages: ["string"], total: "int" }, "/things"],
    ["errors", { issues: ["thing"], validation_errors: ["thing"], total: "int" }, "/issues"],
    ["facets", { examples: ["thing"], facets: ["thing"], total: "int" }, "/examples"],
  ] as const)("%s beside the items are not the items", (_, response, items) => {
    const path = `/${items.slice(1)}`;
    const operation = { path, query: { offset: "int", limit: "int" }, response };
    expect(paginationOf(operation)).toMatchObject({ response: { items } });
  });

  test("results that are a number are the total", () => {
    const operation: ListOperation = {
      query: { page: "int", page_size: "int" },
      response: { data: ["thing"], results: described("integer", "The total"), pages: "int" },
    };
    expect(paginationOf(operation)).toMatchObject({
      response: { items: "/data", total: "/results", lastPage: "/pages" },
    });
  });

  describe("what a page may lack is not declared, since a walk fails at a page without", () => {
    const counted = { items: ["thing"], total: "int", total_pages: "int" } as const;
    const asked = (name: string, schema: JsonObject = {}): ListOperation => ({
      query: { page: "int", [name]: { schema: { type: "boolean", ...schema } } },
      response: counted,
    });
    const told = (description: string): ListOperation => ({
      query: { page: "int" },
      response: { ...counted, total: described("integer", description) },
    });
    const promised = (required: string[], meta: JsonObject = {}): ListOperation => ({
      query: { page: "int" },
      response: {
        schema: {
          ...{ type: "object", required },
          properties: {
            items: { type: "array", items: { type: "object" } },
            meta: { ...meta, properties: { total: { type: "integer" } } },
          },
        },
      },
    });

    test.each<[why: string, operation: ListOperation, facts: readonly string[]]>([
      ["a switch asks for totals", asked("include_totals"), ["items"]],
      ["a switch requires them", asked("total_required"), ["items"]],
      ["a switch asks for a count", asked("$count"), ["items"]],
      ["a switch is on", asked("withCount", { default: true }), ["items", "lastPage", "total"]],
      [
        "a switch is on by its description",
        asked("withCount", { description: "Counts all (default: true)" }),
        ["items", "lastPage", "total"],
      ],
      ["a switch asks for subtotals", asked("subtotals"), ["items", "lastPage", "total"]],
      ["it is optional", told("An optional element"), ["items", "lastPage"]],
      ["it has a condition", told("Only present if it is cheap"), ["items", "lastPage"]],
      ["it may be null", told("All of them. May be null."), ["items", "lastPage"]],
      ["it is always there", told("All of them"), ["items", "lastPage", "total"]],
      [
        "the schema promises it",
        promised(["items", "meta"], { required: ["total"] }),
        ["items", "total"],
      ],
      ["the schema promises less", promised(["items"]), ["items"]],
      [
        "the schema promises less inside",
        promised(["items", "meta"], { required: ["x"] }),
        ["items"],
      ],
      ["the schema says nothing inside", promised(["items", "meta"]), ["items", "total"]],
      ["the schema promises not even items", promised(["meta"]), ["items", "total"]],
    ])("%s", (_, operation, facts) => {
      const { response = {} } = (paginationOf(operation) ?? {}) as { response?: object };
      expect(Object.keys(response).sort()).toEqual(facts);
    });
  });

  test("a total of this page's items is not declared", () => {
    const operation: ListOperation = {
      query: { offset: "int", limit: "int" },
      response: { results: ["thing"], count: described("integer", "The total for this request") },
    };
    expect(paginationOf(operation)).toMatchObject({ response: { items: "/results" } });
    expect(paginationOf(operation)).not.toHaveProperty("response.total");
  });

  test("a count that may be the page's own is not declared as the total", () => {
    const operation: ListOperation = {
      query: { offset: "int", limit: "int" },
      response: { results: ["thing"], count: "int" },
    };
    expect(paginationOf(operation)).toMatchObject({ response: { items: "/results" } });
    expect(paginationOf(operation)).not.toHaveProperty("response.total");
  });
});

test("more evidence, more confidence", () => {
  const confidence = (response: ListOperation["response"]): number =>
    detectPagination(listDocument({ query: { page: "int", limit: "int" }, response }))[0]
      ?.confidence ?? 0;
  const bare = confidence(["thing"]);
  const counted = confidence({ items: ["thing"], total_pages: "int", total_count: "int" });
  expect(bare).toBeGreaterThan(0.5);
  expect(counted).toBeGreaterThan(bare);
  expect(counted).toBeLessThan(1);
});
