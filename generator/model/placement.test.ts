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
  ["no id", "GET /v1/books/{id}", {}, "books.getById"],
  ["nothing at all", "GET /", {}, "root.get"],
  ["an id that is no name", "GET /a", { operationId: "123" }, "a.get"],
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
    "NestJS's id of a method with a version that the path has",
    "GET /api/v1/users",
    { tags: ["members"], operationId: "UsersController_findAll_v1" },
    "members.findAll",
  ],
  [
    "what ends as a version, and is none",
    "GET /api/v1/users",
    { tags: ["members"], operationId: "UsersController_findAll_2fa" },
    "members.findAll2fa",
  ],
  [
    "LoopBack's tag and id",
    "GET /books",
    { tags: ["BookController"], operationId: "BookController.find" },
    "book.find",
  ],
  [
    "springdoc's tag, and its number for a name that another controller has",
    "GET /api/v1/books",
    { tags: ["book-controller"], operationId: "list_1" },
    "book.list",
  ],
  [
    "a number without springdoc's tag",
    "GET /books",
    { tags: ["books"], operationId: "list_1" },
    "books.list1",
  ],
  [
    "drf-spectacular's tag and id",
    "PATCH /api/books/{id}/",
    { tags: ["api"], operationId: "api_books_partial_update" },
    "books.partialUpdate",
  ],
  ["a tag that is all of the path", "GET /api", { tags: ["api"], operationId: "ping" }, "api.ping"],
  [
    "Django Ninja's module before its function",
    "GET /api/books",
    { operationId: "library_api_list_books", summary: "List Books" },
    "books.listBooks",
  ],
  [
    "API Platform's id",
    "GET /api/books",
    { tags: ["Book"], operationId: "api_books_get_collection" },
    "book.getCollection",
  ],
  [
    "API Platform's id that is a route",
    "GET /api/authors/{id}/books",
    { tags: ["Author"], operationId: "api_authors_idbooks_get" },
    "author.getByIdBooks",
  ],
  [
    "Scramble's id with a version",
    "GET /v1/authors",
    { tags: ["Author"], operationId: "v1.authors.index" },
    "author.index",
  ],
  [
    "an id that begins as the path and says more",
    "GET /api/keys",
    { tags: ["auth"], operationId: "apiKeyCreate" },
    "auth.apiKeyCreate",
  ],
  [
    "Hono's and Elysia's id of a route",
    "PATCH /api/books/{id}",
    { tags: ["books"], operationId: "patchApiBooksById" },
    "books.patchById",
  ],
  ["huma's id of a route", "GET /books/{id}", { operationId: "get-books-by-id" }, "books.getById"],
  [
    "a route in another resource",
    "GET /authors/{id}/books",
    { tags: ["books"] },
    "books.getAuthorsByIdBooks",
  ],
  ["many of one", "DELETE /api/v2/categories/{id}", { tags: ["Category"] }, "category.deleteById"],
  [
    "a controller alone",
    "GET /users",
    { tags: ["users"], operationId: "UsersController" },
    "users.controller",
  ],
  ["what a promise has", "GET /a", { operationId: "then" }, "a.get"],
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

  test("are called by all of their operation ids, where these tell them apart", () => {
    const first = placed("GET /v1/users", {
      tags: ["users"],
      operationId: "UsersController_findAll_v1",
    });
    const second = placed("GET /v2/users", {
      tags: ["users"],
      operationId: "UsersController_findAll_v2",
    });
    expect([first, second].map(nameOf)).toEqual(["users.findAll", "users.findAll"]);
    expect(withoutCollisions([second, first]).map(nameOf)).toEqual([
      "users.findAllV1",
      "users.findAllV2",
    ]);
  });

  test("are called by version where that tells their routes apart", () => {
    const routes = [placed("GET /v1/users"), placed("GET /v2/users")];
    expect(withoutCollisions(routes).map(nameOf)).toEqual(["users.getV1Users", "users.getV2Users"]);
  });

  test("are told apart by number where their routes say the same", () => {
    const a = placed("GET /a-b");
    const b = placed("GET /a_b");
    expect(withoutCollisions([b, a]).map(nameOf)).toEqual(["aB.getAB", "aB.getAB2"]);
  });
});

test.each<[description: string | undefined, expected: string]>([
  [undefined, "motor.start"],
  ["Motor Controller", "motor.start"],
  ["Drives the motor.", "motorController.start"],
])("a tag as Spring's that is described as %s", (description, expected) => {
  const tag = { name: "motor-controller", ...(description !== undefined && { description }) };
  const route = placed("POST /m", { tags: [tag.name], operationId: "start" });
  const { resource, methodName } = placementOf(route, { tags: [tag] });
  expect([...resource, methodName].join(".")).toBe(expected);
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
