import { describe, expect, test } from "@jest/globals";

import { book, document, faultsOf, integer, page } from "../../testing/declared-list.js";
import { modelledText } from "../../testing/modelled.js";

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
