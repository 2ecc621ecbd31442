import { describe, expect, test } from "@jest/globals";

import { document, integer, page } from "../../testing/declared-list.js";
import { modelledText } from "../../testing/modelled.js";

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
