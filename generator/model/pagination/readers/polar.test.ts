import { expect, test } from "@jest/globals";

import {
  integer,
  item,
  list,
  object,
  readPaging,
  testFacts,
  testFaults,
} from "../../../testing/paging.js";

const name = "x-polar-pagination";
const said = { type: "page_limit", item_schema: item };
const pagination = object({ max_page: integer, total_count: integer });
const body = object({ items: list, others: list, pagination });

testFacts(name, [
  [
    "all but the type of an item is custom",
    said,
    {
      ...{ style: "page", page: "page", size: "limit", items: "/items" },
      ...{ lastPage: "/pagination/max_page", total: "/pagination/total_count" },
    },
    { body },
  ],
]);

test("the type of an item is told, at its place", async () => {
  const { origins } = await readPaging({ [name]: said }, { body });
  expect(origins).toContainEqual({
    ...{ fact: "itemSchema", value: item, source: name },
    pointer: `/paths/~1things/get/${name}/item_schema`,
  });
});

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["a type that nobody knows", { type: "cursor" }, "/type", '"cursor", which is no type'],
]);
