import { describe, expect, test } from "@jest/globals";

import { modelledText } from "../../testing/modelled.js";

/** An operation that has of everything, so that any extension finds what it names. */
const parameters = [
  ...["page", "pageFrom0", "limit", "offset", "size"].map((name) => ({
    ...{ name, in: "query" },
    schema: { type: "integer", ...(name === "pageFrom0" && { default: 0 }) },
  })),
  ...["cursor", "after", "page_token", "version", "sort"].map((name) => ({
    ...{ name, in: "query" },
    schema: { type: "string" },
  })),
  { name: "X-Cursor", in: "header", schema: { type: "string" } },
];
const startIndex = { name: "startIndex", in: "query", schema: { type: "integer", default: 1 } };
const item = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
const list = { type: "array", items: item };
const text = { type: "string" };
const integer = { type: "integer" };
const flag = { type: "boolean" };
const envelope = {
  type: "object",
  required: ["items", "meta", "total", "pages", "more"],
  properties: {
    ...{ items: list, value: list, total: integer, pages: integer, current: integer, more: flag },
    ...{ next: text, next_page: text, next_version: text, nextLink: text, "@odata.nextLink": text },
    meta: {
      type: "object",
      required: ["total", "pages", "more"],
      properties: { ...{ total: integer, pages: integer, more: flag }, next: text, "a.b": text },
    },
    edges: { type: "array", items: { type: "object", properties: { node: item, cursor: text } } },
  },
};

interface Setting {
  readonly root?: object;
  readonly response?: object;
  readonly body?: object;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
}

/** What the model has of an operation with an extension. */
async function read(extension: object, setting: Setting = {}) {
  const { root, response, body = envelope, requestBody } = setting;
  const { operations, diagnostics } = await modelledText({
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    servers: [{ url: "https://books.example" }],
    paths: {
      "/things": {
        get: {
          ...{ operationId: "things:list", tags: ["things"] },
          parameters: setting.parameters ?? parameters,
          ...(requestBody && {
            requestBody: { content: { "application/json": { schema: requestBody } } },
          }),
          responses: {
            "200": {
              description: "ok",
              content: { "application/json": { schema: body } },
              ...response,
            },
          },
          ...extension,
        },
      },
    },
    ...root,
  });
  const { pagination } = operations[0] ?? {};
  const { origins = [], ...facts } = pagination ?? {};
  const apart = ["itemTypeName", "optional", "first", "alone"];
  const plain = Object.entries(facts).filter(
    ([name, value]) => value !== undefined && !apart.includes(name),
  );
  const { first, alone } = facts as { first?: number; alone?: boolean };
  return {
    facts: {
      ...Object.fromEntries(plain),
      // As usual: 1 for pages, 0 for offsets.
      ...(first === ("page" in facts ? 0 : 1) && { first }),
      ...(alone && { alone }),
    },
    origins,
    problems: diagnostics.filter(({ severity }) => severity === "error"),
  };
}

const inputs = (...names: readonly (readonly [name: string, type: string])[]) =>
  names.map(([name, type]) => ({ name, type, in: "parameters" }));

