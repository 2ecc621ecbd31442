import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "@jest/globals";

import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { generateApi } from "./pipeline.js";
import type { SourceFile } from "./source-file.js";
import { declarationIn, fileIn } from "./testing/generated.js";
import { typeFaults } from "./testing/type-faults.js";

const folder = mkdtempSync(join(tmpdir(), "pagewright-lenient-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** References to nothing, in all places where a client can do without. */
const document = `openapi: 3.1.0
info: { title: Books, version: "1" }
paths:
  /books/{id}:
    post:
      tags: [books]
      operationId: update
      parameters: [{ name: id, in: path, required: true, schema: { $ref: "https://example.com/id.yaml" } }]
      requestBody: { $ref: "#/components/requestBodies/Update" }
      responses:
        "200": { $ref: "#/components/responses/Updated" }
        "400": { description: bad, headers: { X-A: { $ref: "#/components/headers/A" } }, content: { application/json: { $ref: "nothing.yaml", x-a: 1 } } }
    get:
      tags: [books]
      operationId: get
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } } }
components:
  schemas:
    Book: { type: object, required: [author, shelf], properties: { author: { $ref: "#/components/schemas/Author" }, shelf: { $ref: "#/components/schemas/Shlf" } } }
    Author: { $ref: "#/components/schemas/Person" }
    Shelf: { type: string }
`;

async function made(
  text: string,
  lenient: boolean,
): Promise<{ files: readonly SourceFile[]; diagnostics: readonly Diagnostic[] }> {
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, text);
  const api = { name: "library", file, overlays: [], out: join(folder, "out"), lenient };
  try {
    return await generateApi(api, { previousVersion: undefined });
  } catch (error) {
    if (error instanceof DiagnosticError) return { files: [], diagnostics: error.diagnostics };
    throw error;
  }
}

function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .filter(({ code }) => code.startsWith("reference"))
    .map(({ severity, code, pointer = "" }) => `${severity} ${code} ${pointer}`)
    .sort();
}

const places = [
  "reference-file #/paths/~1books~1{id}/post/responses/400/content/application~1json",
  "reference-missing #/components/schemas/Author",
  "reference-missing #/components/schemas/Book/properties/shelf",
  "reference-missing #/paths/~1books~1{id}/post/requestBody",
  "reference-missing #/paths/~1books~1{id}/post/responses/200",
  "reference-missing #/paths/~1books~1{id}/post/responses/400/headers/X-A",
  "reference-remote #/paths/~1books~1{id}/post/parameters/0/schema",
];

test("what is missing is an error that names the lenient mode", async () => {
  const { diagnostics } = await made(document, false);
  expect(told(diagnostics)).toEqual(places.map((place) => `error ${place}`));
  for (const { hint } of diagnostics) {
    expect(hint).toMatch(/With --lenient it is typed as unknown\.$/);
  }
});

test("what is missing is typed as unknown by the lenient mode, each with a warning where it is", async () => {
  const { files, diagnostics } = await made(document, true);
  expect(told(diagnostics)).toEqual(places.map((place) => `warning ${place}`));
  expect(diagnostics.every(({ location }) => (location?.line ?? 0) > 1)).toBe(true);
  expect(typeFaults(files)).toEqual([]);
  const schema = fileIn(files, "src/schema.d.ts");
  expect(declarationIn(schema, "Author")).toBe("export type Author = unknown;");
  expect(declarationIn(schema, "Book")).toMatch(/author: unknown;\s+shelf: unknown;/);
  expect(fileIn(files, "api.md")).toContain(
    "library.books.update(id: unknown, body?: unknown): Call<unknown, BooksUpdateError>",
  );
}, 60_000);

/** References to references that lead nowhere. */
const aliases = `openapi: 3.1.0
info: { title: Books, version: "1" }
paths:
  /a:
    post:
      tags: [a]
      operationId: make
      parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Alias" } }]
      requestBody: { $ref: "#/components/requestBodies/Alias" }
      responses:
        "200": { $ref: "#/components/responses/Alias" }
        "400": { description: bad, headers: { X-A: { $ref: "#/components/headers/Alias" } }, content: { application/json: { schema: { $ref: "#/components/responses/Alias/content/x/schema" } } } }
        "404": { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Holder" } } } }
components:
  requestBodies: { Alias: { $ref: "#/components/requestBodies/Nothing" } }
  responses: { Alias: { $ref: "#/components/responses/Nothing" } }
  headers: { Alias: { $ref: "#/components/headers/Nothing" } }
  schemas:
    Alias: { $ref: "#/components/schemas/Other" }
    Other: { $ref: "#/components/schemas/Nothing", description: other }
    Holder: { allOf: [{ $ref: "#/components/schemas/Alias" }, { type: object, required: [a], properties: { a: { $ref: "#/components/schemas/Alias", description: a } } }] }
`;

