import { modelledText } from "./modelled.js";

export const text = { type: "string" };
export const integer = { type: "integer" };
export const book = {
  type: "object",
  required: ["id"],
  properties: { id: text, tags: { type: "array" } },
};

/** A list with something of every kind. */
export function document(operation: object, response: object = {}) {
  const query = (name: string, type: string) => ({ name, in: "query", schema: { type } });
  return {
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    servers: [{ url: "https://books.example" }],
    components: { schemas: { Book: book, Other: { type: "object" } } },
    paths: {
      "/books": {
        get: {
          ...{ operationId: "books:list", tags: ["books"] },
          parameters: [
            ...[query("page", "integer"), query("offset", "integer"), query("limit", "integer")],
            ...[query("cursor", "string"), query("flags", "array")],
            { name: "X-Cursor", in: "header", schema: text },
          ],
          responses: {
            "200": {
              description: "ok",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: ["items", "total", "more", "next"],
                    properties: {
                      items: { type: "array", items: { $ref: "#/components/schemas/Book" } },
                      ...{ total: integer, more: { type: "boolean" }, next: text, name: text },
                      ...response,
                    },
                  },
                },
              },
            },
          },
          ...operation,
        },
      },
    },
  };
}

export const own = (pagination: object | false) => ({ "x-pagewright": { pagination } });
export const page = (response: object, more: object = {}) =>
  own({
    style: "page",
    request: { page: "page" },
    response: { items: "/items", ...response },
    ...more,
  });
export const cursor = (request: object, response: object) =>
  own({ style: "cursor", request, response: { items: "/items", ...response } });

/** Codes, places below the operation, and messages. */
export async function faultsOf(operation: object, response?: object) {
  const { diagnostics } = await modelledText(document(operation, response));
  return diagnostics.map(({ code, pointer = "", message }) => [
    code,
    pointer.replace("#/paths/~1books/get/", "").replace("x-pagewright/pagination/", ""),
    message,
  ]);
}