describe.each<[string, readonly (readonly [string, object, object, Setting?])[]]>([
  [
    "x-speakeasy-pagination",
    [
      [
        "pages",
        {
          type: "offsetLimit",
          inputs: inputs(["page", "page"], ["limit", "limit"]),
          outputs: { results: "$.items", numPages: "$.meta.pages" },
        },
        { style: "page", page: "page", size: "limit", items: "/items", lastPage: "/meta/pages" },
      ],
      [
        "pages from 0: their number is not the last one's",
        {
          type: "offsetLimit",
          inputs: inputs(["pageFrom0", "page"]),
          outputs: { results: "$.items", numPages: "$['meta']['pages']" },
        },
        { style: "page", page: "pageFrom0", first: 0, items: "/items", pageCount: "/meta/pages" },
      ],
      [
        "an offset",
        {
          type: "offsetLimit",
          inputs: inputs(["offset", "offset"], ["limit", "limit"]),
          outputs: { results: "$.items" },
        },
        { style: "offset", offset: "offset", size: "limit", items: "/items" },
      ],
      [
        "a cursor",
        {
          type: "cursor",
          inputs: inputs(["cursor", "cursor"]),
          outputs: { results: "$.items[*]", nextCursor: '$.meta["a.b"]' },
        },
        { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/meta/a.b"] },
      ],
      [
        "the last item's",
        {
          type: "cursor",
          inputs: inputs(["after", "cursor"]),
          outputs: { results: "$.items", nextCursor: "$.items[-1].id" },
        },
        { style: "cursor", cursor: ["after"], items: "/items", nextCursor: [{ lastItem: "/id" }] },
      ],
      [
        "in the body",
        {
          type: "cursor",
          inputs: [{ name: "from", in: "requestBody", type: "cursor" }],
          outputs: { results: "$.items", nextCursor: "$.next" },
        },
        { style: "cursor", cursor: [{ body: "/from" }], items: "/items", nextCursor: ["/next"] },
        { requestBody: { type: "object", properties: { from: text } } },
      ],
      [
        "a URL",
        { type: "url", outputs: { results: "$.items", nextUrl: "$.next" } },
        { style: "link", items: "/items", nextUrl: "/next" },
      ],
      [
        "pages by a header, as its inputs may be any parameter",
        {
          type: "offsetLimit",
          inputs: inputs(["X-Page", "page"]),
          outputs: { results: "$.items" },
        },
        { style: "page", page: { header: "X-Page" }, items: "/items" },
        { parameters: [{ name: "X-Page", in: "header", schema: integer }] },
      ],
      [
        "pages from 0 in the body",
        {
          type: "offsetLimit",
          inputs: [{ name: "page", in: "requestBody", type: "page" }],
          outputs: { results: "$.items", numPages: "$.pages" },
        },
        { style: "page", page: { body: "/page" }, first: 0, items: "/items", pageCount: "/pages" },
        { requestBody: { type: "object", properties: { page: { ...integer, default: 0 } } } },
      ],
      [
        "the last item's, as older documents write it",
        {
          type: "cursor",
          inputs: inputs(["after", "cursor"]),
          outputs: { results: "$.items", nextCursor: "$.items[(@.length-1)].id" },
        },
        { style: "cursor", cursor: ["after"], items: "/items", nextCursor: [{ lastItem: "/id" }] },
      ],
      [
        "an offset that counts from 1",
        {
          type: "offsetLimit",
          inputs: inputs(["startIndex", "offset"]),
          outputs: { results: "$.items" },
        },
        { style: "offset", offset: "startIndex", first: 1, items: "/items" },
        { parameters: [startIndex] },
      ],
      [
        "inputs in the places that OpenAPI calls by these names",
        {
          type: "cursor",
          inputs: [{ name: "cursor", in: "query", type: "cursor" }],
          outputs: { results: "$.items", nextCursor: "$.next" },
        },
        { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/next"] },
      ],
      ["nothing", {}, {}],
      [
        "without results, the only list",
        { type: "cursor", inputs: inputs(["cursor", "cursor"]), outputs: { nextCursor: "$.next" } },
        { style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: ["/next"] },
        { body: { type: "object", properties: { rows: list, next: text } } },
      ],
    ],
  ],
  [
    "x-kaji-pagination",
    [
      [
        "pages, by that name",
        {
          type: "page",
          inputs: inputs(["page", "page"]),
          outputs: { results: "$.items", numPages: "$.pages" },
        },
        { style: "page", page: "page", items: "/items", lastPage: "/pages" },
      ],
      [
        "a cursor",
        {
          type: "cursor",
          inputs: inputs(["cursor", "cursor"], ["limit", "limit"]),
          outputs: { results: "$.items", nextCursor: "$.next" },
        },
        {
          ...{ style: "cursor", cursor: ["cursor"], size: "limit", items: "/items" },
          nextCursor: ["/next"],
        },
      ],
      [
        "speaks as Speakeasy's",
        { type: "url", outputs: { results: "$.items", nextUrl: "$.next" } },
        { style: "link", items: "/items", nextUrl: "/next" },
      ],
    ],
  ],
  [
    "x-polar-pagination",
    [
      [
        "all by custom",
        { type: "page_limit", item_schema: item },
        {
          ...{ style: "page", page: "page", size: "limit", items: "/items" },
          ...{ lastPage: "/pagination/max_page", total: "/pagination/total_count" },
        },
        {
          body: {
            type: "object",
            properties: {
              items: list,
              pagination: {
                type: "object",
                properties: { max_page: integer, total_count: integer },
              },
            },
          },
        },
      ],
    ],
  ],
  [
    "x-fern-pagination",
    [
      [
        "a cursor",
        {
          cursor: "$request.cursor",
          next_cursor: "$response.meta.next",
          results: "$response.items",
        },
        { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/meta/next"] },
      ],
      [
        "a cursor in the body",
        {
          cursor: "$request.paging.from",
          next_cursor: "$response.next",
          results: "$response.items",
        },
        {
          style: "cursor",
          cursor: [{ body: "/paging/from" }],
          items: "/items",
          nextCursor: ["/next"],
        },
        {
          requestBody: {
            type: "object",
            properties: { paging: { type: "object", properties: { from: text } } },
          },
        },
      ],
      [
        "an offset without a step is the number of a page",
        { offset: "$request.page", results: "$response.items", "has-next-page": "$response.more" },
        { style: "page", page: "page", items: "/items", hasMore: "/more" },
      ],
      [
        "an offset",
        { offset: "$request.offset", results: "$response.items", step: "$request.limit" },
        { style: "offset", offset: "offset", size: "limit", items: "/items" },
      ],
      [
        "an offset that counts from 1",
        { offset: "$request.startIndex", results: "$response.items", step: "$request.count" },
        { style: "offset", offset: "startIndex", first: 1, size: "count", items: "/items" },
        { parameters: [startIndex, { name: "count", in: "query", schema: integer }] },
      ],
      [
        "a URL",
        { next_uri: "$response.next", results: "$response.items" },
        { style: "link", items: "/items", nextUrl: "/next" },
      ],
      [
        "a path",
        { next_path: "$response.next", results: "$response.items" },
        { style: "link", items: "/items", nextUrl: "/next" },
      ],
    ],
  ],
  [
    "x-ms-pageable",
    [
      [
        "a link",
        { nextLinkName: "nextLink" },
        { style: "link", items: "/value", nextUrl: "/nextLink" },
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
        "an operation for later pages, whose name is made up",
        { nextLinkName: "nextLink", operationName: "Things_ListNext" },
        { style: "link", items: "/value", nextUrl: "/nextLink" },
      ],
      [
        "a reference, as tools write it that say nothing twice",
        {
          nextLinkName: "nextLink",
          itemName: { $ref: "#/paths/~1things/get/x%2Dms-pageable/nextLinkName" },
        },
        { style: "link", items: "/nextLink", nextUrl: "/nextLink" },
        {
          body: {
            ...{ type: "object", required: ["nextLink"] },
            properties: { nextLink: { type: ["array", "string"], items: item } },
          },
        },
      ],
      ["no link is no paging", { nextLinkName: null }, {}],
      ["also where a converter made an object of it", { nextLinkName: {} }, {}],
      ["nothing said is custom", {}, { style: "link", items: "/value", nextUrl: "/nextLink" }],
      ["nothing said, and no link: the only page", {}, {}, { body: item }],
      [
        "no list of the customary name, but one alone",
        { nextLinkName: "nextLink" },
        { style: "link", items: "/rows", nextUrl: "/nextLink" },
        { body: { type: "object", properties: { rows: list, nextLink: text } } },
      ],
    ],
  ],
  [
    "x-redocly-pagination",
    [
      [
        "a cursor",
        {
          ...{ style: "cursor", cursorParam: "cursor", nextCursor: "/meta/next", hasMore: "/more" },
          ...{ limitParam: "limit", items: "/items" },
        },
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
        "a page",
        { style: "page", offsetParam: "pageFrom0", items: "/items" },
        { style: "page", page: "pageFrom0", first: 0, items: "/items" },
      ],
      [
        "a link, and a bare list",
        { style: "link", items: "" },
        { style: "link", items: "", nextUrl: { link: "next" } },
        { body: list },
      ],
    ],
  ],
  [
    "x-basecamp-pagination",
    [
      [
        "a bare list",
        { style: "link", maxPageSize: 50, totalCountHeader: "X-Total-Count" },
        { style: "link", items: "", nextUrl: { link: "next" }, total: { header: "X-Total-Count" } },
        { body: list },
      ],
      [
        "a list under a key",
        { style: "link", key: "items" },
        { style: "link", items: "/items", nextUrl: { link: "next" } },
      ],
    ],
  ],
  [
    "x-dropshot-pagination",
    [
      [
        "the rest is custom",
        { required: ["sort"] },
        {
          ...{ style: "cursor", cursor: ["page_token"], size: "limit", items: "/items" },
          ...{ nextCursor: ["/next_page"], alone: true },
        },
      ],
    ],
  ],
  [
    "x-pagination",
    [
      [
        "runtime expressions",
        {
          ...{ pageParam: "page", limitParam: "limit", resultsPath: "$response.body#/items" },
          totalResultsPath: "$response.body#/meta/total",
        },
        { style: "page", page: "page", size: "limit", items: "/items", total: "/meta/total" },
      ],
      [
        "pages from 0",
        { pageParam: "pageFrom0", resultsPath: "$response.body#/items" },
        { style: "page", page: "pageFrom0", first: 0, items: "/items" },
      ],
      ["something else of this name", { total: 3 }, {}],
    ],
  ],
  [
    "x-smithy-paginated",
    [
      [
        "names, dotted",
        { inputToken: "cursor", outputToken: "meta.next", items: "items", pageSize: "limit" },
        {
          ...{ style: "cursor", cursor: ["cursor"], size: "limit", items: "/items" },
          nextCursor: ["/meta/next"],
        },
      ],
      [
        "several, and what the document says for all",
        { inputToken: ["page_token", "version"], outputToken: ["next_page", "next_version"] },
        {
          ...{ style: "cursor", cursor: ["page_token", "version"], items: "/items" },
          nextCursor: ["/next_page", "/next_version"],
        },
        { root: { "x-smithy-paginated": { items: "items" } } },
      ],
    ],
  ],
  [
    "x-scalar-pagination",
    [
      [
        "pages, by the keys' own names",
        {
          ...{ name: "a", type: "pageNumber" },
          request: { page: { type: "pageNumber" }, limit: { type: "pageSize" } },
          response: {
            items: { type: "items" },
            total: { type: "total", path: ["meta", "total"] },
            pages: { type: "totalPages", property: "pages" },
            current: { type: "currentPage" },
          },
        },
        {
          ...{ style: "page", page: "page", size: "limit", items: "/items", total: "/meta/total" },
          ...{ pageCount: "/pages", current: "/current" },
        },
      ],
      [
        "pages from 0, in a header",
        {
          type: "pageNumber",
          request: { "X-Page": { type: "pageNumber", location: "header" } },
          response: { items: { type: "items" }, more: { type: "hasMore" } },
        },
        { style: "page", page: { header: "X-Page" }, first: 0, items: "/items", hasMore: "/more" },
        { parameters: [{ name: "X-Page", in: "header", schema: { ...integer, default: 0 } }] },
      ],
      [
        "a URL in the body",
        {
          type: "cursorUrl",
          response: {
            items: { type: "items" },
            next: { type: "cursorUrl", location: "bodyLink", path: ["meta", "next"] },
          },
        },
        { style: "link", items: "/items", nextUrl: "/meta/next" },
      ],
      [
        "a cursor in the body, and from a header",
        {
          ...{ type: "cursor", paramLocation: "body" },
          request: { from: { type: "cursor", path: ["paging", "from"] } },
          response: {
            items: { type: "items" },
            next: { type: "cursor", location: "header", headerName: "X-Next" },
            more: { type: "hasMore" },
          },
        },
        {
          ...{ style: "cursor", cursor: [{ body: "/paging/from" }], items: "/items" },
          ...{ nextCursor: [{ header: "X-Next" }], hasMore: "/more" },
        },
        {
          requestBody: {
            type: "object",
            properties: { paging: { type: "object", properties: { from: text } } },
          },
        },
      ],
      [
        "the id of the last item",
        {
          type: "cursorId",
          request: { starting: { type: "cursorId", param: "after" } },
          response: { items: { type: "items" }, last: { type: "cursorId", itemCursor: ["id"] } },
        },
        { style: "cursor", cursor: ["after"], items: "/items", nextCursor: [{ lastItem: "/id" }] },
      ],
      [
        "a cursor at a path of its own",
        {
          type: "cursor",
          request: { cursor: { type: "cursor" } },
          response: {
            items: { type: "items" },
            cursor: { type: "cursor", cursorPath: ["meta", "next"] },
          },
        },
        { style: "cursor", cursor: ["cursor"], items: "/items", nextCursor: ["/meta/next"] },
      ],
      [
        "a URL in the Link header",
        {
          type: "cursorUrl",
          response: {
            items: { type: "items" },
            next: { type: "cursorUrl", location: "linkHeader" },
          },
        },
        { style: "link", items: "/items", nextUrl: { link: "next" } },
      ],
      [
        "an offset",
        {
          type: "offset",
          request: { offset: { type: "offset" }, limit: { type: "limit" } },
          response: { items: { type: "items" }, total: { type: "total" } },
        },
        { style: "offset", offset: "offset", size: "limit", items: "/items", total: "/total" },
      ],
      ["one page that is the whole list", { type: "fakePage" }, {}],
    ],
  ],
])("%s", (name, rows) => {
  const complete = rows.map(
    ([why, said, facts, setting = {}]) => [why, said, facts, setting] as const,
  );

  test.each(complete)("%s", async (_, extension, facts, setting) => {
    const found = await read({ [name]: extension }, setting);
    expect(found.problems).toEqual([]);
    expect(found.facts).toEqual(facts);
    for (const { source, pointer } of found.origins) {
      if (source !== name) continue;
      // What the document says for all is said at its root.
      const ofAll = setting.root && pointer.startsWith(`/${name}`);
      expect(pointer).toMatch(ofAll ? `/${name}` : `/paths/~1things/get/${name}`);
    }
  });
});

describe("what cannot be read is an error, at its place, and nothing that follows from it is told", () => {
  const outputs = { results: "$.items", nextCursor: "$.next" };
  const cursorInput = inputs(["cursor", "cursor"]);
  const scalar = (members: object) => ({
    type: "cursor",
    request: { cursor: { type: "cursor" } },
    response: { items: { type: "items" }, next: { type: "cursor" } },
    ...members,
  });

  test.each<[name: string, said: unknown, at: string, message: string]>([
    ...[
      ...["x-speakeasy-pagination", "x-kaji-pagination", "x-polar-pagination"],
      ...["x-fern-pagination", "x-ms-pageable", "x-redocly-pagination", "x-basecamp-pagination"],
      ...["x-dropshot-pagination", "x-smithy-paginated"],
    ].map((name): [string, unknown, string, string] => [name, "on", "", "is not an object"]),
    ["x-speakeasy-pagination", { type: "pages" }, "/type", '"pages", which is no type'],
    ["x-speakeasy-pagination", { outputs }, "/type", "says nothing, which is no type"],
    ["x-speakeasy-pagination", { type: "url", outputs: 3 }, "/outputs", "is not an object"],
    ["x-speakeasy-pagination", { type: "cursor", inputs: "cursor" }, "/inputs", "is not a list"],
    [
      "x-speakeasy-pagination",
      { type: "cursor", inputs: [{ name: "cursor", in: "cookie", type: "cursor" }], outputs },
      "/inputs/0",
      "is no input",
    ],
    [
      "x-speakeasy-pagination",
      { type: "cursor", inputs: [...cursorInput, { name: "limit", type: "size" }], outputs },
      "/inputs/1",
      "is no input",
    ],
    [
      "x-speakeasy-pagination",
      { type: "cursor", inputs: cursorInput, outputs: { ...outputs, results: 3 } },
      "/outputs/results",
      "says 3, which is not a text",
    ],
    [
      "x-speakeasy-pagination",
      { type: "cursor", inputs: cursorInput, outputs: { ...outputs, nextCursor: "$..next" } },
      "/outputs/nextCursor",
      "cannot be followed",
    ],
    [
      "x-speakeasy-pagination",
      { type: "url", outputs: { nextUrl: 1 } },
      "/outputs/nextUrl",
      "says 1",
    ],
    [
      "x-speakeasy-pagination",
      {
        type: "offsetLimit",
        inputs: inputs(["page", "page"]),
        outputs: { results: "$.items", numPages: 3 },
      },
      "/outputs/numPages",
      "is not a text",
    ],
    ["x-polar-pagination", { type: "cursor" }, "/type", '"cursor", which is no type'],
    ["x-fern-pagination", true, "", "and there is none"],
    ["x-fern-pagination", { type: "custom", results: "$response.items" }, "", "does not say how"],
    ["x-fern-pagination", { cursor: 1, next_cursor: "$response.next" }, "/cursor", "not a text"],
    [
      "x-fern-pagination",
      { offset: "$request.page", results: "$response.items", "has-next-page": true },
      "/has-next-page",
      "is not a text",
    ],
    [
      "x-fern-pagination",
      { offset: "$request.offset", step: 20, results: "$response.items" },
      "/step",
      "is not a text",
    ],
    [
      "x-fern-pagination",
      { offset: "$request.offset", results: "$response.items" },
      "/offset",
      "goes on by one without a step",
    ],
    ["x-fern-pagination", { next_uri: [] }, "/next_uri", "is not a text"],
    ["x-ms-pageable", { nextLinkName: 3 }, "/nextLinkName", "is not a text"],
    ["x-ms-pageable", { nextLinkName: "nextLink", itemName: [] }, "/itemName", "is not a text"],
    [
      "x-ms-pageable",
      { nextLinkName: "nextLink", operationName: 1 },
      "/operationName",
      "is not a text",
    ],
    ["x-redocly-pagination", { style: "pages" }, "/style", '"pages", which is no style'],
    [
      "x-redocly-pagination",
      { style: "offset", offsetParam: "offset", items: ["items"] },
      "/items",
      "is not a text",
    ],
    [
      "x-redocly-pagination",
      { style: "offset", offsetParam: "offset", limitParam: 1, items: "/items" },
      "/limitParam",
      "is not a text",
    ],
    [
      "x-redocly-pagination",
      { style: "page", offsetParam: "page", items: "/items", hasMore: true },
      "/hasMore",
      "is not a text",
    ],
    [
      "x-redocly-pagination",
      { style: "cursor", cursorParam: "cursor", nextCursor: [], items: "/items" },
      "/nextCursor",
      "is not a text",
    ],
    ["x-basecamp-pagination", { style: "page" }, "/style", '"page", which is no style'],
    [
      "x-basecamp-pagination",
      { style: "link", key: "items", maxPageSize: "50" },
      "/maxPageSize",
      "is no number of items",
    ],
    [
      "x-basecamp-pagination",
      { style: "link", key: "items", maxPageSize: 0 },
      "/maxPageSize",
      "is no number of items",
    ],
    [
      "x-basecamp-pagination",
      { style: "link", key: "items", totalCountHeader: 1 },
      "/totalCountHeader",
      "is not a text",
    ],
    ["x-dropshot-pagination", { required: "sort" }, "/required", "is not a list"],
    ["x-dropshot-pagination", { required: ["sort", "sorts"] }, "/required/1", "is no parameter"],
    ["x-pagination", { pageParam: "page", resultsPath: 1 }, "/resultsPath", "is not a text"],
    [
      "x-pagination",
      { pageParam: "page", resultsPath: "$response.body#/items", totalResultsPath: 1 },
      "/totalResultsPath",
      "is not a text",
    ],
    [
      "x-smithy-paginated",
      { inputToken: ["cursor", 1], outputToken: "next", items: "items" },
      "/inputToken",
      "is neither a text nor a list of texts",
    ],
    [
      "x-smithy-paginated",
      { inputToken: "cursor", outputToken: "next", items: 1 },
      "/items",
      "is not a text",
    ],
    ["x-scalar-pagination", "books", "", "is no scheme of the document"],
    ["x-scalar-pagination", { type: "pages" }, "/type", '"pages", which is no type'],
    ["x-scalar-pagination", scalar({ request: [] }), "/request", "is not an object"],
    [
      "x-scalar-pagination",
      scalar({ request: { cursor: { type: "token" } } }),
      "/request/cursor",
      "says no part in paging",
    ],
    [
      "x-scalar-pagination",
      scalar({ response: { items: { type: "items", path: "rows" }, next: { type: "cursor" } } }),
      "/response/items/path",
      "is not a list",
    ],
    [
      "x-scalar-pagination",
      scalar({ response: { items: { type: "items" }, next: { type: "cursor", itemCursor: [0] } } }),
      "/response/next/itemCursor/0",
      "is no name of a property",
    ],
  ])("%s: %j", async (name, said, at, message) => {
    const body = {
      ...envelope,
      properties: {
        ...{ items: list, value: list, next: text, nextLink: text, next_page: text },
        ...{ pages: integer, more: flag },
        pagination: {
          type: "object",
          properties: { max_page: integer, total_count: integer },
        },
      },
    };
    const { problems } = await read({ [name]: said }, { body });
    expect(problems).toMatchObject([
      {
        code: "pagination-extension-wrong",
        pointer: `#/paths/~1things/get/${name}${at}`,
        message: expect.stringContaining(message) as unknown,
      },
    ]);
  });

  test("a purpose of Stainless that nobody knows is told, and passed over", async () => {
    const { operations, diagnostics } = await modelledText(
      bareDocument({
        "x-stainless-pagination-property": { purpose: "next_cursor" },
        ...{ name: "cursor", in: "query", schema: text },
      }),
    );
    expect(operations[0]?.pagination).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        ...{ severity: "note", code: "pagination-purpose-unknown" },
        pointer: "#/paths/~1things/get/parameters/0",
      },
    ]);
  });
});

