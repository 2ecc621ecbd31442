import { describe, expect, test } from "@jest/globals";

import { cursor, document, faultsOf, own, page, text } from "../../testing/declared-list.js";
import { modelledText } from "../../testing/modelled.js";

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
