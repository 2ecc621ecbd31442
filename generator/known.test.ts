/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument --
   documents are edited at will */
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { JsonObject } from "./document.js";
import { type ApiConfig, describeApi, generateApi, type Known } from "./pipeline.js";
import { booksDocument, type Editable } from "./testing/books-document.js";
import { edits } from "./testing/edits.js";
import { temporaryFolder, writeTree } from "./testing/temporary-folder.js";

function apiOf(document: object): ApiConfig {
  const folder = temporaryFolder();
  writeTree(folder, { "openapi.json": JSON.stringify(document) });
  const file = join(folder, "openapi.json");
  return { name: "library", file, overlays: [], out: join(folder, "out") };
}

const text = { type: "string" };

async function madeOf(document: object, known?: Known): Promise<Known & { text: string }> {
  const { files, records } = await generateApi(apiOf(document), {
    previousVersion: undefined,
    known,
  });
  const text = files.map((file) => `=== ${file.path}\n${file.text}`).join("\n");
  return { files, records: records(), text };
}

/** Makes the second document's package with all that is known of the first one's, and without. */
async function expectSame(before: Editable, after: Editable): Promise<void> {
  const cold = await madeOf(after);
  const warm = await madeOf(after, await madeOf(before));
  expect(warm.text).toBe(cold.text);
  expect(warm.records).toEqual(cold.records);
}

describe("what is known of an earlier document changes nothing in what is made of another", () => {
  test.each(edits.map(({ what, edit, before }) => ({ what, edit, before })))(
    "$what",
    async ({ edit, before }) => {
      const first: Editable = booksDocument();
      before?.(first);
      const second: Editable = structuredClone(first);
      edit(second);
      await expectSame(first, second);
    },
  );

  const id = objectOf({ id: text });
  const kind = (propertyName: string) => ({ discriminator: { propertyName }, required: ["kind"] });
  const pet = objectOf({ kind: text, type: text });
  const union = { anyOf: [reference("A"), id] };
  test.each<[what: string, before: JsonObject, after: JsonObject]>([
    [
      "what it asks for is there only now",
      { A: objectOf({ base: { allOf: [reference("B")], required: ["id"] } }), B: pet },
      { B: id },
    ],
    [
      "heirs of what it is made of are told apart by another property",
      { A: objectOf({ pet: { allOf: [reference("B"), id] } }), B: { ...pet, ...kind("kind") } },
      { B: { ...pet, ...kind("type") } },
    ],
    [
      "it leads back to itself, by another one that is of something else",
      { A: { anyOf: [reference("B")] }, B: union },
      { B: { anyOf: [reference("A"), pet] } },
    ],
  ])("where %s", async (_, before, change) => {
    await expectSame(documentOf(before), documentOf({ ...before, ...change }));
  });

  test("whatever its schemas are, and whatever is done to them", async () => {
    await fc.assert(
      fc.asyncProperty(schemas, schemas, fc.subarray([...names]), async (all, others, changed) => {
        const after = { ...all, ...Object.fromEntries(changed.map((n) => [n, others[n]])) };
        fc.pre([all, after].every(hasNoCircle));
        await expectSame(documentOf(all), documentOf(after));
      }),
      { numRuns: 30 },
    );
  });
});

function objectOf(properties: JsonObject): JsonObject {
  return { type: "object", properties };
}

function reference(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

test("a declaration is made anew only if something is new that it is made of", async () => {
  const before = {
    Base: objectOf({ id: text }),
    Heir: objectOf({ base: { allOf: [reference("Alias")], required: ["id"] } }),
    Alias: reference("Base"),
    Needs: objectOf({ base: reference("Base") }),
    Other: objectOf({ name: text }),
  };
  const known = await madeOf(documentOf(before));
  const after = { ...before, Base: objectOf({ id: text, name: text }) };
  const { declarations } = await describeApi(apiOf(documentOf(after)), undefined, known);
  const kept = declarations.statements.filter(({ isFormatted }) => isFormatted);
  // `Heir` says which properties of what it refers to are required, and needs a helper for it.
  expect(kept.map(({ typeName }) => typeName).sort()).toEqual(["Needs", "Other"]);
});

const names = ["A", "B", "C", "D", "E"] as const;
type Name = (typeof names)[number];

function documentOf(schemas: object): object {
  const schemaNames = Object.keys(schemas);
  const content = (name: string) => ({
    "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
  });
  return {
    openapi: "3.1.0",
    info: { title: "Letters", version: "1" },
    servers: [{ url: "https://letters.example" }],
    paths: Object.fromEntries(
      schemaNames.map((name) => [
        `/${name}`,
        {
          post: {
            operationId: `send${name}`,
            requestBody: { content: content(name) },
            responses: { 200: { description: "", content: content(name) } },
          },
        },
      ]),
    ),
    components: { schemas },
  };
}

/** Of references alone, which is refused. */
function hasNoCircle(schemas: Readonly<Record<string, object>>): boolean {
  return names.every((name) => {
    let at: object | undefined = schemas[name];
    for (let step = 0; at && "$ref" in at && step <= names.length; step++) {
      at = schemas[String(at.$ref).slice(-1)];
    }
    return at && !("$ref" in at);
  });
}

const ref = fc.constantFrom(...names).map(reference);
const property = fc.constantFrom("id", "kind", "size", "7");
const leaf = fc.oneof(
  ref,
  fc.constant({ type: "string", format: "date-time", description: "When." }),
  fc.constant({ type: ["integer", "null"], readOnly: true }),
  fc.constant({ enum: ["a", "b"], writeOnly: true }),
  fc.constant({ type: "array", items: { type: "object", properties: { id: true } } }),
  fc.record({ allOf: fc.tuple(ref), required: fc.uniqueArray(property, { maxLength: 2 }) }),
);
const object = fc.record(
  {
    type: fc.constant("object"),
    description: fc.constantFrom("One.", "Two."),
    properties: fc.dictionary(property, leaf, { maxKeys: 3 }),
    required: fc.uniqueArray(property, { maxLength: 2 }),
    additionalProperties: fc.oneof(fc.boolean(), ref),
  },
  { requiredKeys: ["type"] },
);
const schema = fc.oneof(
  { weight: 3, arbitrary: object },
  leaf,
  fc.record({
    allOf: fc.array(fc.oneof(ref, object), { minLength: 1, maxLength: 2 }),
    required: fc.uniqueArray(property, { maxLength: 2 }),
  }),
  fc.record({
    oneOf: fc.array(ref, { minLength: 1, maxLength: 3 }),
    discriminator: fc.constant({ propertyName: "kind" }),
  }),
  fc.record({ anyOf: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
);
const schemas = fc.record(
  Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, typeof schema>,
);