function bareDocument(parameter: object, more: object = {}) {
  const schema = { type: "object", required: ["items"], properties: { items: list, next: text } };
  return {
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    servers: [{ url: "https://books.example" }],
    paths: {
      "/things": {
        get: {
          ...{ operationId: "things:list", tags: ["things"], parameters: [parameter] },
          responses: {
            "200": { description: "ok", content: { "application/json": { schema } } },
          },
          ...more,
        },
      },
    },
  };
}

describe("what a walk does not go by is read all the same", () => {
  test("Basecamp's largest page is told", async () => {
    const said = { style: "link", key: "items", maxPageSize: 50 };
    const { origins } = await read({ "x-basecamp-pagination": said });
    expect(origins).toContainEqual({
      ...{ fact: "maxPageSize", value: 50, source: "x-basecamp-pagination" },
      pointer: "/paths/~1things/get/x-basecamp-pagination/maxPageSize",
    });
  });

  test("and held against what the size lets through", async () => {
    const size = { name: "limit", in: "query", schema: { ...integer, maximum: 100 } };
    const { operations, diagnostics } = await modelledText(
      bareDocument(size, {
        "x-basecamp-pagination": { style: "link", key: "items", maxPageSize: 50 },
        "x-redocly-pagination": { style: "link", limitParam: "limit", items: "/items" },
      }),
    );
    expect(operations).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: "pagination-contradiction",
        message:
          "x-basecamp-pagination says that a page has at most 50 items, but its size may be 100",
        pointer: "#/paths/~1things/get/x-basecamp-pagination/maxPageSize",
        hint: expect.stringContaining("#/paths/~1things/get/parameters/0/schema") as unknown,
      },
    ]);
  });

  test("what Dropshot's first page cannot do without, a caller must give", async () => {
    const { operations } = await modelledText(
      bareDocument(
        { name: "page_token", in: "query", schema: text },
        {
          parameters: ["limit", "page_token", "project"].map((name) => ({
            ...{ name, in: "query", schema: name === "limit" ? integer : text },
          })),
          "x-dropshot-pagination": { required: ["project"] },
          responses: {
            "200": {
              description: "ok",
              content: {
                "application/json": {
                  schema: {
                    ...{ type: "object", required: ["items"] },
                    properties: { items: list, next_page: text },
                  },
                },
              },
            },
          },
        },
      ),
    );
    expect(operations[0]?.query?.required).toBe(true);
  });

  test("Azure's operation for later pages, where the document has it, is noted", async () => {
    const schema = {
      ...{ type: "object", required: ["value"] },
      properties: { value: list, nextLink: text },
    };
    const { operations, diagnostics } = await modelledText(
      bareDocument(
        { name: "cursor", in: "query", schema: text },
        {
          "x-ms-pageable": { nextLinkName: "nextLink", operationName: "things:list" },
          responses: {
            "200": { description: "ok", content: { "application/json": { schema } } },
          },
        },
      ),
    );
    expect(operations[0]?.pagination).toMatchObject({ style: "link", nextUrl: "/nextLink" });
    expect(diagnostics).toMatchObject([
      {
        ...{ code: "pagination-next-operation", severity: "note" },
        pointer: "#/paths/~1things/get/x-ms-pageable/operationName",
        hint: expect.stringContaining("#/paths/~1things/get") as unknown,
      },
    ]);
  });
});

