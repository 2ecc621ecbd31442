import { expect, test } from "@jest/globals";

import {
  type FactRow,
  type FaultRow,
  object,
  query,
  readPaging,
  testFacts,
  testFaults,
  text,
} from "../../../testing/paging.js";

const name = "x-fern-pagination";
const results = "$response.items";

testFacts(name, [
  [
    "a cursor",
    { cursor: "$request.cursor", next_cursor: "$response.meta.next", results },
    { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/meta/next"] },
  ],
  [
    "a cursor in the body",
    { cursor: "$request.paging.from", next_cursor: "$response.next", results },
    { style: "cursor", cursor: [{ body: "/paging/from" }], items: "/items", nextCursor: ["/next"] },
    { requestBody: object({ paging: object({ from: text }) }) },
  ],
  [
    "an offset",
    { offset: "$request.offset", results, step: "$request.limit" },
    { style: "offset", offset: "offset", size: "limit", items: "/items" },
  ],
  [
    "an offset without a step is the number of a page",
    { offset: "$request.page", results, "has-next-page": "$response.more" },
    { style: "page", page: "page", items: "/items", hasMore: "/more" },
  ],
  [
    "what is empty says nothing",
    { cursor: null, offset: "$request.page", results, step: null },
    { style: "page", page: "page", items: "/items" },
  ],
  ...(
    [
      ["no place", "$request.cursor", "cursor"],
      ["the query", "$request.query.cursor", "cursor"],
      ["the body", "$request.body.cursor", { body: "/cursor" }],
      [
        "the body, by names with dots between",
        "$request.body.paging.from",
        { body: "/paging/from" },
      ],
    ] as const
  ).map(([where, cursor, parameter]): FactRow => [
    `a cursor of which ${where} is said`,
    { cursor, next_cursor: "$response.next", results },
    { style: "cursor", cursor: [parameter], items: "/items", nextCursor: ["/next"] },
    {
      parameters: [query("cursor", text)],
      requestBody: object({ cursor: text, paging: object({ from: text }) }),
    },
  ]),
  ...["next_uri", "next_path"].map((role): FactRow => [
    `a link, by ${role}`,
    { [role]: "$response.next", results },
    { style: "link", items: "/items", nextUrl: "/next" },
  ]),
]);

test("true means what the document says for all, at its place there", async () => {
  const root = { [name]: { next_uri: "$response.next", results } };
  const { facts, origins } = await readPaging({ [name]: true }, { root });
  expect(facts).toEqual({ style: "link", items: "/items", nextUrl: "/next" });
  expect(Object.fromEntries(origins.map(({ fact, pointer }) => [fact, pointer]))).toEqual({
    ...{ style: `/${name}/next_uri`, nextUrl: `/${name}/next_uri`, items: `/${name}/results` },
  });
});

test("what is said to be in the query is not looked for elsewhere", async () => {
  const { faults } = await readPaging(
    { [name]: { cursor: "$request.query.cursor", next_cursor: "$response.next", results } },
    { parameters: [], requestBody: object({ cursor: text }) },
  );
  expect(faults).toMatchObject([
    {
      code: "pagination-parameter-missing",
      pointer: `#/paths/~1things/post/${name}/cursor`,
      message: expect.stringContaining('the query parameter "cursor"') as unknown,
    },
  ]);
});

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["true, where the document says nothing for all", true, "", "and there is none"],
  [
    "a type instead of what leads to the next page",
    { type: "custom", results },
    "",
    "does not say how",
  ],
  [
    "a cursor that is no text",
    { cursor: 1, next_cursor: "$response.next" },
    "/cursor",
    "not a text",
  ],
  [
    "a flag that is no text",
    { offset: "$request.page", results, "has-next-page": true },
    "/has-next-page",
    "is not a text",
  ],
  [
    "a step that is no text",
    { offset: "$request.offset", step: 20, results },
    "/step",
    "is not a text",
  ],
  [
    "no step, where the offset counts items by its name",
    { offset: "$request.offset", results },
    "/offset",
    "goes on by one without a step",
  ],
  ["a URL that is no text", { next_uri: [] }, "/next_uri", "is not a text"],
  ...["skip", "start", "from", "startIndex", "start_index", "start_at", "page[offset]"].map(
    (counting): FaultRow => [
      `no step, where ${counting} counts items by its name`,
      { offset: `$request.${counting}`, results },
      "/offset",
      "goes on by one without a step",
    ],
  ),
  [
    "no step, where what counts items is in the body",
    { offset: "$request.body.paging.skip", results },
    "/offset",
    "goes on by one without a step",
  ],
  [
    "two ways to the next page",
    { cursor: "$request.cursor", next_cursor: "$response.next", offset: "$request.page", results },
    "/offset",
    "is a second way to the next page, beside cursor",
  ],
]);
