import { describe, expect, test } from "@jest/globals";

import type { OperationObject } from "./openapi.js";
import { placementOf, withoutCollisions } from "./placement.js";

function placed(route: string, object: OperationObject = {}) {
  const [httpMethod = "", path = ""] = route.split(" ");
  const operation = { object, extension: undefined, path, httpMethod };
  return { ...operation, placement: placementOf(operation) };
}

function nameOf({ placement }: ReturnType<typeof placed>): string {
  return [...placement.resource, placement.methodName].join(".");
}

test.each<[string, string, OperationObject, string]>([
  ["tag and id", "GET /v1/books", { tags: ["books"], operationId: "books:list" }, "books.list"],
  ["an id of its own", "GET /books", { tags: ["books"], operationId: "findAll" }, "books.findAll"],
  ["camel case", "GET /pets", { tags: ["pet"], operationId: "petList" }, "pet.list"],
  ["only the first tag", "GET /a", { tags: ["A b", "c"], operationId: "x" }, "aB.x"],
  [
    "tags that are none",
    "GET /a",
    { tags: "books" as unknown as string[], operationId: "x" },
    "a.x",
  ],
  ["a tag that is none", "GET /a", { tags: [5 as unknown as string], operationId: "x" }, "a.x"],
  [
    "what every object has",
    "GET /a",
    { tags: ["constructor"], operationId: "x" },
    "_constructor.x",
  ],
  ["no tag", "GET /v1/books/{id}", { operationId: "read" }, "books.read"],
  ["no id", "GET /v1/books/{id}", {}, "books.getV1BooksById"],
  ["nothing at all", "GET /", {}, "root.get"],
  ["an id that is no name", "GET /a", { operationId: "123" }, "a.getA"],
  ["an id that is only the tag", "GET /a", { tags: ["a"], operationId: "a" }, "a.a"],
  [
    "FastAPI's id of a function",
    "GET /items/{item_id}",
    { tags: ["items"], operationId: "read_item_items__item_id__get" },
    "items.readItem",
  ],
  [
    "FastAPI's id of a function that is called as its resource is, and more",
    "POST /items/",
    { tags: ["items"], operationId: "items_create_items__post" },
    "items.create",
  ],
  ["a route as an id", "GET /items", { operationId: "_items_get" }, "items.get"],
  [
    "NestJS's id of a method",
    "GET /users",
    { tags: ["members"], operationId: "UsersController_findAll" },
    "members.findAll",
  ],
  [
    "a controller alone",
    "GET /users",
    { tags: ["users"], operationId: "UsersController" },
    "users.controller",
  ],
  ["what a promise has", "GET /a", { operationId: "then" }, "a.getA"],
  [
    "Speakeasy's names",
    "GET /a",
    { "x-speakeasy-group": "customerPortal.orders", "x-speakeasy-name-override": "list" },
    "customerPortal.orders.list",
  ],
])("%s", (_, route, operation, expected) => {
  expect(nameOf(placed(route, operation))).toBe(expected);
});

describe("two operations that would have one name", () => {
  const get = placed("GET /books/{id}", { tags: ["books"], operationId: "get_book" });
  const other = placed("GET /shelves/{id}", { tags: ["books"], operationId: "getBook" });

  test("are both called by their routes, in whatever order they come", () => {
    const names = ["books.getBooksById", "books.getShelvesById"];
    expect(withoutCollisions([get, other]).map(nameOf).sort()).toEqual(names);
    expect(withoutCollisions([other, get]).map(nameOf).sort()).toEqual(names);
  });

  test("leave the others as they were", () => {
    const third = placed("POST /books", { tags: ["books"], operationId: "books:create" });
    expect(withoutCollisions([get, third, other]).map(nameOf)).toContain("books.create");
  });

  test("are told apart by number where their routes say the same", () => {
    const a = placed("GET /a-b");
    const b = placed("GET /a_b");
    expect(withoutCollisions([b, a]).map(nameOf)).toEqual(["aB.getAB", "aB.getAB2"]);
  });
});

test("a method gives way to a resource of its name", () => {
  const method = placed("GET /a", { tags: ["a"], operationId: "b" });
  const child = placed("GET /b", { "x-speakeasy-group": "a.b" });
  expect(withoutCollisions([method, child]).map(nameOf)).toEqual(["a.getA", "a.b.getB"]);
});

test.each<[kind: string, expected: string]>([
  ["badge", "books.list"],
  ["audience", "books.list"],
  ["nav", "beta.list"],
  ["anything", "beta.list"],
])("a tag of the kind %s before another: %s", (kind, expected) => {
  const route = { ...placed("GET /b", { tags: ["beta", "books"], operationId: "list" }) };
  const { resource, methodName } = placementOf(route, { tags: [{ name: "beta", kind }] });
  expect([...resource, methodName].join(".")).toBe(expected);
});

test("where all tags are badges, the first is taken", () => {
  const route = placed("GET /b", { tags: ["beta"], operationId: "list" });
  expect(placementOf(route, { tags: [{ name: "beta", kind: "badge" }] }).resource).toEqual([
    "beta",
  ]);
});