const ends = [
  "reference-missing #/components/headers/Alias",
  "reference-missing #/components/requestBodies/Alias",
  "reference-missing #/components/responses/Alias",
  "reference-missing #/components/schemas/Other",
  "reference-missing #/paths/~1a/post/responses/400/content/application~1json/schema",
];

test("over other references, what is missing is told once, where the way ends", async () => {
  expect(told((await made(aliases, false)).diagnostics)).toEqual(ends.map((end) => `error ${end}`));
  const { files, diagnostics } = await made(aliases, true);
  expect(told(diagnostics)).toEqual(ends.map((end) => `warning ${end}`));
  expect(typeFaults(files)).toEqual([]);
  expect(declarationIn(fileIn(files, "src/schema.d.ts"), "Other")).toBe(
    "/** other */\nexport type Other = unknown;",
  );
  expect(fileIn(files, "api.md")).toContain(
    "library.a.make(body?: unknown, query?: AMakeQuery): Call<unknown, AMakeError>",
  );
}, 60_000);

/** What is said beside a reference that leads nowhere. */
const beside = (version: string): string => `openapi: ${version}
info: { title: Books, version: "1" }
paths: {}
components:
  schemas:
    Book: { $ref: "#/components/schemas/Gone", description: A book., type: object, required: [title], properties: { title: { type: string }, author: { $ref: "#/components/schemas/Gone", type: string }, tags: { $ref: "gone.yaml", type: array, items: { $ref: "#/components/schemas/Tag" } } } }
    Both: { allOf: [{ $ref: "#/components/schemas/Gone", properties: { a: { type: string } } }, { $ref: "#/components/schemas/Tag" }] }
    Tag: { type: object, properties: { name: { type: string } } }
`;

test("what is said beside a reference that leads nowhere says what there is to know", async () => {
  const { files, diagnostics } = await made(beside("3.1.0"), true);
  expect(told(diagnostics)).toHaveLength(4);
  const schema = fileIn(files, "src/schema.d.ts");
  expect(declarationIn(schema, "Book")).toBe(`/** A book. */
export interface Book {
  author?: string;
  tags?: Tag[];
  title: string;
}`);
  expect(declarationIn(schema, "Both")).toBe(`export type Both = {
  a?: string;
} & Tag;`);
});

test("in OpenAPI 3.0 it says nothing, but to readers", async () => {
  const { files } = await made(beside("3.0.3"), true);
  const schema = fileIn(files, "src/schema.d.ts");
  expect(declarationIn(schema, "Book")).toBe("/** A book. */\nexport type Book = unknown;");
  expect(declarationIn(schema, "Both")).toBe("export type Both = Tag;");
});

test.each([
  [
    "a parameter",
    "{ parameters: [{ $ref: '#/components/parameters/P' }], responses: {} }",
    "error reference-missing #/paths/~1a/get/parameters/0",
  ],
  [
    "what is outside of the folder",
    "{ responses: { '200': { $ref: '../a.yaml' } } }",
    "error reference-outside #/paths/~1a/get/responses/200",
  ],
  [
    "what goes in a circle",
    "{ responses: { '200': { $ref: '#/components/responses/A' } } }",
    "error reference-cycle #/components/responses/A",
  ],
])("%s is an error in the lenient mode, too", async (_, get, fault) => {
  const text = `openapi: 3.1.0
info: { title: Books, version: "1" }
paths: { /a: { get: ${get} } }
components: { responses: { A: { $ref: "#/components/responses/B" }, B: { $ref: "#/components/responses/A" } } }
`;
  expect(told((await made(text, true)).diagnostics)).toContain(fault);
  const hints = (await made(text, true)).diagnostics.map(({ hint }) => hint ?? "");
  expect(hints.join()).not.toContain("lenient");
});
