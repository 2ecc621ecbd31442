import { describe, expect, test } from "@jest/globals";

import { modelledText } from "../../testing/modelled.js";

const text = { type: "string" };
const integer = { type: "integer" };
const book = {
  type: "object",
  required: ["id"],
  properties: { id: text, tags: { type: "array" } },
};

/** A list with something of every kind. */
function document(operation: object, response: object = {}) {
  const query = (name: string, type: string) => ({ name, in: "query", schema: { type } });
  return {
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    servers: [{ url: "https://books.example" }],
    components: { schemas: { Book: book, Other: { type: "object" } } },
    paths: {
      "/books": {
        get: {
          ...{ operationId: "books:list", tags: ["books"] },
          parameters: [
            ...[query("page", "integer"), query("offset", "integer"), query("limit", "integer")],
            ...[query("cursor", "string"), query("flags", "array")],
            { name: "X-Cursor", in: "header", schema: text },
          ],
          responses: {
            "200": {
              description: "ok",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: ["items", "total", "more", "next"],
                    properties: {
                      items: { type: "array", items: { $ref: "#/components/schemas/Book" } },
                      ...{ total: integer, more: { type: "boolean" }, next: text, name: text },
                      ...response,
                    },
                  },
                },
              },
            },
          },
          ...operation,
        },
      },
    },
  };
}

const own = (pagination: object) => ({ "x-pagewright": { pagination } });
const page = (response: object, more: object = {}) =>
  own({
    style: "page",
    request: { page: "page" },
    response: { items: "/items", ...response },
    ...more,
  });
const cursor = (request: object, response: object) =>
  own({ style: "cursor", request, response: { items: "/items", ...response } });

/** Codes, places below the operation, and messages. */
async function faultsOf(operation: object, response?: object) {
  const { diagnostics } = await modelledText(document(operation, response));
  return diagnostics.map(({ code, pointer = "", message }) => [
    code,
    pointer.replace("#/paths/~1books/get/", "").replace("x-pagewright/pagination/", ""),
    message,
  ]);
}

test("a page that is a text by its schema is taken, and said to be", async () => {
  const { operations, diagnostics } = await modelledText(
    document(own({ style: "page", request: { page: "cursor" }, response: { items: "/items" } })),
  );
  expect(diagnostics).toMatchObject([
    {
      severity: "note",
      code: "pagination-parameter-type",
      message:
        'the query parameter "cursor" counts pages or items, and is a string by its schema; it is sent as a number\'s digits',
    },
  ]);
  expect(operations[0]?.pagination).toMatchObject({ style: "page" });
});

describe("what is declared and not so", () => {
  test.each<[string, object, readonly [code: string, pointer: string, message: string]]>([
    [
      "a parameter that is none",
      own({ style: "offset", request: { offset: "skip" }, response: { items: "/items" } }),
      [
        "pagination-parameter-missing",
        "request/offset",
        'the pagination names the query parameter "skip", which the operation does not have',
      ],
    ],
    [
      "a header that is none",
      cursor({ cursor: { header: "X-Other" } }, { nextCursor: "/next" }),
      [
        "pagination-parameter-missing",
        "request/cursor",
        'the pagination names the header parameter "X-Other", which the operation does not have',
      ],
    ],
    [
      "a property of a body that there is not",
      cursor({ cursor: { body: "/cursor" } }, { nextCursor: "/next" }),
      [
        "pagination-parameter-missing",
        "request/cursor",
        'the pagination names the property of the request\'s body "/cursor", which the operation does not have',
      ],
    ],
    [
      "a cursor that is a list",
      cursor({ cursor: "flags" }, { nextCursor: "/next" }),
      [
        "pagination-parameter-type",
        "request/cursor",
        'the query parameter "flags" takes a cursor, so it must be a string or a number; it is array',
      ],
    ],
    [
      "a page that is a list",
      own({ style: "page", request: { page: "flags" }, response: { items: "/items" } }),
      [
        "pagination-parameter-type",
        "request/page",
        'the query parameter "flags" counts pages or items, so it must be an integer; it is array',
      ],
    ],
    [
      "items that are none",
      page({ items: "/total" }),
      [
        "pagination-pointer-type",
        "response/items",
        '"/total" must lead to array; it leads to integer',
      ],
    ],
    [
      "what is in no element",
      page({ item: "/node" }),
      [
        "pagination-pointer-unresolved",
        "response/item",
        '"/node" leads to nothing in an element of the list',
      ],
    ],
    [
      "a count that is a text",
      page({ pageCount: "/name" }),
      [
        "pagination-pointer-type",
        "response/pageCount",
        '"/name" must lead to integer or number; it leads to string',
      ],
    ],
    [
      "a flag that is none, turned around",
      page({ hasMore: { not: "/total" } }),
      [
        "pagination-pointer-type",
        "response/hasMore",
        '"/total" must lead to boolean; it leads to integer',
      ],
    ],
    [
      "a cursor that the last item has not",
      cursor({ cursor: "cursor" }, { nextCursor: { lastItem: "/name" } }),
      [
        "pagination-pointer-unresolved",
        "response/nextCursor",
        '"/name" leads to nothing in an item of the list',
      ],
    ],
    [
      "a next URL that is a number",
      own({ style: "link", response: { items: "/items", nextUrl: "/total" } }),
      [
        "pagination-pointer-type",
        "response/nextUrl",
        '"/total" must lead to string or object; it leads to integer',
      ],
    ],
    [
      "a key that is none",
      page({}, { key: "/isbn" }),
      ["pagination-pointer-unresolved", "key", '"/isbn" leads to nothing in an item of the list'],
    ],
  ])("%s", async (_, operation, fault) => {
    expect(await faultsOf(operation)).toContainEqual(fault);
  });

  test("all of it is told", async () => {
    const operation = own({
      style: "cursor",
      request: { cursor: ["a", "b"], size: "c" },
      response: { items: "/items", nextCursor: ["/d", "/e"], total: "/f" },
    });
    const codes = (await faultsOf(operation)).map(([code]) => code);
    expect(codes).toHaveLength(5);
  });
});

