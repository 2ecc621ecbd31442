import { expect, test } from "@jest/globals";

import {
  item,
  list,
  object,
  readPaging,
  testFacts,
  testFaults,
  text,
} from "../../../testing/paging.js";

const name = "x-ms-pageable";
const customary = { style: "link", items: "/value", nextUrl: "/nextLink" };

testFacts(name, [
  [
    "a link, and an operation for later pages whose name is made up",
    { nextLinkName: "nextLink", operationName: "Things_ListNext" },
    customary,
  ],
  [
    "a name with a dot",
    { nextLinkName: "@odata.nextLink", itemName: "items" },
    { style: "link", items: "/items", nextUrl: "/@odata.nextLink" },
  ],
  [
    "a path",
    { nextLinkName: "meta.next" },
    { style: "link", items: "/value", nextUrl: "/meta/next" },
  ],
  [
    "a reference, as tools write it that say nothing twice",
    {
      nextLinkName: "nextLink",
      itemName: { $ref: "#/paths/~1things/get/x%2Dms-pageable/nextLinkName" },
    },
    { style: "link", items: "/nextLink", nextUrl: "/nextLink" },
    { body: object({ nextLink: { type: ["array", "string"], items: item } }, ["nextLink"]) },
  ],
  ["no link is no paging", { nextLinkName: null }, {}],
  ["also where a converter made an object of it", { nextLinkName: {} }, {}],
  ["nothing said is custom", {}, customary],
  ["nothing said, and no link: the only page", {}, {}, { body: item }],
  [
    "no list of the customary name, but one alone",
    { nextLinkName: "nextLink" },
    { style: "link", items: "/rows", nextUrl: "/nextLink" },
    { body: object({ rows: list, nextLink: text }) },
  ],
]);

test("an operation for later pages, where the document has it, is noted", async () => {
  const { facts, notes } = await readPaging(
    { [name]: { nextLinkName: "nextLink", operationName: "things:list" } },
    { body: object({ value: list, nextLink: text }, ["value"]) },
  );
  expect(facts).toEqual(customary);
  expect(notes).toMatchObject([
    {
      code: "pagination-next-operation",
      pointer: `#/paths/~1things/get/${name}/operationName`,
      hint: expect.stringContaining("#/paths/~1things/get") as unknown,
    },
  ]);
});

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["the name of a link that is no text", { nextLinkName: 3 }, "/nextLinkName", "is not a text"],
  [
    "the name of the items that is no text",
    { nextLinkName: "nextLink", itemName: [] },
    "/itemName",
    "is not a text",
  ],
  [
    "the name of an operation that is no text",
    { nextLinkName: "nextLink", operationName: 1 },
    "/operationName",
    "is not a text",
  ],
]);
