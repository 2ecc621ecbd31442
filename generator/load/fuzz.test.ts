import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { formatText } from "../diagnostics/format-text.js";
import { loadDocument } from "./load-document.js";

const folder = mkdtempSync(join(tmpdir(), "fuzz-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const yaml = `openapi: 3.1.0
info: { title: Books, version: "1" }
paths:
  /books/{id}:
    parameters:
      - &id { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: get
      x-pagewright: { resource: books, method: get, pagination: false }
      responses:
        "200": { description: A book, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }
components:
  schemas:
    Book: { type: object, properties: { next: { $ref: "#/components/schemas/Book/properties/title" }, title: { type: string } } }
`;

const json = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "a", version: "1" },
  paths: { "/a": { get: { responses: { 200: { $ref: "#/components/responses/R" } } } } },
  components: { responses: { R: { description: "R" } }, schemas: { A: { $ref: "#/x" } } },
});

/** A document, or a refusal that can be shown. */
async function answer(name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  try {
    const document = await loadDocument({ file });
    expect(JSON.stringify(document.root)).toContain("openapi");
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    expect(formatText(error.diagnostics)).not.toBe("");
  }
}

const seeds = [
  { name: "a.yaml", bytes: Buffer.from(yaml) },
  { name: "a.json", bytes: Buffer.from(json) },
  { name: "stdin", bytes: Buffer.from(json) },
];

test.each(seeds)("$name is answered wherever it is cut off", async ({ name, bytes }) => {
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), (end) => answer(name, bytes.subarray(0, end))),
    { numRuns: 100 },
  );
});

const tokens = [
  "{",
  "}",
  "[",
  "]",
  ":",
  "- ",
  "*id",
  "&id ",
  "<<: ",
  "null",
  "$ref",
  "..",
  "#/",
  "\0",
];
const insert = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
  fc.constantFrom(...tokens).map((token) => Buffer.from(token)),
);

test.each(seeds)("$name is answered whatever bytes are changed in it", async ({ name, bytes }) => {
  const change = fc.record({ at: fc.nat(bytes.length), drop: fc.nat(12), insert });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let changed: Buffer = bytes;
      for (const { at, drop, insert } of changes) {
        changed = Buffer.concat([changed.subarray(0, at), insert, changed.subarray(at + drop)]);
      }
      await answer(name, changed);
    }),
    { numRuns: 200 },
  );
});

test("is answered whatever value stands in whatever place", async () => {
  const paths = pathsOf(JSON.parse(json));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.jsonValue({ maxDepth: 2 }),
      async (path, value) => {
        const document: unknown = JSON.parse(json);
        let holder = document as Record<string, unknown>;
        for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
        holder[path.at(-1) ?? ""] = value;
        await answer("a.json", Buffer.from(JSON.stringify(document)));
      },
    ),
    { numRuns: 300 },
  );
});

function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [key],
    ...pathsOf(member).map((path) => [key, ...path]),
  ]);
}
