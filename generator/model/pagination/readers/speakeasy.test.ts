import {
  type FactRow,
  type FaultRow,
  header,
  integer,
  list,
  object,
  query,
  type Setting,
  testFacts,
  testFaults,
  text,
} from "../../../testing/paging.js";

const input = (name: string, type: string, place = "parameters") => ({ name, type, in: place });
const numbered = (inputs: readonly object[], outputs: object = {}) => ({
  ...{ type: "offsetLimit", inputs, outputs: { results: "$.items", ...outputs } },
});
const cursor = (outputs: object = {}, ...inputs: readonly object[]) => ({
  type: "cursor",
  inputs: inputs.length > 0 ? inputs : [input("cursor", "cursor")],
  outputs: { results: "$.items", nextCursor: "$.next", ...outputs },
});
const cursorFacts = { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/next"] };

/** A row about a cursor's input: which parameter it is. */
const asks = (why: string, said: object, parameter: unknown, setting: Setting = {}): FactRow => [
  why,
  cursor({}, said),
  { ...cursorFacts, cursor: [parameter] },
  setting,
];
/** A row about a cursor's outputs: which places they are. */
const tells = (why: string, outputs: object, facts: object): FactRow => [
  why,
  cursor(outputs),
  { ...cursorFacts, ...facts },
];

testFacts("x-speakeasy-pagination", [
  [
    "pages",
    numbered([input("page", "page"), input("limit", "limit")], { numPages: "$.meta.pages" }),
    { style: "page", page: "page", size: "limit", items: "/items", lastPage: "/meta/pages" },
  ],
  [
    "pages from 0: their number is not the last one's",
    numbered([input("pageFrom0", "page")], { numPages: "$['meta']['pages']" }),
    { style: "page", page: "pageFrom0", first: 0, items: "/items", pageCount: "/meta/pages" },
  ],
  [
    "pages from 0 in the body",
    numbered([input("page", "page", "requestBody")], { numPages: "$.pages" }),
    { style: "page", page: { body: "/page" }, first: 0, items: "/items", pageCount: "/pages" },
    { requestBody: object({ page: { ...integer, default: 0 } }) },
  ],
  [
    "pages by a header, as its inputs may be any parameter",
    numbered([input("X-Page", "page")]),
    { style: "page", page: { header: "X-Page" }, items: "/items" },
    { parameters: [header("X-Page", integer)] },
  ],
  [
    "an offset",
    numbered([input("offset", "offset"), input("limit", "limit")]),
    { style: "offset", offset: "offset", size: "limit", items: "/items" },
  ],
  [
    "an offset that counts from 1",
    numbered([input("startIndex", "offset")]),
    { style: "offset", offset: "startIndex", first: 1, items: "/items" },
    { parameters: [query("startIndex", { ...integer, default: 1 })] },
  ],
  [
    "a URL",
    { type: "url", outputs: { results: "$.items", nextUrl: "$.next" } },
    { style: "link", items: "/items", nextUrl: "/next" },
  ],
  ["nothing", {}, {}],

  asks("a cursor in the query, by OpenAPI's word", input("after", "cursor", "query"), "after"),
  asks(
    "a cursor in a header, by OpenAPI's word",
    input("X-Cursor", "cursor", "header"),
    { header: "X-Cursor" },
    { parameters: [header("X-Cursor")] },
  ),
  asks("a cursor whose place is not said", { name: "after", type: "cursor" }, "after"),
  asks(
    "a cursor in the body, by names with dots between",
    input("paging.from", "cursor", "requestBody"),
    { body: "/paging/from" },
    { requestBody: object({ paging: object({ from: text }) }) },
  ),

  ...(
    [
      ["by a name with a dot", '$.meta["a.b"]', "/meta/a.b"],
      ["in the last item", "$.items[-1].id", { lastItem: "/id" }],
      [
        "in the last item, as older documents write it",
        "$.items[(@.length-1)].id",
        { lastItem: "/id" },
      ],
    ] as const
  ).map(([where, nextCursor, place]) =>
    tells(`the next cursor ${where}`, { nextCursor }, { nextCursor: [place] }),
  ),
  tells("each of the results", { results: "$.items[*]" }, { items: "/items" }),
  tells("what is in each", { results: "$.edges[*].node" }, { items: "/edges", item: "/node" }),
  [
    "without results, the only list",
    cursor({ results: undefined }),
    { ...cursorFacts, items: "/rows" },
    { body: object({ rows: list, next: text }) },
  ],
]);

testFaults("x-speakeasy-pagination", [
  ["what is no object", "on", "", "is not an object"],
  ["a type that only Kaji's has", { type: "page" }, "/type", '"page", which is no type'],
  ["no type", { outputs: { results: "$.items" } }, "/type", "says nothing, which is no type"],
  ["inputs that are no list", { type: "cursor", inputs: "cursor" }, "/inputs", "is not a list"],
  [
    "an input in a place that nobody knows",
    cursor({}, input("cursor", "cursor", "cookie")),
    "/inputs/0",
    "is no input",
  ],
  [
    "an input of a type that nobody knows",
    cursor({}, input("cursor", "cursor"), input("limit", "size")),
    "/inputs/1",
    "is no input",
  ],
  [
    "two inputs of one type",
    cursor({}, input("cursor", "cursor"), input("after", "cursor")),
    "/inputs/1",
    "has a part that an earlier input has",
  ],
  [
    "an offset beside a page",
    numbered([input("page", "page"), input("offset", "offset")]),
    "/inputs/1",
    "has a part that an earlier input has",
  ],
  [
    "the last item of another list than the items",
    cursor({ nextCursor: "$.edges[-1].cursor" }),
    "/outputs/nextCursor",
    'is in another list than the items, which are at "/items"',
  ],
  ["outputs that are no object", { type: "url", outputs: 3 }, "/outputs", "is not an object"],
  ...(
    [
      ["results", cursor({ results: 3 })],
      ["nextUrl", { type: "url", outputs: { nextUrl: 3 } }],
      ["numPages", numbered([input("page", "page")], { numPages: 3 })],
    ] as const
  ).map(([output, said]): FaultRow => [
    `${output} that is no text`,
    said,
    `/outputs/${output}`,
    "says 3, which is not a text",
  ]),
  [
    "a next cursor that cannot be followed",
    cursor({ nextCursor: "$..next" }),
    "/outputs/nextCursor",
    "cannot be followed",
  ],
]);

// Of the rest it says what Speakeasy's does.
testFacts("x-kaji-pagination", [
  [
    "pages, by that name",
    { ...numbered([input("page", "page")], { numPages: "$.pages" }), type: "page" },
    { style: "page", page: "page", items: "/items", lastPage: "/pages" },
  ],
  [
    "a URL",
    { type: "url", outputs: { results: "$.items", nextUrl: "$.next" } },
    { style: "link", items: "/items", nextUrl: "/next" },
  ],
]);
