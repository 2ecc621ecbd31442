import { describe, expect, test } from "@jest/globals";

import { document, faultsOf, integer, own, page, text } from "../../testing/declared-list.js";
import { modelledText } from "../../testing/modelled.js";

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
