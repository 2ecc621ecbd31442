/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import { GET, drop, json, ok, operation, property, schema, type Row } from "./words.js";

/** What becomes of whole responses, and of unions and lists in them. */
export const responseBodies: readonly Row[] = [
  [
    "a union has a new alternative",
    "breaks",
    ["response-type-widened", "schema-added"],
    (d) => {
      schema(d, "Cover").oneOf.push({ $ref: "#/components/schemas/Video" });
      schema(d, "Cover").discriminator.mapping.video = "#/components/schemas/Video";
      d.components.schemas.Video = {
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "video" } },
      };
    },
  ],
  [
    "a union loses an alternative whose type stays",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      schema(d, "Cover").oneOf.pop();
      drop(schema(d, "Cover").discriminator.mapping, "drawing");
    },
  ],
  [
    "an alternative of a union loses a property",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Photo").properties, "camera");
    },
  ],
  [
    "a discriminator's value changes",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Photo.kind").const = "picture";
      schema(d, "Cover").discriminator.mapping = {
        picture: "#/components/schemas/Photo",
        drawing: "#/components/schemas/Drawing",
      };
    },
  ],
  [
    "a response loses its body",
    "breaks",
    ["response-type-changed"],
    (d) => {
      operation(d, GET).responses["200"] = { description: "ok" };
    },
  ],
  [
    "an operation without a body gets one",
    "breaks",
    ["response-type-changed"],
    (d) => {
      operation(d, "delete /books/{id}").responses = {
        "200": ok(json({ $ref: "#/components/schemas/Book" })),
        "404": operation(d, "delete /books/{id}").responses["404"],
      };
    },
  ],
  [
    "a response changes from JSON to text",
    "breaks",
    ["response-type-changed"],
    (d) => {
      operation(d, GET).responses["200"] = ok({ "text/plain": { schema: { type: "string" } } });
    },
  ],
  [
    "a response's status changes from 200 to 201",
    "holds",
    [],
    (d) => {
      const { responses: all } = operation(d, GET);
      all["201"] = all["200"];
      drop(all, "200");
    },
  ],
  [
    "a second successful response has another body",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["202"] = ok(json({ $ref: "#/components/schemas/Author" }));
    },
  ],
  [
    "an operation may fail in a new way",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["409"] = ok(json({ $ref: "#/components/schemas/Problem" }));
    },
  ],
  [
    "an operation no longer fails in one of two ways",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      drop(operation(d, GET).responses, "409");
    },
    (d) => {
      operation(d, GET).responses["409"] = ok(json({ $ref: "#/components/schemas/Problem" }));
    },
  ],
  [
    "an error's body loses a property",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Problem").properties, "code");
    },
  ],
  [
    "a property becomes write-only, and is no longer sent back",
    "breaks",
    ["response-property-removed"],
    (d) => {
      property(d, "Book.subtitle").writeOnly = true;
    },
  ],
  [
    "a response may come without a body",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["204"] = { description: "none" };
    },
  ],
  [
    "a whole response may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["200"] = ok(
        json({ anyOf: [{ $ref: "#/components/schemas/Book" }, { type: "null" }] }),
      );
    },
  ],
  [
    "a response becomes a stream of events",
    "breaks",
    ["response-property-added", "response-property-removed"],
    (d) => {
      operation(d, GET).responses["200"] = ok({
        "text/event-stream": { schema: { $ref: "#/components/schemas/Book" } },
      });
    },
  ],
  [
    "a response is JSON by another name",
    "holds",
    ["accept-changed"],
    (d) => {
      operation(d, GET).responses["200"] = ok({
        "application/vnd.books+json": { schema: { $ref: "#/components/schemas/Book" } },
      });
    },
  ],
  [
    "an error's status changes",
    "breaks",
    ["response-type-changed"],
    (d) => {
      const { responses: all } = operation(d, GET);
      all["410"] = all["404"];
      drop(all, "404");
    },
  ],
  [
    "errors of a range are described, where one was",
    "breaks",
    ["response-type-widened"],
    (d) => {
      const { responses: all } = operation(d, GET);
      all["4XX"] = all["404"];
      drop(all, "404");
    },
  ],
  [
    "an error's body changes its type",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Problem.detail").type = "array";
      property(d, "Problem.detail").items = { type: "string" };
    },
  ],
  [
    "an error has no body any more",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["404"] = { description: "none" };
    },
  ],
  [
    "an array's elements may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.tags").items.type = ["string", "null"];
    },
  ],
  [
    "an array must not hold anything twice",
    "holds",
    ["range-changed"],
    (d) => {
      property(d, "Book.tags").uniqueItems = true;
    },
  ],
  [
    "a string's format changes",
    "holds",
    ["format-changed"],
    (d) => {
      property(d, "Book.id").format = "uuid";
    },
  ],
  [
    "one of two schemas that hold one another in lists and objects changes",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Author").properties, "born");
      drop(schema(d, "Author"), "required");
    },
    (d) => {
      const author = { $ref: "#/components/schemas/Author" };
      const shelf = { $ref: "#/components/schemas/Shelf" };
      const authors = { type: "array", items: author };
      schema(d, "Author").properties.shelf = shelf;
      schema(d, "Author").required = ["born"];
      schema(d, "Author").properties.teacher = author;
      d.components.schemas.Shelf = {
        type: "object",
        required: ["authors"],
        properties: {
          authors,
          inside: {
            type: "object",
            properties: { best: author, shelves: { type: "array", items: shelf } },
          },
          others: { type: "object", additionalProperties: authors },
        },
      };
    },
  ],
  [
    "a schema that holds itself changes",
    "breaks",
    ["response-type-changed"],
    (d) => {
      drop(property(d, "Author.born"), "type");
      property(d, "Author.born").type = "string";
    },
    (d) => {
      schema(d, "Author").properties.teacher = { $ref: "#/components/schemas/Author" };
    },
  ],
  [
    "an object is made of two",
    "holds",
    ["response-property-added"],
    (d) => {
      schema(d, "Drawing").allOf = [
        { type: "object", properties: { painter: { type: "string" } } },
      ];
    },
  ],
  [
    "an alternative of a union is renamed",
    "breaks",
    ["export-removed", "schema-added"],
    (d) => {
      d.components.schemas.Picture = schema(d, "Photo");
      drop(d.components.schemas, "Photo");
      schema(d, "Cover").oneOf[0].$ref = "#/components/schemas/Picture";
      schema(d, "Cover").discriminator.mapping.photo = "#/components/schemas/Picture";
    },
  ],
];
