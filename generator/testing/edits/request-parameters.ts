/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import { GET, drop, operation, parameters, type Row } from "./words.js";

/** What becomes of parameters. */
export const requestParameters: readonly Row[] = [
  [
    "a query has a new optional parameter",
    "holds",
    ["request-property-added"],
    (d) => {
      parameters(d).push({ name: "search", in: "query", schema: { type: "string" } });
    },
  ],
  [
    "a query has a new required parameter",
    "breaks",
    ["argument-required", "request-property-required"],
    (d) => {
      parameters(d).push({
        name: "search",
        in: "query",
        required: true,
        schema: { type: "string" },
      });
    },
  ],
  [
    "a parameter goes from a query",
    "breaks",
    ["request-property-removed"],
    (d) => {
      parameters(d).pop();
    },
  ],
  [
    "a parameter's enum loses a value",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      parameters(d)[2].schema.enum.pop();
    },
  ],
  [
    "the first query parameter of an operation pushes its options back",
    "breaks",
    ["argument-added", "argument-moved"],
    (d) => {
      operation(d, GET).parameters.push({
        name: "fields",
        in: "query",
        schema: { type: "string" },
      });
    },
  ],
  [
    "a path's parameter changes its type",
    "breaks",
    ["request-type-changed"],
    (d) => {
      operation(d, GET).parameters[0].schema.type = "integer";
    },
  ],
  [
    "a path's parameter is renamed",
    "holds",
    ["path-changed"],
    (d) => {
      d.paths["/books/{key}"] = d.paths["/books/{id}"];
      drop(d.paths, "/books/{id}");
      for (const each of ["get", "delete"])
        operation(d, `${each} /books/{key}`).parameters[0].name = "key";
    },
  ],
  [
    "a path has another parameter",
    "breaks",
    ["argument-required", "path-changed"],
    (d) => {
      d.paths["/books/{id}/cover/{side}"] = d.paths["/books/{id}/cover"];
      drop(d.paths, "/books/{id}/cover");
      operation(d, "get /books/{id}/cover/{side}").parameters.push({
        name: "side",
        in: "path",
        required: true,
        schema: { type: "string" },
      });
    },
  ],
  [
    "a query's parameter becomes required",
    "breaks",
    ["argument-required", "request-property-required"],
    (d) => {
      parameters(d)[2].required = true;
    },
  ],
  [
    "a query's parameter becomes optional",
    "holds",
    ["argument-optional", "request-property-optional"],
    (d) => {
      parameters(d)[2].required = false;
    },
    (d) => {
      parameters(d)[2].required = true;
    },
  ],
  [
    "a query's parameter is renamed",
    "breaks",
    ["request-property-added", "request-property-removed"],
    (d) => {
      parameters(d)[2].name = "sort";
    },
  ],
  [
    "a query's parameter takes a list, no longer one value",
    "breaks",
    ["request-type-changed"],
    (d) => {
      parameters(d)[2].schema = { type: "array", items: parameters(d)[2].schema };
    },
  ],
  [
    "a query's parameter is written in another style",
    "holds",
    ["parameter-style-changed"],
    (d) => {
      parameters(d)[2].explode = false;
    },
    (d) => {
      parameters(d)[2].schema = { type: "array", items: { type: "string" } };
    },
  ],
  [
    "a query's parameter has another default",
    "holds",
    ["default-changed"],
    (d) => {
      parameters(d)[0].schema.default = 2;
    },
  ],
  [
    "an operation has a new optional header",
    "breaks",
    ["argument-added", "argument-moved"],
    (d) => {
      operation(d, GET).parameters.push({
        name: "X-Trace",
        in: "header",
        schema: { type: "string" },
      });
    },
  ],
  [
    "a header becomes required",
    "breaks",
    ["argument-required", "request-property-required"],
    (d) => {
      operation(d, GET).parameters[1].required = true;
    },
    (d) => {
      operation(d, GET).parameters.push({
        name: "X-Trace",
        in: "header",
        schema: { type: "string" },
      });
    },
  ],
  [
    "a cookie goes",
    "breaks",
    ["argument-removed", "export-removed"],
    (d) => {
      operation(d, GET).parameters.pop();
    },
    (d) => {
      operation(d, GET).parameters.push({ name: "seen", in: "cookie", schema: { type: "string" } });
    },
  ],
  [
    "a path's parameter takes only listed values",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      operation(d, GET).parameters[0].schema.enum = ["first", "last"];
    },
  ],
];
