/* eslint-disable @typescript-eslint/no-unsafe-assignment --
   a document has no type of its own here */
/** A document as plain objects, for tests that edit it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- edits reach anywhere, and a row shows its own.
export type Editable = any;

/** An API of books that has a bit of everything a client can have. A new copy each time. */
export function booksDocument(): Editable {
  const ref = (name: string): Editable => ({ $ref: `#/components/schemas/${name}` });
  const json = (schema: Editable): Editable => ({ "application/json": { schema } });
  const answer = (schema: Editable): Editable => ({ description: "ok", content: json(schema) });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const failed = { "404": answer(ref("Problem")) };
  const document = {
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    servers: [
      { url: "https://books.example", "x-pagewright": { name: "production" } },
      { url: "https://test.books.example", "x-pagewright": { name: "sandbox" } },
    ],
    security: [{ token: [] }],
    paths: {
      "/books": {
        get: {
          tags: ["books"],
          operationId: "list",
          "x-pagewright": {
            pagination: {
              style: "page",
              request: { page: "page", size: "limit" },
              response: { items: "/items", total: "/total" },
            },
          },
          parameters: [
            { name: "page", in: "query", schema: { type: "integer", default: 1 } },
            { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
            { name: "order", in: "query", schema: { type: "string", enum: ["title", "year"] } },
          ],
          responses: {
            "200": answer({
              type: "object",
              required: ["items"],
              properties: {
                items: { type: "array", items: ref("Book") },
                total: { type: "integer" },
              },
            }),
          },
        },
        post: {
          tags: ["books"],
          operationId: "create",
          requestBody: { required: true, content: json(ref("NewBook")) },
          responses: { "201": answer(ref("Book")), ...failed },
        },
      },
      "/books/{id}": {
        get: {
          tags: ["books"],
          operationId: "get",
          parameters: [id],
          responses: { "200": answer(ref("Book")), ...failed },
        },
        delete: {
          tags: ["books"],
          operationId: "delete",
          parameters: [id],
          responses: { "204": { description: "gone" }, ...failed },
        },
      },
      "/books/{id}/cover": {
        get: {
          tags: ["covers"],
          operationId: "show",
          parameters: [id],
          responses: { "200": answer(ref("Cover")) },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "header", name: "X-Session" },
      },
      schemas: {
        Book: {
          type: "object",
          required: ["id", "title", "status", "author"],
          properties: {
            id: { type: "string" },
            title: { type: "string", description: "What is on the cover." },
            subtitle: { type: "string" },
            year: { type: ["integer", "null"] },
            status: { type: "string", enum: ["in print", "sold out"] },
            author: ref("Author"),
            tags: { type: "array", items: { type: "string" } },
            notes: { type: "object", additionalProperties: { type: "string" } },
          },
        },
        Author: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string" }, born: { type: "integer" } },
        },
        NewBook: {
          type: "object",
          required: ["title"],
          properties: {
            title: { type: "string", maxLength: 200 },
            subtitle: { type: "string" },
            kind: { type: "string", enum: ["novel", "poems"], default: "novel" },
            authors: { type: "array", items: ref("NewAuthor") },
            price: { type: ["number", "null"] },
          },
        },
        NewAuthor: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string" }, born: { type: "integer" } },
        },
        Cover: {
          oneOf: [ref("Photo"), ref("Drawing")],
          discriminator: {
            propertyName: "kind",
            mapping: {
              photo: "#/components/schemas/Photo",
              drawing: "#/components/schemas/Drawing",
            },
          },
        },
        Photo: {
          type: "object",
          required: ["kind", "url"],
          properties: {
            kind: { const: "photo" },
            url: { type: "string" },
            camera: { type: "string" },
          },
        },
        Drawing: {
          type: "object",
          required: ["kind", "url"],
          properties: { kind: { const: "drawing" }, url: { type: "string" } },
        },
        Problem: {
          type: "object",
          required: ["detail"],
          properties: { detail: { type: "string" }, code: { type: "string" } },
        },
      },
    },
  };
  // Nothing in it is there twice, so that an edit of one place is not one of two.
  return JSON.parse(JSON.stringify(document));
}
