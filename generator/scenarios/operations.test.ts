import { expect, test } from "@jest/globals";

import { declarationIn, fileIn, generated } from "../testing/generated.js";

/** Each scenario: why it matters, a document, and the declarations that must come of it. */
const scenarios: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "an operation with a path parameter: its argument comes first, by position",
    `
paths:
  /books/{book_id}:
    get:
      tags: [books]
      operationId: books:get
      summary: Get a book
      parameters:
        - { name: book_id, in: path, required: true, description: Its id., schema: { type: string } }
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } } }
components: { schemas: { Book: { type: object, properties: { id: { type: string } } } } }
`,
    "src/resources/books.ts",
    ["Books.get", "BooksGetError"],
  ],
  [
    "several path parameters, in the order of the path and not of the document",
    `
paths:
  /shelves/{class}/books/{book-id}:
    delete:
      tags: [books]
      operationId: books:delete
      parameters:
        - { name: book-id, in: path, required: true, schema: { type: integer } }
        - { name: class, in: path, required: true, schema: { type: string, enum: [a, b] } }
      responses: { "204": { description: gone } }
`,
    "src/resources/books.ts",
    ["Books.delete"],
  ],
  [
    "a list whose pages are numbered: the method says where a page keeps its items and its end",
    `
paths:
  /books:
    get:
      tags: [books]
      operationId: books:list
      x-pagewright:
        pagination:
          style: page
          request: { page: page, size: limit }
          response: { items: /items, lastPage: /pagination/max_page, total: /pagination/total }
          key: /id
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: { type: array, items: { $ref: "#/components/schemas/Book" } }
                  pagination: { type: object, properties: { max_page: { type: integer }, total: { type: integer } } }
components: { schemas: { Book: { type: object, properties: { id: { type: string } } } } }
`,
    "src/resources/books.ts",
    ["Books.list"],
  ],
  [
    "a required body, a query that may be left out, and typed errors",
    `
paths:
  /books:
    post:
      tags: [books]
      operationId: books:create
      parameters: [{ name: dry_run, in: query, schema: { type: boolean } }]
      requestBody: { required: true, description: The new book., content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }
      responses:
        "201": { description: made, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }
        "409": { description: taken }
        "422": { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
components: { schemas: { Book: { type: object }, Fault: { type: object, properties: { why: { type: string } } } } }
`,
    "src/resources/books.ts",
    ["Books.create", "BooksCreateError"],
  ],
  [
    "what is required after what is not: TypeScript wants the required first, so the rest says undefined",
    `
paths:
  /books:
    post:
      tags: [books]
      operationId: books:find
      parameters: [{ name: tenant, in: header, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { q: { type: string } } } } } }
      responses: { "200": { description: ok, content: { text/csv: { schema: { type: string } } } } }
`,
    "src/resources/books.ts",
    ["Books.find"],
  ],
  [
    "a form, without the credential that the rest of the API asks for",
    `
security: [{ token: [] }]
paths:
  /login:
    post:
      tags: [books]
      operationId: login
      deprecated: true
      security: []
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: string } } } } }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`,
    "src/resources/books.ts",
    ["Books.login"],
  ],
  [
    "a file comes as a Blob",
    `
paths:
  /cover:
    get:
      tags: [books]
      operationId: cover
      responses: { "200": { description: ok, content: { image/png: { schema: { type: string, format: binary } } } } }
`,
    "src/resources/books.ts",
    ["Books.cover"],
  ],
  [
    "a key that is a cookie: browsers let no page set it",
    `
security: [{ session: [] }]
paths:
  /books:
    get:
      tags: [books]
      operationId: list
      responses: { "204": { description: ok } }
components: { securitySchemes: { session: { type: apiKey, in: cookie, name: sid } } }
`,
    "src/config.ts",
    ["LibraryOptions"],
  ],
];

test.each(scenarios)("%s", async (_, yaml, path, names) => {
  const text = fileIn(await generated(yaml), path);
  for (const name of names) expect(declarationIn(text, name)).toMatchSnapshot(name);
});
