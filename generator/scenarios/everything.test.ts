import { expect, test } from "@jest/globals";

import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";

/** What a document can say beside the usual: each with the declarations that must come of it. */
const scenarios: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "styles of parameters are facts where they are not the usual ones of their place",
    `
paths:
  /{m}/{s}/{o}:
    get:
      tags: [books]
      operationId: list
      parameters:
        - { name: m, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: string } } }
        - { name: s, in: path, required: true, schema: { type: array, items: { type: integer } } }
        - { name: o, in: path, required: true, explode: true, schema: { type: object, properties: { a: { type: string } } } }
        - { name: plain, in: query, style: form, explode: true, schema: { type: array, items: { type: string } } }
        - { name: scalar, in: query, explode: false, schema: { type: string } }
        - { name: comma, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: space, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }
        - { name: spaceExploded, in: query, style: spaceDelimited, explode: true, schema: { type: array, items: { type: string } } }
        - { name: pipe, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }
        - { name: deep, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: json, in: query, content: { application/json: { schema: { type: object, properties: { a: { type: integer } } } } } }
        - { name: reserved, in: query, allowReserved: true, schema: { type: string } }
        - { name: reservedComma, in: query, allowReserved: true, explode: false, schema: { type: array, items: { type: string } } }
        - { name: X-Map, in: header, explode: true, schema: { type: object, properties: { a: { type: string } } } }
        - { name: X-Json, in: header, content: { application/json: { schema: { type: object } } } }
        - { name: list, in: cookie, explode: false, schema: { type: array, items: { type: string } } }
      responses: { "204": { description: none } }
`,
    "src/resources/books.ts",
    ["Books.list"],
  ],
  [
    "a form of several parts takes Blobs for files",
    `
paths:
  /books:
    post:
      tags: [books]
      operationId: upload
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, files: { type: array, items: { type: string, format: binary } }, cover: { type: [string, "null"], format: binary }, meta: { type: object, properties: { a: { type: string } } } } }
            encoding: { meta: { contentType: application/json }, cover: { contentType: "image/png, image/jpeg" } }
      responses: { "204": { description: none } }
`,
    "src/resources/books.ts",
    ["Books.upload"],
  ],
  [
    "a mixture, bytes and XML",
    `
paths:
  /mixed: { post: { tags: [books], operationId: mixed, requestBody: { content: { multipart/mixed: { schema: { type: object } } } }, responses: { "204": { description: none } } } }
  /raw: { put: { tags: [books], operationId: raw, requestBody: { required: true, content: { "image/*": {} } }, responses: { "200": { description: ok, content: { "*/*": {} } } } } }
  /xml: { put: { tags: [books], operationId: xml, requestBody: { content: { application/xml: { schema: { type: object } } } }, responses: { "200": { description: ok, content: { application/xml: { schema: { type: object } } } } } } }
`,
    "src/resources/books.ts",
    ["Books.mixed", "Books.raw", "Books.xml"],
  ],
  [
    "a form says how its properties are written",
    `
paths:
  /form: { post: { tags: [books], operationId: form, requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object }, encoding: { tags: { style: form, explode: false }, o: { contentType: application/json }, p: { style: form } } } } }, responses: { "204": { description: none } } } }
`,
    "src/resources/books.ts",
    ["Books.form"],
  ],
  [
    "streams are async iterables",
    `
paths:
  /events: { get: { tags: [books], operationId: events, responses: { "200": { description: ok, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Tick" } } } } } } }
  /texts: { get: { tags: [books], operationId: texts, responses: { "200": { description: ok, content: { text/event-stream: { schema: { type: string } } } } } } }
  /lines: { get: { tags: [books], operationId: lines, responses: { "200": { description: ok, content: { application/x-ndjson: { schema: { $ref: "#/components/schemas/Tick" } } } } } } }
components: { schemas: { Tick: { type: object, properties: { n: { type: integer } } } } }
`,
    "src/resources/books.ts",
    ["Books.events", "Books.texts", "Books.lines"],
  ],
  [
    "several successes: with and without a body, and of several kinds",
    `
paths:
  /a: { get: { tags: [books], operationId: either, responses: { "200": { description: ok, content: { application/json: { schema: { type: integer } } } }, "202": { description: later } } } }
  /b: { get: { tags: [books], operationId: kinds, responses: { "200": { description: ok, content: { application/json: { schema: { type: integer } } } }, "203": { description: csv, content: { text/csv: {} } }, "206": { description: part, content: { image/png: {} } } } } }
  /c: { get: { tags: [books], operationId: range, responses: { 2XX: { description: ok, content: { application/vnd.api+json: { schema: { type: integer } } } } } } }
`,
    "src/resources/books.ts",
    ["Books.either", "Books.kinds", "Books.range"],
  ],
  [
    "ranges and the default of errors are what is not described itself",
    `
paths:
  /a:
    get:
      tags: [books]
      operationId: get
      responses:
        "204": { description: none }
        "404": { description: none }
        4XX: { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
        default: { description: other, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
components: { schemas: { Fault: { type: object, properties: { why: { type: string } } } } }
`,
    "src/resources/books.ts",
    ["BooksGetError"],
  ],
  [
    "a server of an operation's own, and a path of an odd shape",
    `
paths:
  /books/{id}:cancel:
    servers: [{ url: "https://{region}.jobs.example", variables: { region: { default: eu } } }]
    post: { tags: [books], operationId: cancel, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "204": { description: none } } }
  /upload:
    servers: [{ url: "https://jobs.example" }]
    post: { tags: [books], operationId: upload, servers: [{ url: /uploads }], responses: { "204": { description: none } } }
`,
    "src/resources/books.ts",
    ["Books.cancel", "Books.upload"],
  ],
  [
    "a path with a query of its own brings what fills it",
    `
paths:
  /books?kind=novel:
    get: { tags: [books], operationId: novels, parameters: [{ name: tag, in: query, explode: false, schema: { type: array, items: { type: string } } }], responses: { "204": { description: none } } }
  /#list=books:
    get: { tags: [books], operationId: all, responses: { "204": { description: none } } }
`,
    "src/resources/books.ts",
    ["Books.novels", "Books.all"],
  ],
  [
    "what is read-only is not asked for, what is write-only not promised, through all that refers to it",
    `
paths:
  /books: { post: { tags: [books], operationId: create, requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }, responses: { "201": { description: made, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } } } } }
components:
  schemas:
    Book: { type: object, required: [id, title, password], properties: { id: { $ref: "#/components/schemas/Id" }, title: { type: string }, password: { type: string, writeOnly: true }, author: { $ref: "#/components/schemas/Author" } } }
    Id: { type: string, readOnly: true }
    Author: { allOf: [{ $ref: "#/components/schemas/Named" }, { type: object, required: [id], properties: { books: { type: array, items: { $ref: "#/components/schemas/Book" } } } }] }
    Named: { type: object, required: [id, name], properties: { id: { $ref: "#/components/schemas/Id" }, name: { type: string } } }
    Plain: { type: object, properties: { n: { type: string } } }
`,
    "src/schema.d.ts",
    ["Book", "BookInput", "Author", "AuthorInput", "NamedInput"],
  ],
  [
    "a file is a Blob in a form alone",
    `
paths:
  /a: { post: { tags: [books], operationId: a, requestBody: { content: { multipart/form-data: { schema: { $ref: "#/components/schemas/Form" } } } }, responses: { "204": { description: none } } } }
  /b: { post: { tags: [books], operationId: b, requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Json" } } } }, responses: { "204": { description: none } } } }
components:
  schemas:
    Form: { type: object, properties: { file: { type: string, format: binary }, b64: { type: string, contentEncoding: base64, contentMediaType: application/octet-stream }, raw: { type: string, contentMediaType: application/octet-stream } } }
    Json: { type: object, properties: { file: { type: string, format: binary } } }
`,
    "src/schema.d.ts",
    ["Form", "Json"],
  ],
];

