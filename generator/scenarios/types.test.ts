import { expect, test } from "@jest/globals";

import { declarationIn, fileIn, generated } from "../testing/generated.js";

const scenarios: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a default makes nothing required, neither in what is sent nor in what comes back",
    `
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        title: { type: string }
        language: { type: string, default: en }
`,
    ["Book"],
  ],
  [
    "what a type can't say stands in its comment: limits, formats, defaults, deprecation",
    `
components:
  schemas:
    Book:
      type: object
      description: A book.
      properties:
        id: { type: string, format: uuid, description: Its id. }
        pages: { type: integer, exclusiveMinimum: 0, maximum: 9999 }
        isbn: { type: string, minLength: 10, maxLength: 13, pattern: "^[0-9]+$", deprecated: true }
        tags: { type: array, maxItems: 3, items: { type: string }, default: [a] }
        country: { type: string, minLength: 2, maxLength: 2 }
`,
    ["Book"],
  ],
  [
    "a query is a type of its own, with the parameters' own words",
    `
paths:
  /books:
    get:
      tags: [books]
      operationId: list
      parameters:
        - { name: page, in: query, description: Which page., schema: { type: integer, exclusiveMinimum: 0, default: 1, description: hidden } }
        - { name: "filter[name]", in: query, required: true, schema: { $ref: "#/components/schemas/Name" } }
      responses: { "204": { description: none } }
components: { schemas: { Name: { type: string } } }
`,
    ["BooksListQuery", "Name"],
  ],
  [
    "schemas refer to one another by name, through any odd name of the document",
    `
components:
  schemas:
    List_Book_: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/book.v1" } } } }
    book.v1: { type: object, properties: { next: { $ref: "#/components/schemas/book.v1" } } }
`,
    ["ListBook", "BookV1"],
  ],
  [
    "a schema gives way to a name that the package exports itself",
    `
components: { schemas: { Page: { type: object, properties: { n: { type: integer } } } } }
`,
    ["PageSchema"],
  ],
  [
    "a union that is told apart by a property",
    `
components:
  schemas:
    Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: Dog } } }
    Cat: { type: object, required: [kind], properties: { kind: { type: string } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string } } }
`,
    ["Pet", "Cat", "Dog"],
  ],
  [
    "text of the document ends no comment and no literal",
    `
components:
  schemas:
    Book:
      type: object
      description: "*/ alert(1) /* \\u202e"
      properties:
        kind: { enum: ['";alert(1)//', "*/", "\\u202eb"], description: "@default x\\n*/" }
        "*/ alert(1) //": { type: string }
`,
    ["Book"],
  ],
];

test.each(scenarios)("%s", async (_, yaml, names) => {
  const text = fileIn(await generated(yaml), "src/schema.d.ts");
  for (const name of names) expect(declarationIn(text, name)).toMatchSnapshot(name);
});
