/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   an edit reaches anywhere in a document, which has no type */
import { LIST, drop, operation, parameters, schema, type Row } from "./words.js";

/** What becomes of how lists are paged. */
export const pages: readonly Row[] = [
  [
    "a list no longer comes in pages",
    "breaks",
    ["pagination-removed"],
    (d) => {
      drop(operation(d, LIST), "x-pagewright");
    },
  ],
  [
    "a list now comes in pages",
    "breaks",
    ["pagination-added"],
    (d) => {
      operation(d, LIST)["x-pagewright"] = {
        pagination: { style: "page", request: { page: "page" }, response: { items: "/items" } },
      };
    },
    (d) => {
      drop(operation(d, LIST), "x-pagewright");
    },
  ],
  [
    "a list's pages count from zero",
    "holds",
    ["pagination-changed"],
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination.first = 0;
    },
    (d) => {
      drop(operation(d, LIST).parameters[0].schema, "default");
    },
  ],
  [
    "a list's items lose a property",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Book").properties, "tags");
    },
  ],
  [
    "a page's body loses what is beside its items",
    "breaks",
    ["response-property-removed", "pagination-changed"],
    (d) => {
      drop(
        operation(d, LIST).responses["200"].content["application/json"].schema.properties,
        "total",
      );
      drop(operation(d, LIST)["x-pagewright"].pagination.response, "total");
    },
  ],
  [
    "a list's pages lose their numbers",
    "breaks",
    ["page-numbers-removed", "pagination-changed"],
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination = {
        ...{ style: "offset", request: { offset: "page" }, response: { items: "/items" } },
      };
    },
  ],
  [
    "a list's pages get numbers",
    "holds",
    ["page-numbers-added", "pagination-changed"],
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination = {
        ...{ style: "page", request: { page: "page" }, response: { items: "/items" } },
      };
    },
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination = {
        ...{ style: "offset", request: { offset: "page" }, response: { items: "/items" } },
      };
    },
  ],
  [
    "a list is asked for its size by another parameter",
    "breaks",
    ["pagination-changed", "request-property-added", "request-property-removed"],
    (d) => {
      parameters(d)[1].name = "size";
      operation(d, LIST)["x-pagewright"].pagination.request.size = "size";
    },
  ],
  [
    "a list's items are of another type",
    "breaks",
    ["response-property-added", "response-property-removed"],
    (d) => {
      const { schema: page } = operation(d, LIST).responses["200"].content["application/json"];
      page.properties.items.items.$ref = "#/components/schemas/Author";
    },
  ],
  [
    "a list says whether there is more",
    "holds",
    ["pagination-changed", "response-property-added"],
    (d) => {
      const { schema: page } = operation(d, LIST).responses["200"].content["application/json"];
      page.properties.more = { type: "boolean" };
      operation(d, LIST)["x-pagewright"].pagination.response.hasMore = "/more";
    },
  ],
];
