import { expect, test } from "@jest/globals";

import { query, readPaging, type Setting, text } from "../../testing/paging.js";

const results = { results: "$.items" };
const input = (type: string) => ({ name: type, in: "parameters", type });
const speakeasy = (
  type: string,
  inputs: readonly string[],
  outputs: object,
  more: object = {},
) => ({
  "x-speakeasy-pagination": {
    ...{ type, inputs: inputs.map(input), outputs: { ...results, ...outputs } },
    ...more,
  },
});
const fern = {
  cursor: "$request.cursor",
  next_cursor: "$response.next",
  results: "$response.items",
};
const redocly = {
  ...{ style: "cursor", cursorParam: "cursor", nextCursor: "/next", items: "/items" },
};
const scalar = {
  ...{ name: "tokens", type: "cursor", request: { cursor: { type: "cursor" } } },
  response: { items: { type: "items" }, next: { type: "cursor" } },
};
const smithy = { inputToken: "cursor", outputToken: "next", items: "items" };

/** What is told of what is not read. */
async function unread(extension: object, setting: Setting = {}): Promise<readonly string[]> {
  const { notes, faults } = await readPaging(extension, setting);
  expect(faults).toEqual([]);
  return notes
    .filter(({ code }) => /^pagination-(?:member|extension)-unread$/.test(code))
    .map(({ message }) => message);
}

type Row = readonly [why: string, extension: object, at: string, setting?: Setting];

test.each<Row>([
  [
    "a member that the vendor does not have",
    speakeasy("offsetLimit", ["page"], {}, { total: "$.total" }),
    "x-speakeasy-pagination says at /total",
  ],
  [
    "an output that the vendor does not have",
    speakeasy("offsetLimit", ["page"], { total: "$.total" }),
    "x-speakeasy-pagination says at /outputs/total",
  ],
  [
    "what another style goes by",
    speakeasy("cursor", ["cursor", "page"], { nextCursor: "$.next", numPages: "$.pages" }),
    "x-speakeasy-pagination says at /inputs/1, /outputs/numPages",
  ],
  [
    "a number of pages beside an offset",
    speakeasy("offsetLimit", ["offset"], { numPages: "$.pages" }),
    "x-speakeasy-pagination says at /outputs/numPages",
  ],
  [
    "a step beside a cursor",
    { "x-fern-pagination": { ...fern, step: "$request.limit" } },
    "x-fern-pagination says at /step",
  ],
  [
    "a member of the document's own, which an operation means",
    { "x-fern-pagination": true },
    "x-fern-pagination says at /hasNextPage",
    { root: { "x-fern-pagination": { ...fern, hasNextPage: "$response.more" } } },
  ],
  [
    "a member of a scheme of the document's",
    { "x-scalar-pagination": "tokens" },
    "x-scalar-pagination says at /continueOnEmptyItems",
    { root: { "x-scalar-pagination": [{ ...scalar, continueOnEmptyItems: false }] } },
  ],
  [
    "a part that a cursor's walk does not go by",
    {
      "x-scalar-pagination": {
        ...scalar,
        response: { ...scalar.response, pages: { type: "totalPages" } },
      },
    },
    "x-scalar-pagination says at /response/pages",
  ],
  [
    "an offset beside a cursor",
    { "x-redocly-pagination": { ...redocly, offsetParam: "offset" } },
    "x-redocly-pagination says at /offsetParam",
  ],
  [
    "a purpose of another style",
    {},
    'x-stainless-pagination-property says: "page_number_param" has no part in paging by cursor',
    {
      parameters: [
        ...[["cursor", "next_cursor_param"] as const, ["page", "page_number_param"] as const].map(
          ([name, purpose]) => ({
            ...query(name, name === "page" ? { type: "integer" } : text),
            "x-stainless-pagination-property": { purpose },
          }),
        ),
      ],
      body: {
        ...{ type: "object", required: ["items"] },
        properties: {
          items: {
            ...{ type: "array", items: { type: "object" } },
            "x-stainless-pagination-property": { purpose: "items" },
          },
          next: { ...text, "x-stainless-pagination-property": { purpose: "next_cursor_field" } },
        },
      },
    },
  ],
])("nothing is passed over unsaid: %s", async (_, extension, at, setting = {}) => {
  expect(await unread(extension, setting)).toEqual([`nothing comes of what ${at}`]);
});

test.each<readonly [string, object, string]>([
  [
    "of a vendor that nobody reads",
    { "x-acme-pagination": { page: 1 } },
    "x-acme-pagination is not read",
  ],
  [
    "with a slip in its name",
    { "x-speakeasy-paginaton": { type: "url" } },
    "x-speakeasy-paginaton is not read",
  ],
  [
    "that others use for something else",
    { "x-pagination": true },
    "x-pagination is not read as it is written here",
  ],
])("an extension %s is told of", async (_, extension, message) => {
  expect(await unread(extension)).toEqual([message]);
});

test.each<readonly [string, object, Setting?]>([
  ["a member for people", { "x-scalar-pagination": { ...scalar, description: "Tokens" } }],
  ["a member of nothing", { "x-redocly-pagination": { ...redocly, hasMore: null } }],
  ["an extension that is switched off", { "x-acme-pagination": false }],
  ["an empty list", { "x-dropshot-pagination": { required: [] } }],
  [
    "what an operation says itself instead",
    { "x-smithy-paginated": smithy },
    { root: { "x-smithy-paginated": { ...smithy, items: "value", pageSize: "limit" } } },
  ],
])("there is nothing to tell of %s", async (_, extension, setting = {}) => {
  expect(await unread(extension, setting)).toEqual([]);
});
