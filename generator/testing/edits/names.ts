/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   an edit reaches anywhere in a document, which has no type */
import { drop, property, schema, type Row } from "./words.js";

/** What becomes of names that a package exports, and of its own. */
export const names: readonly Row[] = [
  [
    "a schema is renamed",
    "breaks",
    ["export-removed", "schema-added"],
    (d) => {
      d.components.schemas.Writer = schema(d, "Author");
      drop(d.components.schemas, "Author");
      property(d, "Book.author").$ref = "#/components/schemas/Writer";
    },
  ],
  [
    "a schema that nothing uses goes",
    "breaks",
    ["export-removed"],
    (d) => {
      drop(d.components.schemas, "Unused");
    },
    (d) => {
      d.components.schemas.Unused = { type: "object", properties: { a: { type: "string" } } };
    },
  ],
  [
    "a schema is new",
    "holds",
    ["schema-added"],
    (d) => {
      d.components.schemas.Unused = { type: "object", properties: { a: { type: "string" } } };
    },
  ],
  [
    "a schema takes the name of a resource's class",
    "breaks",
    ["export-removed", "schema-added"],
    (d) => {
      d.components.schemas.Covers = { type: "object", properties: { a: { type: "string" } } };
    },
  ],
  [
    "the client is renamed",
    "breaks",
    ["client-renamed"],
    (d) => {
      d["x-pagewright"] = { client: "Shelf" };
    },
  ],
  [
    "the package is renamed",
    "breaks",
    ["package-renamed"],
    (d) => {
      d["x-pagewright"] = { package: "@acme/tomes" };
    },
  ],
];
