import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../document.js";
import {
  described,
  listDocument,
  paginationOf,
  type ListOperation,
} from "../testing/list-document.js";
import { detectPagination } from "./detect.js";

describe("a trap is not fallen into", () => {
  test("one of two unlike bodies is for a person to choose", () => {
    const branch = (paging: string) => ({
      type: "object",
      properties: {
        items: { type: "array", items: { type: "object" } },
        pagination: { type: "object", properties: { [paging]: { type: "integer" } } },
      },
    });
    const response = { schema: { anyOf: [branch("max_page"), branch("has_next_page")] } };
    expect(paginationOf({ query: { page: "int", limit: "int" }, response })).toBeUndefined();
  });

  test.each([
    ["errors", { results: ["thing"], errors: ["thing"], total: "int" }, "/results"],
    ["links", { exports: ["thing"], _links: ["thing"], total_items: "int" }, "/exports"],
    ["links", { messages: ["thing"], links: ["thing"], totalPages: "int" }, "/messages"],
    ["related", { images: ["thing"], related_images: ["thing"], total: "int" }, "/images"],
    ["warnings", { things: ["thing"], warningMessages: ["string"], total: "int" }, "/things"],
    ["errors", { issues: ["thing"], validation_errors: ["thing"], total: "int" }, "/issues"],
    ["facets", { examples: ["thing"], facets: ["thing"], total: "int" }, "/examples"],
  ] as const)("%s beside the items are not the items", (_, response, items) => {
    const path = `/${items.slice(1)}`;
    const operation = { path, query: { offset: "int", limit: "int" }, response };
    expect(paginationOf(operation)).toMatchObject({ response: { items } });
  });

  test("results that are a number are the total", () => {
    const operation: ListOperation = {
      query: { page: "int", page_size: "int" },
      response: { data: ["thing"], results: described("integer", "The total"), pages: "int" },
    };
    expect(paginationOf(operation)).toMatchObject({
      response: { items: "/data", total: "/results", lastPage: "/pages" },
    });
  });

  describe("what a page may lack is not declared, since a walk fails at a page without", () => {
    const counted = { items: ["thing"], total: "int", total_pages: "int" } as const;
    const asked = (name: string, schema: JsonObject = {}): ListOperation => ({
      query: { page: "int", [name]: { schema: { type: "boolean", ...schema } } },
      response: counted,
    });
    const told = (description: string): ListOperation => ({
      query: { page: "int" },
      response: { ...counted, total: described("integer", description) },
    });
    const promised = (required: string[], meta: JsonObject = {}): ListOperation => ({
      query: { page: "int" },
      response: {
        schema: {
          ...{ type: "object", required },
          properties: {
            items: { type: "array", items: { type: "object" } },
            meta: { ...meta, properties: { total: { type: "integer" } } },
          },
        },
      },
    });

    test.each<[why: string, operation: ListOperation, facts: readonly string[]]>([
      ["a switch asks for totals", asked("include_totals"), ["items"]],
      ["a switch requires them", asked("total_required"), ["items"]],
      ["a switch asks for a count", asked("$count"), ["items"]],
      ["a switch is on", asked("withCount", { default: true }), ["items", "lastPage", "total"]],
      [
        "a switch is on by its description",
        asked("withCount", { description: "Counts all (default: true)" }),
        ["items", "lastPage", "total"],
      ],
      ["a switch asks for subtotals", asked("subtotals"), ["items", "lastPage", "total"]],
      ["it is optional", told("An optional element"), ["items", "lastPage"]],
      ["it has a condition", told("Only present if it is cheap"), ["items", "lastPage"]],
      ["it may be null", told("All of them. May be null."), ["items", "lastPage"]],
      ["it is always there", told("All of them"), ["items", "lastPage", "total"]],
      [
        "the schema promises it",
        promised(["items", "meta"], { required: ["total"] }),
        ["items", "total"],
      ],
      ["the schema promises less", promised(["items"]), ["items"]],
      [
        "the schema promises less inside",
        promised(["items", "meta"], { required: ["x"] }),
        ["items"],
      ],
      ["the schema says nothing inside", promised(["items", "meta"]), ["items", "total"]],
      ["the schema promises not even items", promised(["meta"]), ["items", "total"]],
    ])("%s", (_, operation, facts) => {
      const { response = {} } = (paginationOf(operation) ?? {}) as { response?: object };
      expect(Object.keys(response).sort()).toEqual(facts);
    });
  });

  test("a total of this page's items is not declared", () => {
    const operation: ListOperation = {
      query: { offset: "int", limit: "int" },
      response: { results: ["thing"], count: described("integer", "The total for this request") },
    };
    expect(paginationOf(operation)).toMatchObject({ response: { items: "/results" } });
    expect(paginationOf(operation)).not.toHaveProperty("response.total");
  });

  test("a count that may be the page's own is not declared as the total", () => {
    const operation: ListOperation = {
      query: { offset: "int", limit: "int" },
      response: { results: ["thing"], count: "int" },
    };
    expect(paginationOf(operation)).toMatchObject({ response: { items: "/results" } });
    expect(paginationOf(operation)).not.toHaveProperty("response.total");
  });
});

test("more evidence, more confidence", () => {
  const confidence = (response: ListOperation["response"]): number =>
    detectPagination(listDocument({ query: { page: "int", limit: "int" }, response }))[0]
      ?.confidence ?? 0;
  const bare = confidence(["thing"]);
  const counted = confidence({ items: ["thing"], total_pages: "int", total_count: "int" });
  expect(bare).toBeGreaterThan(0.5);
  expect(counted).toBeGreaterThan(bare);
  expect(counted).toBeLessThan(1);
});
