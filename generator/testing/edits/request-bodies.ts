/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import {
  CREATE,
  body,
  drop,
  json,
  operation,
  property,
  schema,
  unrequire,
  type Row,
} from "./words.js";

/** What becomes of what is sent. */
export const requestBodies: readonly Row[] = [
  [
    "a request's body has a new optional property",
    "holds",
    ["request-property-added"],
    (d) => {
      schema(d, "NewBook").properties.isbn = { type: "string" };
    },
  ],
  [
    "a request's body has a new required property",
    "breaks",
    ["request-property-required"],
    (d) => {
      schema(d, "NewBook").properties.isbn = { type: "string" };
      schema(d, "NewBook").required.push("isbn");
    },
  ],
  [
    "a request's optional property becomes required",
    "breaks",
    ["request-property-required"],
    (d) => {
      schema(d, "NewBook").required.push("subtitle");
    },
  ],
  [
    "a request's required property becomes optional",
    "holds",
    ["request-property-optional"],
    (d) => {
      unrequire(d, "NewBook", "title");
    },
  ],
  [
    "an optional property goes from a request",
    "breaks",
    ["request-property-removed"],
    (d) => {
      drop(schema(d, "NewBook").properties, "subtitle");
    },
  ],
  [
    "a property goes from what a request has several of",
    "breaks",
    ["request-property-removed"],
    (d) => {
      drop(schema(d, "NewAuthor").properties, "born");
    },
  ],
  [
    "a property of a request's array becomes required",
    "breaks",
    ["request-property-required"],
    (d) => {
      schema(d, "NewAuthor").required.push("born");
    },
  ],
  [
    "a request's enum takes a new value",
    "holds",
    ["request-type-widened"],
    (d) => {
      property(d, "NewBook.kind").enum.push("essays");
    },
  ],
  [
    "a request's enum no longer takes a value",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.kind").enum.pop();
    },
  ],
  [
    "a request's string becomes an enum",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.title").enum = ["a", "b"];
    },
  ],
  [
    "a request's enum becomes any string",
    "holds",
    ["request-type-widened"],
    (d) => {
      drop(property(d, "NewBook.kind"), "enum");
    },
  ],
  [
    "a request's property no longer takes null",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.price").type = "number";
    },
  ],
  [
    "a request's property also takes null",
    "holds",
    ["request-type-widened"],
    (d) => {
      property(d, "NewBook.title").type = ["string", "null"];
    },
  ],
  [
    "a request's property changes its type",
    "breaks",
    ["request-type-changed"],
    (d) => {
      property(d, "NewBook.title").type = "integer";
      drop(property(d, "NewBook.title"), "maxLength");
    },
    (d) => {
      drop(property(d, "NewBook.title"), "maxLength");
    },
  ],
  [
    "a body may be left out",
    "holds",
    ["argument-optional"],
    (d) => {
      body(d).required = false;
    },
  ],
  [
    "a body has to be given",
    "breaks",
    ["argument-required"],
    (d) => {
      body(d).required = true;
    },
    (d) => {
      body(d).required = false;
    },
  ],
  [
    "an operation takes no body any more",
    "breaks",
    ["argument-removed"],
    (d) => {
      drop(operation(d, CREATE), "requestBody");
    },
  ],
  [
    "an operation takes a body",
    "breaks",
    ["argument-required"],
    (d) => {
      operation(d, "delete /books/{id}").requestBody = {
        required: true,
        content: json({ $ref: "#/components/schemas/NewBook" }),
      };
    },
  ],
  [
    "a body is sent as a form",
    "holds",
    ["media-type-changed"],
    (d) => {
      body(d).content = {
        "application/x-www-form-urlencoded": body(d).content["application/json"],
      };
    },
  ],
  [
    "a property becomes read-only, and is no longer taken",
    "breaks",
    ["request-property-removed", "schema-added"],
    (d) => {
      property(d, "NewBook.subtitle").readOnly = true;
    },
  ],
  [
    "a request's property is renamed",
    "breaks",
    ["request-property-added", "request-property-removed"],
    (d) => {
      schema(d, "NewBook").properties.byline = property(d, "NewBook.subtitle");
      drop(schema(d, "NewBook").properties, "subtitle");
    },
  ],
  [
    "a request's union takes another alternative",
    "holds",
    ["request-type-widened"],
    (d) => {
      property(d, "NewBook.price").type = ["number", "null", "string"];
    },
  ],
  [
    "a request's union of objects takes one less",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.cover").oneOf.pop();
    },
    (d) => {
      schema(d, "NewBook").properties.cover = {
        oneOf: [{ $ref: "#/components/schemas/Photo" }, { $ref: "#/components/schemas/Drawing" }],
      };
    },
  ],
  [
    "a request's dictionary takes other values",
    "breaks",
    ["request-type-changed"],
    (d) => {
      property(d, "NewBook.notes").additionalProperties.type = "integer";
    },
    (d) => {
      schema(d, "NewBook").properties.notes = {
        type: "object",
        additionalProperties: { type: "string" },
      };
    },
  ],
  [
    "a body is sent in several parts, as the same type",
    "holds",
    ["media-type-changed"],
    (d) => {
      body(d).content = { "multipart/form-data": body(d).content["application/json"] };
    },
  ],
  [
    "a body is text, no longer JSON",
    "breaks",
    ["media-type-changed", "request-type-changed"],
    (d) => {
      body(d).content = { "text/plain": { schema: { type: "string" } } };
    },
  ],
];