describe("what the document says for all", () => {
  test("Fern's", async () => {
    const found = await read(
      { "x-fern-pagination": true },
      {
        root: {
          "x-fern-pagination": { next_uri: "$response.next", results: "$response.items" },
        },
      },
    );
    expect(found.facts).toEqual({ style: "link", items: "/items", nextUrl: "/next" });
    expect(found.origins[0]?.pointer).toBe("/x-fern-pagination/results");
  });

  test("Scalar's, by name", async () => {
    const scheme = {
      ...{ name: "b", type: "cursor", request: { cursor: { type: "cursor" } } },
      response: { items: { type: "items" }, next: { type: "cursor" } },
    };
    const root = { "x-scalar-pagination": [{ name: "a", type: "fakePage" }, scheme] };
    const found = await read({ "x-scalar-pagination": "b" }, { root });
    expect(found.facts).toMatchObject({ style: "cursor", nextCursor: ["/next"] });
    expect(found.origins[0]?.pointer).toBe("/x-scalar-pagination/1/type");
    expect((await read({ "x-scalar-pagination": false }, { root })).facts).toEqual({});
    const unknown = await read({ "x-scalar-pagination": "c" }, { root });
    expect(unknown.problems).toMatchObject([{ code: "pagination-extension-wrong" }]);
  });
});

