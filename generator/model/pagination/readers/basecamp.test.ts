import { expect, test } from "@jest/globals";

import {
  type FaultRow,
  integer,
  list,
  query,
  readPaging,
  testFacts,
  testFaults,
} from "../../../testing/paging.js";

const name = "x-basecamp-pagination";
const said = { style: "link", key: "items" };

testFacts(name, [
  [
    "a bare list",
    { style: "link", maxPageSize: 50, totalCountHeader: "X-Total-Count" },
    { style: "link", items: "", nextUrl: { link: "next" }, total: { header: "X-Total-Count" } },
    { body: list },
  ],
  ["a list under a key", said, { style: "link", items: "/items", nextUrl: { link: "next" } }],
]);

test("how many items the largest page has is told, though a walk does not go by it", async () => {
  const { origins } = await readPaging({ [name]: { ...said, maxPageSize: 50 } });
  expect(origins).toContainEqual({
    ...{ fact: "maxPageSize", value: 50, source: name },
    pointer: `/paths/~1things/get/${name}/maxPageSize`,
  });
});

test("the largest page is held against what the size lets through", async () => {
  const redocly = { style: "link", limitParam: "limit", items: "/items" };
  const { faults } = await readPaging(
    { [name]: { ...said, maxPageSize: 50 }, "x-redocly-pagination": redocly },
    { parameters: [query("limit", { ...integer, maximum: 100 })] },
  );
  expect(faults).toMatchObject([
    {
      code: "pagination-contradiction",
      message:
        "x-basecamp-pagination says that a page has at most 50 items, but its size may be 100",
      pointer: `#/paths/~1things/get/${name}/maxPageSize`,
      hint: expect.stringContaining("#/paths/~1things/get/parameters/0/schema") as unknown,
    },
  ]);
});

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["a style that nobody knows", { style: "page" }, "/style", '"page", which is no style'],
  ...["50", 0, 1.5].map((maxPageSize): FaultRow => [
    `${JSON.stringify(maxPageSize)} for the items of the largest page`,
    { ...said, maxPageSize },
    "/maxPageSize",
    "is no number of items",
  ]),
  [
    "a header that is no text",
    { ...said, totalCountHeader: 1 },
    "/totalCountHeader",
    "is not a text",
  ],
]);
