import { expect, test } from "@jest/globals";

import { readPaging, testFacts, testFaults } from "../../../testing/paging.js";

const name = "x-smithy-paginated";
const names = { inputToken: "cursor", outputToken: "next", items: "items" };

testFacts(name, [
  [
    "names, dotted",
    { ...names, outputToken: "meta.next", pageSize: "limit" },
    {
      ...{ style: "cursor", cursor: ["cursor"], size: "limit", items: "/items" },
      nextCursor: ["/meta/next"],
    },
  ],
  [
    "several tokens, in order",
    { ...names, inputToken: ["page_token", "version"], outputToken: ["next_page", "next_version"] },
    {
      ...{ style: "cursor", cursor: ["page_token", "version"], items: "/items" },
      nextCursor: ["/next_page", "/next_version"],
    },
  ],
]);

test("what an operation leaves out, the document says for all, at its place there", async () => {
  const { inputToken, ...shared } = names;
  const root = { [name]: { ...shared, inputToken: "after", pageSize: "limit" } };
  const { facts, origins } = await readPaging({ [name]: { inputToken } }, { root });
  expect(facts).toEqual({
    ...{ style: "cursor", cursor: ["cursor"], size: "limit", items: "/items" },
    nextCursor: ["/next"],
  });
  expect(Object.fromEntries(origins.map(({ fact, pointer }) => [fact, pointer]))).toEqual({
    style: `/paths/~1things/get/${name}`,
    cursor: `/paths/~1things/get/${name}/inputToken`,
    ...{ nextCursor: `/${name}/outputToken`, size: `/${name}/pageSize`, items: `/${name}/items` },
  });
});

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  [
    "a token that is no text, among others",
    { ...names, inputToken: ["cursor", 1] },
    "/inputToken",
    "is neither a text nor a list of texts",
  ],
  [
    "a token in the last item of another list than the items",
    { ...names, outputToken: "edges[-1].id" },
    "/outputToken",
    'is in another list than the items, which are at "/items"',
  ],
  ["the name of the items that is no text", { ...names, items: 1 }, "/items", "is not a text"],
]);
