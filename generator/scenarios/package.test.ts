import { expect, test } from "@jest/globals";

import { fileIn, generated } from "../testing/generated.js";

const twoResources = `
x-pagewright: { client: Library, package: "@acme/library" }
info: { title: The *library*, version: "9", description: "All of it. */" }
openapi: 3.1.0
servers:
  - { url: "https://library.example", description: The real one, x-pagewright: { name: production } }
  - { url: "https://{region}.example", variables: { region: { default: eu } }, x-pagewright: { name: eu } }
security: [{ token: [] }, { user: [], key: [] }]
tags: [{ name: books, description: Things to read. }]
paths:
  /books/{id}:
    get:
      tags: [books]
      x-pagewright: { resource: books, method: get }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: none } }
  /books/{id}/loans:
    get:
      x-pagewright: { resource: books.loanHistory, method: list }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: none } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer, description: From the desk. }
    user: { type: http, scheme: basic }
    key: { type: apiKey, in: header, name: X-Key }
`;

test.each([
  ["the facts of the API", "src/config.ts"],
  ["the client has a member for each resource", "src/client.ts"],
  ["a resource has a member for each below it", "src/resources/books.ts"],
  ["the entry point exports everything", "src/index.ts"],
  ["each resource is an entry point of its own", "package.json"],
  ["one line an operation", "api.md"],
  ["what nobody has to read is folded in a review", ".gitattributes"],
  ["a first look for those who find the folder", "README.md"],
])("%s", async (_, path) => {
  expect(fileIn(await generated(twoResources), path)).toMatchSnapshot();
});

test("a document without operations is a package too", async () => {
  const files = await generated("paths: {}");
  expect(fileIn(files, "src/schema.d.ts")).toMatchSnapshot("schema");
  expect(fileIn(files, "src/client.ts")).toMatchSnapshot("client");
});

test("a line of api.md says how a list is paged, what a call needs, and what is deprecated", async () => {
  const files = await generated(`
components: { securitySchemes: { my_token: { type: http, scheme: bearer } } }
security: [{ my_token: [] }]
paths:
  /books:
    get:
      operationId: books.list
      deprecated: true
      security: [{ my_token: [] }, {}]
      parameters: [{ name: after, in: query, schema: { type: string } }]
      x-pagewright:
        pagination:
          { style: cursor, request: { cursor: after }, response: { items: /data, nextCursor: /next } }
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [data, next]
                properties:
                  data: { type: array, items: { type: string } }
                  next: { type: [string, "null"] }
`);
  expect(fileIn(files, "api.md").split("\n").slice(-2)).toMatchInlineSnapshot(`
    [
      "- **Deprecated** \`library.books.list(query?: BooksListQuery): Pager<string, BooksListResult, BooksListError>\`: \`GET /books\`; paged by cursor; needs \`my_token\` or nothing",
      "",
    ]
  `);
});
