import { testFacts, testFaults } from "../../../testing/paging.js";

const name = "x-pagination";
const pages = { pageParam: "page", resultsPath: "$response.body#/items" };

testFacts(name, [
  [
    "runtime expressions",
    { ...pages, limitParam: "limit", totalResultsPath: "$response.body#/meta/total" },
    { style: "page", page: "page", size: "limit", items: "/items", total: "/meta/total" },
  ],
  ["neither a size nor a total", pages, { style: "page", page: "page", items: "/items" }],
  ["something else of this name", { total: 3 }, {}],
]);

testFaults(name, [
  [
    "a place of the items that is no text",
    { ...pages, resultsPath: 1 },
    "/resultsPath",
    "not a text",
  ],
  [
    "a place of the total that is no text",
    { ...pages, totalResultsPath: 1 },
    "/totalResultsPath",
    "is not a text",
  ],
]);
