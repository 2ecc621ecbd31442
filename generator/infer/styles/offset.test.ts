import { expect, test } from "@jest/globals";
import { described, paginationOf, type ListOperation } from "../../testing/list-document.js";

test.each<[what: string, operation: ListOperation, pagination: unknown]>([
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
    "two numbers of which nothing is said",
    { query: { first: "int", max: "int" }, response: ["thing"] },
    { style: "offset", request: { offset: "first", size: "max" }, response: { items: "" } },
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
])("%s", (_, operation, pagination) => {
  expect(paginationOf(operation)).toEqual(pagination);
});
