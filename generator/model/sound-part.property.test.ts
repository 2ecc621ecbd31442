import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "@jest/globals";
import fc from "fast-check";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { readDocument } from "../load/load-document.js";
import { booksDocument } from "../testing/books-document.js";
import { buildModel } from "./build-model.js";

const folder = mkdtempSync(join(tmpdir(), "sound-part-"));
const file = join(folder, "openapi.json");

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("what is left of a faulty document can be modelled, whatever stands in whatever place", async () => {
  const whole: unknown = booksDocument();
  let faulty = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pathsOf(whole)),
      fc.oneof(fc.constantFrom({}, [], null, 5, "", { $ref: "#/nothing" }), fc.jsonValue()),
      async (path, value) => {
        writeFileSync(file, JSON.stringify(replaced(whole, path, value)));
        try {
          const { document, faults } = await readDocument({ file });
          if (faults.length === 0) return;
          faulty += 1;
          buildModel(document, {
            name: "library",
            packageName: undefined,
            defaultPackageName: "library",
            reservedTypeNames: [],
          });
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(faulty).toBeGreaterThan(30);
}, 60_000);

function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [key],
    ...pathsOf(member).map((path) => [key, ...path]),
  ]);
}

function replaced(whole: unknown, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(whole);
  let holder = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[path.at(-1) ?? ""] = value;
  return copy;
}
