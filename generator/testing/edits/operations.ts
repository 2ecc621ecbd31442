/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   an edit reaches anywhere in a document, which has no type */
import { CREATE, GET, drop, operation, property, type Row } from "./words.js";

/** What becomes of whole operations, and of what is said of them. */
export const operations: readonly Row[] = [
  [
    "an operation is new",
    "holds",
    ["operation-added"],
    (d) => {
      d.paths["/authors"] = {
        get: {
          tags: ["books"],
          operationId: "authors",
          responses: { "204": { description: "none" } },
        },
      };
    },
  ],
  [
    "an operation goes",
    "breaks",
    ["operation-removed"],
    (d) => {
      drop(d.paths["/books/{id}"], "delete");
    },
  ],
  [
    "an operation's method is renamed",
    "breaks",
    ["operation-renamed"],
    (d) => {
      operation(d, GET)["x-pagewright"] = { method: "fetch" };
    },
  ],
  [
    "an operation moves to another resource",
    "breaks",
    ["operation-renamed"],
    (d) => {
      operation(d, GET)["x-pagewright"] = { resource: "shelf", method: "get" };
    },
  ],
  [
    "an operation gets an idempotency key",
    "holds",
    ["idempotency-changed"],
    (d) => {
      operation(d, CREATE)["x-pagewright"] = { idempotencyKey: "Request-Id" };
    },
  ],
  [
    "an operation is deprecated",
    "holds",
    ["operation-deprecated"],
    (d) => {
      operation(d, GET).deprecated = true;
    },
  ],
  [
    "a property is deprecated",
    "holds",
    ["property-deprecated"],
    (d) => {
      property(d, "Book.subtitle").deprecated = true;
    },
  ],
  [
    "a path changes",
    "holds",
    ["path-changed"],
    (d) => {
      d.paths["/v2/books/{id}/cover"] = d.paths["/books/{id}/cover"];
      drop(d.paths, "/books/{id}/cover");
    },
  ],
  [
    "an HTTP method changes",
    "holds",
    ["method-changed"],
    (d) => {
      d.paths["/books/{id}/cover"].post = d.paths["/books/{id}/cover"].get;
      drop(d.paths["/books/{id}/cover"], "get");
      operation(d, "post /books/{id}/cover")["x-pagewright"] = { method: "show" };
    },
  ],
  [
    "a description is edited",
    "holds",
    ["description-changed"],
    (d) => {
      property(d, "Book.title").description = "Its title.";
    },
  ],
  [
    "an operation is described in other words",
    "holds",
    ["description-changed"],
    (d) => {
      operation(d, GET).summary = "Get a book";
    },
  ],
  [
    "nothing but the order changes",
    "holds",
    [],
    (d) => {
      d.paths = Object.fromEntries(Object.entries(d.paths).reverse());
    },
  ],
  [
    "an operation is left out",
    "breaks",
    ["operation-removed"],
    (d) => {
      operation(d, "get /books/{id}/cover")["x-pagewright"] = { ignore: true };
    },
  ],
  [
    "an operation is no longer deprecated",
    "holds",
    ["operation-undeprecated"],
    (d) => {
      operation(d, GET).deprecated = false;
    },
    (d) => {
      operation(d, GET).deprecated = true;
    },
  ],
  [
    "a resource is renamed",
    "breaks",
    ["operation-renamed"],
    (d) => {
      operation(d, "get /books/{id}/cover").tags = ["jackets"];
    },
  ],
];