describe("Stainless' marks", () => {
  const mark = (schema: object, purpose: string, more: object = {}) => ({
    ...schema,
    "x-stainless-pagination-property": { purpose, ...more },
  });
  const asks = (name: string, purpose: string, type = "integer") => [
    mark({ name, in: "query", schema: { type } }, purpose),
  ];
  const body = (properties: object) => ({ type: "object", properties });

  test.each<[string, Setting, object]>([
    [
      "pages",
      {
        parameters: asks("page", "page_number_param"),
        body: body({
          rows: mark(list, "items"),
          meta: body({
            now: mark(integer, "current_page_number_field"),
            pages: mark(integer, "total_page_count_field"),
          }),
        }),
      },
      {
        style: "page",
        page: "page",
        items: "/rows",
        current: "/meta/now",
        pageCount: "/meta/pages",
      },
    ],
    [
      "a cursor that is sent in the body",
      {
        parameters: [],
        requestBody: body({ paging: body({ after: mark(text, "next_cursor_param") }) }),
        body: body({ rows: mark(list, "items"), next: mark(text, "next_cursor_field") }),
      },
      {
        style: "cursor",
        cursor: [{ body: "/paging/after" }],
        items: "/rows",
        nextCursor: ["/next"],
      },
    ],
    [
      "a cursor that is sent in a header",
      {
        parameters: [mark({ name: "X-Cursor", in: "header", schema: text }, "next_cursor_param")],
        body: body({ rows: mark(list, "items"), next: mark(text, "next_cursor_field") }),
      },
      {
        style: "cursor",
        cursor: [{ header: "X-Cursor" }],
        items: "/rows",
        nextCursor: ["/next"],
      },
    ],
    [
      "an offset; where it starts is told in two ways, so it is not gone by",
      {
        parameters: asks("skip", "offset_count_param"),
        body: body({
          rows: mark(list, "items"),
          start: mark(integer, "offset_count_start_field"),
          all: mark(integer, "offset_total_count_field"),
        }),
      },
      { style: "offset", offset: "skip", items: "/rows", total: "/all" },
    ],
    [
      "a cursor",
      {
        parameters: asks("cursor", "next_cursor_param", "string"),
        body: body({
          rows: mark(list, "items"),
          next: mark(text, "next_cursor_field"),
          more: mark(flag, "has_next_page"),
        }),
      },
      {
        style: "cursor",
        cursor: ["cursor"],
        items: "/rows",
        nextCursor: ["/next"],
        hasMore: "/more",
      },
    ],
    [
      "the id of an item",
      {
        parameters: asks("after", "next_cursor_id_param", "string"),
        body: body({
          rows: mark({ type: "array", items: body({ id: mark(text, "cursor_item_id") }) }, "items"),
        }),
      },
      { style: "cursor", cursor: ["after"], items: "/rows", nextCursor: [{ lastItem: "/id" }] },
    ],
    [
      "a URL",
      { body: body({ rows: mark(list, "items"), next: mark(text, "cursor_url_field") }) },
      { style: "link", items: "/rows", nextUrl: "/next" },
    ],
  ])("%s", async (_, setting, facts) => {
    const found = await read({}, setting);
    expect(found.problems).toEqual([]);
    expect(found.facts).toEqual(facts);
  });
});

