/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import { drop, property, schema, unrequire, type Row } from "./words.js";

/** What becomes of a response's properties, and of their types. */
export const responseProperties: readonly Row[] = [
  [
    "a required property goes from a response",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Book").properties, "title");
      unrequire(d, "Book", "title");
    },
  ],
  [
    "an optional property goes from a response",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Book").properties, "subtitle");
    },
  ],
  [
    "a property of a property goes",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Author").properties, "born");
    },
  ],
  [
    "a property is renamed in a response",
    "breaks",
    ["response-property-removed", "response-property-added"],
    (d) => {
      schema(d, "Book").properties.name = property(d, "Book.title");
      drop(schema(d, "Book").properties, "title");
      schema(d, "Book").required = ["id", "name", "status", "author"];
    },
  ],
  [
    "a response has a new property",
    "holds",
    ["response-property-added"],
    (d) => {
      schema(d, "Book").properties.isbn = { type: "string" };
    },
  ],
  [
    "a response has a new required property",
    "holds",
    ["response-property-added"],
    (d) => {
      schema(d, "Book").properties.isbn = { type: "string" };
      schema(d, "Book").required.push("isbn");
    },
  ],
  [
    "a response's property may be missing",
    "breaks",
    ["response-property-optional"],
    (d) => {
      unrequire(d, "Book", "title");
    },
  ],
  [
    "a response's property is always there",
    "holds",
    ["response-property-required"],
    (d) => {
      schema(d, "Book").required.push("subtitle");
    },
  ],
  [
    "a response's property may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.title").type = ["string", "null"];
    },
  ],
  [
    "a response's property is never null any more",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      property(d, "Book.year").type = "integer";
    },
  ],
  [
    "a response's property changes from string to number",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Book.title").type = "number";
    },
  ],
  [
    "a response's property becomes one of several types",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.title").type = ["string", "integer"];
    },
  ],
  [
    "a response's string becomes an enum",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      property(d, "Book.title").enum = ["a", "b"];
    },
  ],
  [
    "a response's enum becomes any string",
    "breaks",
    ["response-type-widened"],
    (d) => {
      drop(property(d, "Book.status"), "enum");
    },
  ],
  [
    "a response's enum has a new value",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.status").enum.push("lost");
    },
  ],
  [
    "a response's enum loses a value",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      property(d, "Book.status").enum.pop();
    },
  ],
  [
    "an integer becomes a number",
    "holds",
    [],
    (d) => {
      property(d, "Author.born").type = "number";
    },
  ],
  [
    "an array's elements change their type",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Book.tags").items.type = "integer";
    },
  ],
  [
    "an array becomes a single value",
    "breaks",
    ["response-type-changed"],
    (d) => {
      schema(d, "Book").properties.tags = { type: "string" };
    },
  ],
  [
    "a dictionary's values change their type",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Book.notes").additionalProperties.type = "integer";
    },
  ],
  [
    "a dictionary is closed",
    "breaks",
    ["response-property-removed", "response-property-added"],
    (d) => {
      schema(d, "Book").properties.notes = {
        type: "object",
        properties: { short: { type: "string" } },
      };
    },
  ],
  [
    "an object becomes a string",
    "breaks",
    ["response-type-changed"],
    (d) => {
      schema(d, "Book").properties.author = { type: "string" };
    },
  ],
  [
    "a union with a name, which may be missing, gets an alternative",
    "breaks",
    ["response-type-widened", "schema-added"],
    (d) => {
      d.components.schemas.Video = {
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "video" } },
      };
      schema(d, "Cover").oneOf.push({ $ref: "#/components/schemas/Video" });
      schema(d, "Cover").discriminator.mapping.video = "#/components/schemas/Video";
    },
    (d) => {
      schema(d, "Book").properties.cover = { $ref: "#/components/schemas/Cover" };
    },
  ],
];
