import { expect, test } from "@jest/globals";

import { readPaging, testFacts, testFaults } from "../../../testing/paging.js";

const name = "x-dropshot-pagination";
const custom = {
  ...{ style: "cursor", cursor: ["page_token"], size: "limit", items: "/items" },
  ...{ nextCursor: ["/next_page"], alone: true },
};

testFacts(name, [
  ["all is custom", true, custom],
  ["the rest is custom", { required: ["sort"] }, custom],
]);

test.each([
  ["what the first page cannot do without, a caller must give", { required: ["sort"] }, true],
  ["where it can do without all, a caller need not give anything", { required: [] }, false],
])("%s", async (_, said, required) => {
  const { operation } = await readPaging({ [name]: said });
  expect(operation?.query?.required).toBe(required);
});

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["parameters that are no list", { required: "sort" }, "/required", "is not a list"],
  ["what is no parameter", { required: ["sort", "sorts"] }, "/required/1", "is no parameter"],
]);