test.each(scenarios)("%s", async (_, yaml, path, names) => {
  const text = fileIn(await generated(yaml), path);
  for (const name of names) expect(declarationIn(text, name)).toMatchSnapshot(name);
});

test("a package has the modules of the runtime that it uses, and its types are exported", async () => {
  const stream = `
paths:
  /events: { get: { tags: [books], operationId: events, responses: { "200": { description: ok, content: { text/event-stream: {} } } } } }
`;
  const files = await generated(stream);
  const paths = files.map(({ path }) => path);
  expect(paths).toContain("src/runtime/streams.ts");
  for (const module of ["multipart", "parameters", "status-ranges"]) {
    expect(paths).not.toContain(`src/runtime/${module}.ts`);
  }
  expect(fileIn(files, "src/index.ts")).toContain(
    'export type { ServerEvent } from "./runtime/streams.js";',
  );
});

test("a credential gives way to what every object has", async () => {
  const files = await generated(`
security: [{ constructor: [] }, { __proto__: [] }, { toString: [] }]
paths: { /a: { get: { responses: { "204": { description: none } } } } }
components: { securitySchemes: { constructor: { type: http, scheme: bearer }, __proto__: { type: http, scheme: basic }, toString: { type: apiKey, in: query, name: toString } } }
`);
  expect(fileIn(files, "src/config.ts")).toContain(
    'security: [["constructorCredential"], ["__proto__Credential"], ["toStringCredential"]],',
  );
  expect(typeFaults(files)).toEqual([]);
}, 60_000);

test("a credential gives way to an option, and what cannot be sent is not asked for", async () => {
  const files = await generated(`
security: [{ headers: [], tls: [] }, { tls: [] }]
paths: {}
components: { securitySchemes: { headers: { type: http, scheme: bearer }, tls: { type: mutualTLS } } }
`);
  const text = fileIn(files, "src/config.ts");
  expect(text).toContain("readonly headersCredential?: Credential | undefined;");
  expect(text).toContain('security: [["headersCredential"], []]');
});