describe("two sources", () => {
  const speakeasy = {
    type: "offsetLimit",
    inputs: [{ name: "page", in: "parameters", type: "page" }],
    outputs: { results: "$.items", numPages: "$.total" },
  };

  test("that contradict one another are both named", async () => {
    const redocly = { style: "page", offsetParam: "offset", items: "/items" };
    const { diagnostics } = await modelledText(
      document({ "x-speakeasy-pagination": speakeasy, "x-redocly-pagination": redocly }),
    );
    expect(diagnostics).toMatchObject([
      {
        code: "pagination-contradiction",
        severity: "error",
        message: expect.stringContaining('page is "page", or "offset"') as unknown,
        pointer: "#/paths/~1books/get/x-speakeasy-pagination/inputs/0",
        hint: expect.stringContaining("x-redocly-pagination/offsetParam") as unknown,
      },
    ]);
  });

  test("of one meaning are in no contradiction", async () => {
    const scheme = (header: string) => ({
      type: "cursor",
      request: { "X-Cursor": { type: "cursor", location: "header" } },
      response: {
        items: { type: "items" },
        next: { type: "cursor", location: "header", headerName: header },
      },
    });
    const redocly = {
      ...{ style: "cursor", cursorParam: "X-Cursor", items: "/items" },
      nextCursor: "$response.header.x-next",
    };
    const { operations, diagnostics } = await modelledText(
      document({ "x-scalar-pagination": scheme("X-Next"), "x-redocly-pagination": redocly }),
    );
    expect(diagnostics).toEqual([]);
    expect(operations[0]?.pagination).toMatchObject({ nextCursor: [{ header: "X-Next" }] });
  });

  test("that each say a part are put together", async () => {
    const pagination = {
      type: "object",
      required: ["max_page", "total_count"],
      properties: { max_page: integer, total_count: integer },
    };
    const { operations, diagnostics } = await modelledText(
      document(
        {
          "x-polar-pagination": {
            ...{ type: "page_limit", item_schema: { $ref: "#/components/schemas/Book" } },
          },
          "x-speakeasy-pagination": {
            ...{ type: "offsetLimit", outputs: { results: "$.items" } },
            inputs: [
              { name: "page", in: "parameters", type: "page" },
              { name: "limit", in: "parameters", type: "limit" },
            ],
          },
        },
        { pagination },
      ),
    );
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { origins = [], ...facts } = operations[0]?.pagination ?? {};
    expect(facts).toMatchObject({
      ...{ style: "page", page: "page", size: "limit", items: "/items" },
      ...{ lastPage: "/pagination/max_page", total: "/pagination/total_count" },
    });
    expect(origins.map(({ source }) => source)).toContain("x-polar-pagination");
  });

  test("of which one is ours: ours counts, the other is not looked at", async () => {
    const { operations, diagnostics } = await modelledText(
      document({
        ...cursor({ cursor: "cursor" }, { nextCursor: "/next" }),
        "x-speakeasy-pagination": { type: "nonsense" },
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(operations[0]?.pagination?.style).toBe("cursor");
  });

  test("ours may say that there are no pages", async () => {
    const { operations } = await modelledText(
      document({ ...own(false as never), "x-speakeasy-pagination": speakeasy }),
    );
    expect(operations[0]?.pagination).toBeUndefined();
  });

  test("what an item is said to be must be what the response has", async () => {
    const polar = { type: "page_limit", item_schema: { $ref: "#/components/schemas/Other" } };
    const pagination = {
      type: "object",
      required: ["max_page", "total_count"],
      properties: { max_page: integer, total_count: integer },
    };
    const [fault] = await faultsOf({ "x-polar-pagination": polar }, { pagination });
    expect(fault).toEqual([
      "pagination-contradiction",
      "x-polar-pagination/item_schema",
      "x-polar-pagination says that an item is Other, but in the response it is another",
    ]);
  });
});

describe("the number of the first page, or the offset of the first item", () => {
  const numbered = (schema: object, first?: 0 | 1) => ({
    parameters: [{ name: "page", in: "query", schema }],
    ...page({}, first === undefined ? {} : { first }),
  });
  const counted = (schema: object) => ({
    parameters: [{ name: "offset", in: "query", schema }],
    ...own({ style: "offset", request: { offset: "offset" }, response: { items: "/items" } }),
  });

  test.each<[string, object, 0 | 1]>([
    ["a page's is 1", numbered(integer), 1],
    ["unless its default says 0", numbered({ ...integer, default: 0 }), 0],
    ["also as a text", numbered({ ...text, default: "0" }), 0],
    ["an offset's is 0", counted(integer), 0],
    ["unless its default says 1", counted({ ...integer, default: 1 }), 1],
    ["or it lets no 0 through", counted({ ...integer, minimum: 1 }), 1],
    ["or nothing but what is more than 0", counted({ ...integer, exclusiveMinimum: 0 }), 1],
    ["as OpenAPI 3.0 says it, too", counted({ ...integer, minimum: 0, exclusiveMinimum: true }), 1],
    ["which a default of 0 denies", counted({ ...integer, minimum: 1, default: 0 }), 0],
  ])("%s", async (_, operation, first) => {
    const { operations } = await modelledText(document(operation));
    expect(operations[0]?.pagination).toMatchObject({ first });
  });

  test("of a page that lets 0 through without a default is noted", async () => {
    const { operations, diagnostics } = await modelledText(
      document(numbered({ ...integer, minimum: 0 })),
    );
    expect(operations[0]?.pagination).toMatchObject({ first: 1 });
    expect(diagnostics).toMatchObject([
      {
        ...{ code: "pagination-first-unsaid", severity: "note" },
        pointer: "#/paths/~1books/get/parameters/0/schema",
      },
    ]);
    expect(await faultsOf(numbered({ ...integer, minimum: 0 }, 1))).toEqual([]);
    expect(await faultsOf(numbered({ ...integer, exclusiveMinimum: 0 }))).toEqual([]);
  });

  test("that is declared and its parameter's default must be the same", async () => {
    const { diagnostics } = await modelledText(document(numbered({ ...integer, default: 0 }, 1)));
    expect(diagnostics).toMatchObject([
      {
        ...{ code: "pagination-contradiction", severity: "error" },
        message: "x-pagewright says that the first page is 1, but its parameter's default is 0",
        pointer: "#/paths/~1books/get/x-pagewright/pagination/first",
        hint: expect.stringContaining("#/paths/~1books/get/parameters/0/schema") as unknown,
      },
    ]);
  });

  test("is told from the path's own parameters, too", async () => {
    const base = document({
      parameters: [],
      ...page({}, { first: 1 }),
    });
    Object.assign(base.paths["/books"], {
      parameters: [{ name: "page", in: "query", schema: { ...integer, default: 0 } }],
    });
    const { diagnostics } = await modelledText(base);
    expect(diagnostics[0]?.hint).toContain("#/paths/~1books/parameters/0/schema");
  });
});

test("a link that nobody says is in the Link header is not looked for there", async () => {
  const cut = { type: "url", outputs: { results: "$.items" } };
  expect(await faultsOf({ "x-speakeasy-pagination": cut })).toEqual([
    [
      "pagination-incomplete",
      "x-speakeasy-pagination/type",
      'x-speakeasy-pagination says that the pages follow one another by link, but not what "nextUrl" is',
    ],
  ]);
});

test("cursors that are sent and not found are a fault, and the other way about", async () => {
  const uneven = cursor({ cursor: ["cursor", "limit"] }, { nextCursor: "/next" });
  const { diagnostics } = await modelledText(document(uneven));
  expect(diagnostics).toMatchObject([
    {
      code: "pagination-cursors-uneven",
      pointer: "#/paths/~1books/get/x-pagewright/pagination/request/cursor",
      hint: "The places are at #/paths/~1books/get/x-pagewright/pagination/response/nextCursor.",
    },
  ]);
});

describe("who is to mend it is told where the other side is", () => {
  test.each<[string, object, string]>([
    [
      "a pointer that ends on its way",
      page({ total: "/name/total/count" }),
      'Properties of "/name" are: none. The schema is #/paths/~1books/get/responses/200/content/application~1json/schema/properties/name.',
    ],
    [
      "a parameter of another type",
      own({ style: "page", request: { page: "flags" }, response: { items: "/items" } }),
      "Its schema is at #/paths/~1books/get/parameters/4/schema.",
    ],
  ])("%s", async (_, operation, hint) => {
    const { diagnostics } = await modelledText(document(operation));
    expect(diagnostics).toMatchObject([{ hint }]);
  });

  test("a list that is not told from others", async () => {
    const cut = {
      ...{ type: "cursor", outputs: { nextCursor: "$.next" } },
      inputs: [{ name: "cursor", in: "parameters", type: "cursor" }],
    };
    const { diagnostics } = await modelledText(
      document({ "x-speakeasy-pagination": cut }, { others: { type: "array", items: text } }),
    );
    expect(diagnostics).toMatchObject([
      {
        code: "pagination-incomplete",
        hint: expect.stringMatching(
          /content\/application~1json\/schema are: "\/items", "\/others"/,
        ) as unknown,
      },
    ]);
  });

  test.each([
    ["integer", "/next", false],
    ["string", "/next", true],
    ["integer", "/total", true],
    ["string", "/total", false],
    ["number", { lastItem: "/id" }, false],
  ])("a cursor in a body that takes %s, from %j", async (type, nextCursor, fits) => {
    const { diagnostics } = await modelledText(byBody("post", type, nextCursor));
    const faults = diagnostics.filter(({ code }) => code === "pagination-cursor-type");
    expect(faults).toHaveLength(fits ? 0 : 1);
    if (!fits) expect(faults[0]?.hint).toContain("requestBody");
  });

  test("what a body has moves nothing where no body is sent", async () => {
    const { diagnostics } = await modelledText(byBody("get", "string", "/next"));
    expect(diagnostics[0]).toMatchObject({
      code: "pagination-parameter-missing",
      hint: "Its properties of the request's body are: none. GET and HEAD send none.",
    });
  });

  test("a parameter of the path moves nothing", async () => {
    const base = document({
      parameters: [{ name: "shelf", in: "path", required: true, schema: text }],
      ...cursor({ cursor: "shelf" }, { nextCursor: "/next" }),
    });
    const paths = { "/books/{shelf}": base.paths["/books"] };
    const { diagnostics } = await modelledText({ ...base, paths });
    expect(diagnostics[0]?.hint).toMatch(/part of the path/);
  });
});

/** A list whose cursor is in a body. */
function byBody(method: string, type: string, nextCursor: unknown): object {
  const schema = { type: "object", properties: { after: { type } } };
  const base = document({
    requestBody: { content: { "application/json": { schema } } },
    ...cursor({ cursor: { body: "/after" } }, { nextCursor }),
  });
  return { ...base, paths: { "/books": { [method]: base.paths["/books"].get } } };
}

test("a vendor's extension that does not say enough", async () => {
  const fern = { offset: "$request.page", results: "$response.items[0" };
  const codes = (await faultsOf({ "x-fern-pagination": fern })).map(([code]) => code);
  expect(codes).toEqual(["pagination-extension-wrong"]);
  const cut = { "x-speakeasy-pagination": { type: "cursor", outputs: { nextCursor: "$.next" } } };
  expect(await faultsOf(cut)).toContainEqual([
    "pagination-incomplete",
    "x-speakeasy-pagination/type",
    'x-speakeasy-pagination says that the pages follow one another by cursor, but not what "cursor" is',
  ]);
});

describe("what a page may leave out", () => {
  const optional = { rows: { type: "array", items: book }, some: { type: ["integer", "null"] } };

  test("is noted, since a walk demands it", async () => {
    const { diagnostics } = await modelledText(
      document(page({ items: "/rows", total: "/some" }), optional),
    );
    expect(diagnostics).toMatchObject([
      {
        code: "pagination-fact-optional",
        severity: "note",
        message:
          '"/rows", "/some" may be missing or null, says the schema; a walk fails at a page without',
      },
    ]);
  });

  test("unless that is declared", async () => {
    const declared = page({ items: "/rows", optional: ["items"] });
    expect(await faultsOf(declared, optional)).toEqual([]);
  });

  test.each<[string, object, boolean]>([
    [
      "required and not null",
      { type: "object", required: ["n"], properties: { n: integer } },
      true,
    ],
    ["not required", { type: "object", properties: { n: integer } }, false],
    [
      "null",
      { type: "object", required: ["n"], properties: { n: { type: ["integer", "null"] } } },
      false,
    ],
    [
      "required by a part",
      { allOf: [{ type: "object", properties: { n: integer } }, { required: ["n"] }] },
      true,
    ],
    [
      "required by one of two",
      { anyOf: [{ required: ["n"], properties: { n: integer } }, { properties: { n: integer } }] },
      false,
    ],
    [
      "in what may be null",
      { type: ["object", "null"], required: ["n"], properties: { n: integer } },
      false,
    ],
  ])("%s", async (_, meta, always) => {
    const { diagnostics } = await modelledText({
      ...document(page({ total: "/total/n" }), { total: meta }),
    });
    expect(diagnostics).toHaveLength(always ? 0 : 1);
  });
});

describe("one of two envelopes", () => {
  const envelope = (pagination: object) => ({
    type: "object",
    required: ["items", "pagination"],
    properties: {
      items: { type: "array", items: { $ref: "#/components/schemas/Book" } },
      pagination,
    },
  });
  const numbered = envelope({ type: "object", required: ["last"], properties: { last: integer } });
  const flagged = envelope({
    type: "object",
    required: ["more"],
    properties: { more: { type: "boolean" } },
  });

  async function choose(operation: object) {
    const base = document(operation);
    const schema = {
      anyOf: ["Numbered", "Flagged"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    };
    const content = { "application/json": { schema } };
    base.paths["/books"].get.responses["200"].content = content as never;
    return modelledText({
      ...base,
      components: { schemas: { ...base.components.schemas, Numbered: numbered, Flagged: flagged } },
    });
  }

  test.each([
    ["Numbered", { lastPage: "/pagination/last" }],
    ["Flagged", { hasMore: "/pagination/more" }],
  ])("%s is chosen", async (name, response) => {
    const { operations, diagnostics } = await choose(
      page({ schema: `#/components/schemas/${name}`, ...response }),
    );
    expect(diagnostics).toEqual([]);
    expect(operations[0]?.pagination).toMatchObject({ style: "page", ...response });
  });

  test("one that is none of them", async () => {
    const { diagnostics } = await choose(page({ schema: "#/components/schemas/Book" }));
    expect(diagnostics).toMatchObject([
      {
        code: "pagination-schema-unknown",
        hint: "They are: #/components/schemas/Numbered, #/components/schemas/Flagged.",
      },
    ]);
  });

  test("without a choice, what one of them lacks is noted", async () => {
    const { diagnostics } = await choose(page({ lastPage: "/pagination/last" }));
    expect(diagnostics).toMatchObject([
      {
        code: "pagination-fact-optional",
        hint: "A page is one of 2 schemas (#/components/schemas/Numbered, #/components/schemas/Flagged). Choose one: declare the pagination in x-pagewright with response.schema.",
      },
    ]);
  });

  test("without a declaration, there is a hint", async () => {
    const { diagnostics } = await choose({});
    expect(diagnostics).toMatchObject([{ code: "pagination-two-envelopes", severity: "note" }]);
  });
});
