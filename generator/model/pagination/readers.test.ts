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
      ["no link is no paging", { nextLinkName: null }, {}],
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
      expect(pointer).toMatch(`/paths/~1things/get/${name}`);
    }
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
