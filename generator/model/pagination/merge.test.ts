import { describe, expect, test } from "@jest/globals";

import { cursor, document, faultsOf, integer, own } from "../../testing/declared-list.js";
import { modelledText } from "../../testing/modelled.js";

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
      document({ ...own(false), "x-speakeasy-pagination": speakeasy }),
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
