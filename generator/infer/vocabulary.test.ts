import { describe, expect, test } from "@jest/globals";
import { inputRolesOf, pairs, plainName, wordsOf } from "./vocabulary.js";

test.each([
  ["per_page", ["per", "page"]],
  ["perPage", ["per", "page"]],
  ["page[size]", ["page", "size"]],
  ["$skipToken", ["skip", "token"]],
  ["odata.nextLink", ["odata", "next", "link"]],
  ["TotalHTTPCalls", ["total", "http", "calls"]],
])("%s is made of %j", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test.each([
  ["pagination.page", "page"],
  ["$top", "top"],
  ["filter", "filter"],
  ["query", "query"],
])("%s without its decoration is %s", (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

describe("what a parameter may be by its name", () => {
  test.each([
    ["page", { page: "strong" }],
    ["pageNumber", { page: "strong" }],
    ["page[number]", { page: "strong" }],
    ["p", { page: "weak" }],
    ["per_page", { size: "strong" }],
    ["pagesize", { size: "strong" }],
    ["maxResults", { size: "strong" }],
    ["$top", { size: "strong" }],
    ["offset", { offset: "strong" }],
    ["$skip", { offset: "strong" }],
    ["start_position", { offset: "strong" }],
    ["page[offset]", { offset: "strong" }],
    ["parameters.skip", { offset: "strong" }],
    ["skipRecords", { offset: "strong" }],
    ["numberToRead", { size: "strong" }],
    ["limitstart", { offset: "strong" }],
    ["skipPages", { page: "strong" }],
    ["criteria[currentPage]", { page: "strong" }],
    ["filter[from]", {}],
    ["start", { offset: "weak" }],
    ["fraudOffset", { offset: "weak" }],
    ["cursor", { cursor: "strong" }],
    ["pageToken", { cursor: "strong" }],
    ["continuationToken", { cursor: "strong" }],
    ["starting_after", { cursor: "strong" }],
    ["bookmark", { cursor: "strong" }],
    ["pagination_id", { cursor: "strong" }],
    ["pagePointer", { cursor: "strong" }],
    ["current", { page: "weak" }],
    ["startNum", { offset: "strong" }],
    ["last_id", { cursor: "weak" }],
    ["after", { cursor: "weak" }],
    ["token", { cursor: "weak" }],
    ["endOffset", {}],
    ["timezoneOffset", {}],
    ["access_token", {}],
    ["created_after", {}],
    ["full_page", {}],
    ["utc", {}],
    ["platforms_count", {}],
  ])("%s: %j", (name, roles) => {
    expect(Object.fromEntries(inputRolesOf(name))).toEqual(roles);
  });
});

describe("the two ends of one cursor", () => {
  test.each<[input: string, path: readonly string[], expected: boolean]>([
    ["pageToken", ["nextPageToken"], true],
    ["cursor", ["meta", "next_cursor"], true],
    ["marker", ["NextMarker"], true],
    ["bookmark", ["bookmark"], true],
    ["StartRecordName", ["NextRecordName"], true],
    ["ExclusiveStartTableName", ["LastEvaluatedTableName"], true],
    ["pagination_token", ["meta", "next_token"], true],
    ["page", ["next", "page"], true],
    ["start_after_event_id", ["last_event_id"], true],
    ["event_id", ["last_event_id"], false],
    ["key", ["nextPageToken"], false],
    ["id", ["nextCursor"], false],
    ["start_position", ["endPosition"], false],
    ["cursor", ["previous_cursor"], false],
    ["cursor", ["links", "last"], false],
  ])("%s and %j: %s", (input, path, expected) => {
    expect(pairs(input, path)).toBe(expected);
  });
});
