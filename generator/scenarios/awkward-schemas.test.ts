import { expect, test } from "@jest/globals";

import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";

/** Schemas that openapi-typescript alone makes wrong types of, or none. */
const schemas: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    "a JSON value",
    `Json: { oneOf: [{ type: string }, { type: array, items: { $ref: "#/components/schemas/Json" } }, { type: object, additionalProperties: { $ref: "#/components/schemas/Json" } }] }`,
    {},
  ],
  [
    "unions that contain one another",
    `A: { oneOf: [{ $ref: "#/components/schemas/B" }, { type: "null" }] }
    B: { oneOf: [{ $ref: "#/components/schemas/A" }, { type: string }] }`,
    { A: "export type A = string | null;", B: "export type B = A | string;" },
  ],
  [
    "a union that contains itself",
    `A: { anyOf: [{ $ref: "#/components/schemas/A" }, { type: string }] }`,
    { A: "export type A = string;" },
  ],
  [
    "variants that extend the union of them",
    `Pet: { type: object, required: [name], properties: { name: { type: string }, kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" } }, oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { tricks: { type: integer } } }] }`,
    {},
  ],
  [
    "required properties of a nullable base",
    `Base: { type: [object, "null"], properties: { id: { type: string } } }
    Heir: { allOf: [{ $ref: "#/components/schemas/Base" }], required: [id] }`,
    {},
  ],
  [
    "required properties of a union",
    `Base: { type: object, properties: { id: { type: string } }, oneOf: [{ type: object, properties: { a: { type: string } } }, { type: "null" }] }
    Heir: { allOf: [{ $ref: "#/components/schemas/Base" }], required: [id, a] }`,
    {},
  ],
  [
    "a discriminator's property that the heir has itself",
    `Base: { type: object, required: [class], properties: { class: { type: string } }, discriminator: { propertyName: class } }
    Heir: { allOf: [{ $ref: "#/components/schemas/Base" }], type: object, properties: { class: { type: string, enum: [Heir] } } }`,
    {},
  ],
  [
    "a discriminator whose variants are told by names that are no types",
    `Pet: { oneOf: [{ $ref: "#/components/schemas/pet_cat" }, { $ref: "#/components/schemas/pet_dog" }], discriminator: { propertyName: kind } }
    pet_cat: { type: object, properties: { kind: { type: string } } }
    pet_dog: { type: object, properties: { kind: { type: string } } }`,
    {},
  ],
  [
    "a discriminator without a mapping, whose variants list what tells them",
    `Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }, { $ref: "#/components/schemas/Eel" }, { $ref: "#/components/schemas/Fox" }], discriminator: { propertyName: kind } }
    Cat: { type: object, properties: { kind: { const: "a cat" } } }
    Dog: { type: object, allOf: [{ $ref: "#/components/schemas/Barks" }], properties: { name: { type: string } } }
    Barks: { type: object, properties: { kind: { $ref: "#/components/schemas/Barking" } } }
    Barking: { type: string, enum: [dog, puppy] }
    Eel: { type: object, properties: { kind: { type: string, enum: [Eel, Fox] } } }
    Fox: { type: object, properties: { kind: { type: string, enum: [Fox] } } }`,
    {
      Cat: 'export interface Cat {\n  kind: "a cat";\n}',
      Dog: 'export type Dog = {\n  name?: string;\n} & (Barks & {\n  kind: "dog" | "puppy";\n});',
      Eel: 'export interface Eel {\n  kind: "Eel";\n}',
      Fox: 'export interface Fox {\n  kind: "Fox";\n}',
    },
  ],
  [
    "a discriminator whose base lists what tells its heirs, of which one does",
    `Pet: { type: object, required: [kind], properties: { kind: { type: string, enum: [cat, dog] } }, discriminator: { propertyName: kind } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { kind: { const: cat } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }] }`,
    {
      Cat: 'export type Cat = Omit<Pet, "kind"> & {\n  /** @constant */\n  kind?: "cat";\n} & {\n  kind: "cat";\n};',
      Dog: 'export type Dog = Omit<Pet, "kind"> & {\n  kind: "dog";\n};',
    },
  ],
  [
    "references with remarks, and those that are null besides",
    `A: { type: object, properties: { b: { allOf: [{ $ref: "#/components/schemas/B" }, { nullable: true }] }, c: { allOf: [{ $ref: "#/components/schemas/C" }, { type: [object, "null"] }] }, d: { allOf: [{ $ref: "#/components/schemas/B" }, { description: A remark. }, {}] } } }
    B: { type: string, enum: [x, y] }
    C: { type: object, properties: { e: { type: string } } }`,
    {
      A: "export interface A {\n  b?: B | null;\n  c?: C | null;\n  /** A remark. */\n  d?: B;\n}",
    },
  ],
  [
    "parts of a composition that say something of a type",
    `A: { allOf: [{ $ref: "#/components/schemas/B" }, { type: [object, "null"], properties: { c: { type: string } } }] }
    B: { type: object, properties: { e: { type: string } } }
    D: { allOf: [{ type: [string, "null"] }, { description: A remark. }] }`,
    {
      A: "export type A = B &\n  ({\n    c?: string;\n  } | null);",
      D: "/** A remark. */\nexport type D = string | null;",
    },
  ],
  [
    "a base that is referred to by allOf, and not extended",
    `A: { type: object, properties: { pet: { nullable: true, allOf: [{ $ref: "#/components/schemas/Pet" }] } } }
    Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat" } } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }] }`,
    {
      A: "export interface A {\n  pet?: Pet | null;\n}",
      Cat: 'export type Cat = Omit<Pet, "kind"> & {\n  kind: "cat";\n};',
    },
  ],
  [
    "unions with nothing",
    `A: { anyOf: [{ type: string }, { not: {} }] }
    B: { anyOf: [{}, { not: {} }] }
    C: { oneOf: [{ type: string }, { not: { type: integer } }, false] }`,
    {
      A: "export type A = string;",
      B: "export type B = unknown;",
      C: "export type C = string | unknown;",
    },
  ],
  [
    "null in the words of two versions",
    `A: { type: object, properties: { b: { type: [string, "null"], nullable: true } } }`,
    { A: "export interface A {\n  b?: string | null;\n}" },
  ],
  [
    "tuples that end, that go on, and that could",
    `Ends: { type: array, prefixItems: [{ type: string }], items: false }
    Full: { type: array, prefixItems: [{ type: string }], items: { type: integer }, maxItems: 1 }
    GoesOn: { type: array, prefixItems: [{ type: string }], items: { type: integer } }
    Could: { type: array, prefixItems: [{ type: string }] }`,
    {
      Ends: "export type Ends = [string];",
      Full: "/** Items: at most 1. */\nexport type Full = [string];",
      GoesOn: "export type GoesOn = (string | number)[];",
      Could: "export type Could = [string];",
    },
  ],
  [
    "a discriminator of one of anyOf",
    `Pet: { anyOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind, mapping: { "a cat": Cat } } }
    Cat: { type: object, properties: { kind: { type: string } } }
    Dog: { type: object, properties: { kind: { type: string } } }`,
    {
      Cat: 'export interface Cat {\n  kind: "a cat";\n}',
      Dog: 'export interface Dog {\n  kind: "Dog";\n}',
      Pet: "export type Pet = Cat | Dog;",
    },
  ],
  [
    "enums of objects, and of words where objects are expected",
    `A: { type: object, properties: { a: { type: string } }, enum: [ONE, TWO] }
    B: { type: object, enum: [{ a: 1 }, { a: 2 }] }`,
    {},
  ],
  [
    "an array's enum that is meant for its elements",
    `A: { type: array, items: { type: string }, enum: [one, two] }`,
    { A: 'export type A = ("one" | "two")[];' },
  ],
  [
    "schemas that are booleans, wherever",
    `A: true
    B: false
    C: { allOf: [true, { type: string }] }
    D: { type: object, properties: { x: true, y: false }, additionalProperties: true }`,
    { C: "export type C = string;" },
  ],
  ["a constant null", `A: { const: null }`, { A: "export type A = null;" }],
  [
    "definitions of a schema's own",
    `A: { type: object, properties: { b: { $ref: "#/components/schemas/A/$defs/B" } }, $defs: { B: { type: string }, C: true } }`,
    {},
  ],
  [
    "definitions that OpenAPI knows nothing of",
    `A: { type: object, properties: { a: { type: string } }, definitions: { any: { type: Anything } } }`,
    {},
  ],
  [
    "references into the inside of things",
    `A: { type: object, properties: { list: { type: array, items: { type: object, properties: { x: { type: string } } } } } }
    B: { $ref: "#/components/schemas/A/properties/list/items/properties/x" }
    C: { type: object, properties: { again: { $ref: "#/components/schemas/A/properties/list/items" } } }
    D: { $ref: "#/paths/~1books/get/responses/200/content/application~1json/schema/properties/title" }`,
    {},
  ],
  [
    "names of everything",
    `constructor: { type: object, properties: { constructor: { type: string }, __proto__: { type: string }, then: { type: string } } }
    __proto__: { type: string }
    Promise: { type: string }
    Record: { type: object, additionalProperties: { type: string } }
    string: { type: string }
    Omit: { type: string }
    Pick: { type: string }
    "日本語": { type: string }
    "💥": { type: string }
    "1st": { type: string }
    book: { type: string }
    Book: { type: string }
    BOOK: { type: string }
    "a b/c": { type: string }`,
    {},
  ],
];

test.each(schemas)(
  "%s",
  async (_, components, expected) => {
    const files = await generated(documentWith(components));
    expect(typeFaults(files)).toEqual([]);
    const text = fileIn(files, "src/schema.d.ts");
    for (const [name, declaration] of Object.entries(expected)) {
      expect(declarationIn(text, name)).toBe(declaration);
    }
  },
  60_000,
);

function documentWith(components: string): string {
  const names = [...components.matchAll(/^ *("?)([^\s":]+)\1: [{t]/gm)].map(
    ([, , name = ""]) => name,
  );
  const properties = names.map(
    (name, index) => `p${index}: { $ref: "#/components/schemas/${name}" }`,
  );
  return `
paths:
  /books:
    get:
      responses:
        "200":
          description: Books.
          content:
            application/json:
              schema: { type: object, properties: { title: { type: string }, ${properties.join(", ")} } }
components:
  schemas:
    ${components}
`;
}
