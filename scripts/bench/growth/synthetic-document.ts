import type { BenchDocument } from "../common/documents.js";

/** A document of so many operations, five to a resource; the same each time. */
export function syntheticDocument(operations: number): BenchDocument {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {
    Pagination: object({ total_count: integer, max_page: integer }),
    Problem: object({ detail: text }),
  };
  for (let index = 0; index < operations / 5; index++) {
    Object.assign(paths, pathsOf(index));
    Object.assign(schemas, schemasOf(index));
  }
  const document = {
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    servers: [{ url: "https://api.example" }],
    paths,
    components: { schemas },
  };
  return {
    name: `${operations} operations`,
    text: JSON.stringify(document, null, 2),
    extension: "json",
    overlays: [],
    schema: "Book0",
  };
}

const text = { type: "string", description: "What is written there." };
const integer = { type: "integer" };

function object(properties: Readonly<Record<string, unknown>>) {
  return { type: "object", required: Object.keys(properties), properties };
}

function schemasOf(index: number): Readonly<Record<string, unknown>> {
  const parts = Object.fromEntries(
    Array.from({ length: 8 }, (_, property) => [`part_${property}`, text]),
  );
  const state = { type: "string", enum: ["in print", "sold out", `planned ${index}`] };
  return {
    [`Book${index}`]: {
      type: "object",
      description: "A book of one kind.",
      required: ["id", "state"],
      properties: { id: text, state, ...parts },
    },
    [`NewBook${index}`]: { type: "object", required: ["state"], properties: { state, ...parts } },
    [`BookList${index}`]: object({
      items: { type: "array", items: ref(`Book${index}`) },
      pagination: ref("Pagination"),
    }),
  };
}

function pathsOf(index: number): Readonly<Record<string, unknown>> {
  const resource = `books${index}`;
  const operation = (method: string, rest: object) => ({
    tags: [resource],
    operationId: `${resource}:${method}`,
    summary: `What ${method} does with books of a kind`,
    ...rest,
  });
  const body = { required: true, content: json(ref(`NewBook${index}`)) };
  const book = answers("200", ref(`Book${index}`));
  const id = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const query = ["page", "limit"].map((name) => ({ name, in: "query", schema: integer }));
  const pagination = {
    style: "page",
    request: { page: "page", size: "limit" },
    response: {
      items: "/items",
      lastPage: "/pagination/max_page",
      total: "/pagination/total_count",
    },
  };
  const list = { parameters: query, "x-pagewright": { pagination } };
  return {
    [`/${resource}`]: {
      get: operation("list", { ...list, responses: answers("200", ref(`BookList${index}`)) }),
      post: operation("create", { requestBody: body, responses: book }),
    },
    [`/${resource}/{id}`]: {
      get: operation("get", { parameters: id, responses: book }),
      patch: operation("update", { parameters: id, requestBody: body, responses: book }),
      delete: operation("delete", {
        parameters: id,
        responses: { "204": { description: "gone" } },
      }),
    },
  };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: unknown) {
  return { "application/json": { schema } };
}

function answers(status: string, schema: unknown) {
  return {
    [status]: { description: "as asked", content: json(schema) },
    "404": { description: "there is none", content: json(ref("Problem")) },
  };
}
