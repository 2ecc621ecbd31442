import { expect, test } from "@jest/globals";

import {
  type FactRow,
  object,
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
]);
