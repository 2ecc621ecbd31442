import { type FaultRow, list, testFacts, testFaults } from "../../../testing/paging.js";

const name = "x-redocly-pagination";
const cursor = { style: "cursor", cursorParam: "cursor", nextCursor: "/next", items: "/items" };

testFacts(name, [
  [
    "a cursor",
    { ...cursor, nextCursor: "/meta/next", hasMore: "/more", limitParam: "limit" },
    {
      ...{ style: "cursor", cursor: ["cursor"], size: "limit", items: "/items" },
      ...{ nextCursor: ["/meta/next"], hasMore: "/more" },
    },
  ],
  [
    "an offset",
    { style: "offset", offsetParam: "offset", items: "/items" },
    { style: "offset", offset: "offset", items: "/items" },
  ],
  [
    "a page, by the name of an offset",
    { style: "page", offsetParam: "pageFrom0", items: "/items" },
    { style: "page", page: "pageFrom0", first: 0, items: "/items" },
  ],
  [
    "a link, and a bare list",
    { style: "link", items: "", limitParam: "limit" },
    { style: "link", items: "", nextUrl: { link: "next" }, size: "limit" },
    { body: list },
  ],
]);

testFaults(name, [
  ["what is no object", "on", "", "is not an object"],
  ["a style that nobody knows", { style: "pages" }, "/style", '"pages", which is no style'],
  ...["items", "limitParam", "hasMore", "nextCursor"].map((role): FaultRow => [
    `${role} that is no text`,
    { ...cursor, [role]: [1] },
    `/${role}`,
    "says [1], which is not a text",
  ]),
]);
