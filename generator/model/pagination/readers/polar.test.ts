import { integer, item, list, object, testFacts, testFaults } from "../../../testing/paging.js";

const name = "x-polar-pagination";
const said = { type: "page_limit", item_schema: item };
const pagination = object({ max_page: integer, total_count: integer });
const body = object({ items: list, pagination });

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

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["a type that nobody knows", { type: "cursor" }, "/type", '"cursor", which is no type'],
]);
