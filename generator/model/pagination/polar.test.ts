import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { type Modelled, modelled } from "../../testing/modelled.js";

const file = join(import.meta.dirname, "../../../../shared/specs/polar-2026-10.json");
const present = existsSync(file);
if (!present) process.stderr.write(`Skipped: ${file} is not there.\n`);

interface Declared {
  readonly "x-polar-pagination"?: { readonly item_schema: { readonly $ref: string } };
}

(present ? describe : describe.skip)("Polar's public document", () => {
  let found: Modelled;
  let declared: readonly (readonly [route: string, item: string])[];

  beforeAll(async () => {
    found = await modelled(file);
    const { paths } = JSON.parse(readFileSync(file, "utf8")) as {
      paths: Record<string, Record<string, Declared>>;
    };
    declared = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]) => {
        const ref = operation["x-polar-pagination"]?.item_schema.$ref;
        return ref === undefined ? [] : [[`${method.toUpperCase()} ${path}`, ref] as const];
      }),
    );
  }, 60_000);

  test("all that is declared has numbered pages", () => {
    const paged = found.operations.filter(({ pagination }) => pagination?.style === "page");
    const routes = paged.map(({ httpMethod, path }) => `${httpMethod} ${path}`);
    expect(declared).toHaveLength(37);
    expect(routes.sort()).toEqual(declared.map(([route]) => route).sort());
  });

  test("by what its two extensions say together", () => {
    const rules = found.operations.flatMap(({ pagination }) => {
      if (pagination?.style !== "page") return [];
      const { page, size, items, lastPage, total, first } = pagination;
      return [JSON.stringify({ page, size, items, lastPage, total, first })];
    });
    expect([...new Set(rules)].map((rule) => JSON.parse(rule) as unknown)).toEqual([
      {
        page: "page",
        size: "limit",
        items: "/items",
        lastPage: "/pagination/max_page",
        total: "/pagination/total_count",
        first: 1,
      },
    ]);
  });

  test("each item is of the type that is declared", () => {
    const items = found.operations.flatMap(({ httpMethod, path, pagination }) =>
      pagination === undefined ? [] : [[`${httpMethod} ${path}`, itemOf(pagination.origins)]],
    );
    expect(Object.fromEntries(items)).toEqual(Object.fromEntries(declared));
  });

  test("the list of two envelopes gets a hint, and nothing else does", () => {
    const ofPagination = found.diagnostics.filter(({ code }) => code.startsWith("pagination-"));
    expect(ofPagination.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["pagination-two-envelopes", "#/paths/~1v1~1events~1/get"],
    ]);
  });
});

function itemOf(origins: readonly { readonly fact: string; readonly value: unknown }[]): unknown {
  const said = origins.find(({ fact }) => fact === "itemSchema")?.value;
  return (said as { $ref?: string } | undefined)?.$ref;
}