describe("OpenAPI's links", () => {
  const link = (parameters: object, operationId = "things:list") => ({
    response: { links: { next: { operationId, parameters } } },
  });
  const body = { type: "object", properties: { rows: list, next: text } };

  test.each<[string, Setting, object]>([
    [
      "from the body",
      { ...link({ cursor: "$response.body#/next" }), body },
      { style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: ["/next"] },
    ],
    [
      "from a header",
      { ...link({ "query.cursor": "$response.header.X-Next" }), body },
      { style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: [{ header: "X-Next" }] },
    ],
    [
      "of two, the one that leads onwards by its name",
      {
        body,
        response: {
          links: {
            back: { operationId: "things:list", parameters: { cursor: "$response.body#/rows" } },
            next: { operationId: "things:list", parameters: { cursor: "$response.body#/next" } },
          },
        },
      },
      { style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: ["/next"] },
    ],
    [
      "of two that no name tells apart, none",
      {
        body,
        response: {
          links: {
            a: { operationId: "things:list", parameters: { cursor: "$response.body#/a" } },
            b: { operationId: "things:list", parameters: { cursor: "$response.body#/next" } },
          },
        },
      },
      {},
    ],
    ["to another operation", { ...link({ cursor: "$response.body#/next" }, "other"), body }, {}],
    ["from the request", { ...link({ cursor: "$request.query.cursor" }), body }, {}],
    ["to what is no parameter", { ...link({ nothing: "$response.body#/next" }), body }, {}],
    ["where the list is not told from others", link({ cursor: "$response.body#/next" }), {}],
  ])("%s", async (_, setting, facts) => {
    const found = await read({}, setting);
    expect(found.facts).toEqual(facts);
    expect(found.problems.filter(({ code }) => code.startsWith("pagination-"))).toEqual([]);
  });
});
