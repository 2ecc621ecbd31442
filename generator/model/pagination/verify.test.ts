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
    expect(diagnostics).toMatchObject([{ code: "pagination-fact-optional" }]);
  });

  test("without a declaration, there is a hint", async () => {
    const { diagnostics } = await choose({});
    expect(diagnostics).toMatchObject([{ code: "pagination-two-envelopes", severity: "note" }]);
  });
});
