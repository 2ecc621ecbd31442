/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import { expect, test } from "@jest/globals";
import { booksDocument, type Editable } from "../testing/books-document.js";
import {
  CREATE,
  drop,
  GET,
  json,
  LIST,
  ok,
  operation,
  property,
  schema,
} from "../testing/edits/words.js";
import { faultsOf } from "../testing/consumers.js";
import { stateOf } from "../testing/states.js";
import { diffStates } from "./diff-states.js";

type Edit = (document: Editable) => void;

const header = (d: Editable, route: string): void => {
  const one = { name: "X-Trace", in: "header", schema: { type: "string" } };
  operation(d, route).parameters = [...(operation(d, route).parameters ?? []), one];
};

/** `Photo` and `Drawing` are made of a schema that they share. */
const shared: Edit = (d) => {
  d.components.schemas.Sized = {
    type: "object",
    required: ["width"],
    properties: { width: { type: "integer" }, unit: { type: "string", enum: ["px"] } },
  };
  for (const name of ["Photo", "Drawing"]) {
    const own = schema(d, name);
    d.components.schemas[name] = { allOf: [{ $ref: "#/components/schemas/Sized" }, own] };
  }
};

/** What is told, in the order of the report. */
const rows: readonly [what: string, told: readonly string[], edit: Edit, before?: Edit][] = [
  [
    "two properties of the same old type are of the same new type",
    [
      "`Photo.camera` was `string | undefined` and is `number | undefined`",
      "`Photo.lens` was `string | undefined` and is `number | undefined`",
    ],
    (d) => {
      for (const name of ["camera", "lens"]) schema(d, "Photo").properties[name].type = "number";
    },
    (d) => {
      schema(d, "Photo").properties.lens = { type: "string" };
    },
  ],
  [
    "two lists of the same type are lists of another one",
    ["`Book.genres[]` was `string` and is `number`", "`Book.tags[]` was `string` and is `number`"],
    (d) => {
      for (const name of ["tags", "genres"]) property(d, `Book.${name}`).items.type = "number";
    },
    (d) => {
      schema(d, "Book").properties.genres = { type: "array", items: { type: "string" } };
    },
  ],
  [
    "two properties refer to another schema, which is a list",
    [
      "`Book.author` was `Author` and is `Photo[]`",
      "`Book.editor` was `Author | undefined` and is `Photo[] | undefined`",
    ],
    (d) => {
      const photos = { type: "array", items: { $ref: "#/components/schemas/Photo" } };
      for (const name of ["author", "editor"]) schema(d, "Book").properties[name] = photos;
    },
    (d) => {
      schema(d, "Book").properties.editor = { $ref: "#/components/schemas/Author" };
    },
  ],
  [
    "what several schemas take over is told of the schema that has it",
    ['`Sized.unit` may now also be `"mm"`', "`Sized.height` is new in what the server sends"],
    (d) => {
      schema(d, "Sized").properties.height = { type: "integer" };
      schema(d, "Sized").properties.unit.enum.push("mm");
    },
    shared,
  ],
  [
    "what a schema no longer takes over is told of that schema",
    [
      "`Photo.unit` is gone from what the server sends",
      "`Photo.width` is gone from what the server sends",
    ],
    (d) => {
      schema(d, "Photo").allOf.shift();
    },
    shared,
  ],
  [
    "alternatives that have more than before are still there",
    ["`Sized.height` is new in what the server sends"],
    (d) => {
      schema(d, "Sized").properties.height = { type: "integer" };
      schema(d, "Sized").required.push("height");
    },
    shared,
  ],
  [
    "what comes with an error is told of its schema, with what else has it",
    ["`Author.born` is gone from what the server sends"],
    (d) => {
      drop(schema(d, "Author").properties, "born");
    },
    (d) => {
      operation(d, GET).responses["404"] = ok(json({ $ref: "#/components/schemas/Author" }));
    },
  ],
  [
    "a union with a name has an alternative more",
    ["`Cover` may now also be `Problem`"],
    (d) => {
      drop(schema(d, "Cover"), "discriminator");
      schema(d, "Cover").oneOf.push({ $ref: "#/components/schemas/Problem" });
    },
    (d) => {
      drop(schema(d, "Cover"), "discriminator");
      for (const name of ["first", "second"])
        schema(d, "Book").properties[name] = { $ref: "#/components/schemas/Cover" };
    },
  ],
  [
    "several operations have the same new header",
    [
      "`options` of 2 operations is no longer where it was: `headers` stands there",
      "2 operations may be given `headers`",
    ],
    (d) => {
      header(d, LIST);
      header(d, CREATE);
    },
  ],
  [
    "several operations take another type in the same place",
    ["`query.order` of 2 operations took `string | undefined` and takes `number | undefined`"],
    (d) => {
      for (const route of [LIST, GET]) operation(d, route).parameters.at(-1).schema.type = "number";
    },
    (d) => {
      const order = { name: "order", in: "query", schema: { type: "string" } };
      operation(d, LIST).parameters[2] = order;
      operation(d, GET).parameters.push(order);
    },
  ],
  [
    "an operation is renamed, and gives something else",
    ["`books.get` is now called `books.fetch`", "`books.fetch result` was `Book` and is `string`"],
    (d) => {
      operation(d, GET).operationId = "fetch";
      operation(d, GET).responses["200"] = ok(json({ type: "string" }));
    },
  ],
  [
    "the type of a response keeps its name where there is another response",
    [
      "`books.get result` may now also be `BooksGetResult202`",
      "`BooksGetResult.c` is new in what the server sends",
    ],
    (d) => {
      const { responses } = operation(d, GET);
      responses["200"].content["application/json"].schema.properties.c = { type: "string" };
      const other = { type: "object", required: ["a"], properties: { a: { type: "string" } } };
      operation(d, GET).responses["202"] = ok(json(other));
    },
    (d) => {
      const own = { type: "object", required: ["b"], properties: { b: { type: "string" } } };
      operation(d, GET).responses["200"] = ok(json(own));
    },
  ],
  [
    "the type of a response gives its name to the one that comes before it",
    [
      "`BooksGetResult.b` is gone from what the server sends",
      "`BooksGetResult.a` is new in what the server sends",
    ],
    (d) => {
      const other = { type: "object", required: ["a"], properties: { a: { type: "string" } } };
      operation(d, GET).responses["200"] = ok(json(other));
    },
    (d) => {
      const own = { type: "object", required: ["b"], properties: { b: { type: "string" } } };
      operation(d, GET).responses = { "202": ok(json(own)) };
    },
  ],
  [
    "a schema says of which type other properties are, or does no longer",
    [
      "Any other property of `Book.notes` is gone from what the server sends",
      "Any other property of `Author` is new in what the server sends",
      "`Book.notes.short` is new in what the server sends",
    ],
    (d) => {
      schema(d, "Author").additionalProperties = {};
      const short = { type: "string" };
      schema(d, "Book").properties.notes = { type: "object", properties: { short } };
    },
  ],
  [
    "what was of a type is of any",
    ["`Book.title` was `string` and is `unknown`"],
    (d) => {
      schema(d, "Book").properties.title = {};
    },
  ],
  [
    "a property of an alternative beside a text goes",
    ["`Author.born` is gone from what the server sends"],
    (d) => {
      drop(schema(d, "Author").properties, "born");
    },
    (d) => {
      schema(d, "Book").properties.author = {
        oneOf: [{ type: "string" }, { $ref: "#/components/schemas/Author" }],
      };
    },
  ],
];

const cases = rows.map(([what, told, edit, before]) => ({ what, told, edit, before }));

test.each(cases)("$what", async ({ told, edit, before }) => {
  const from = booksDocument() as object;
  const to = booksDocument() as object;
  for (const document of [from, to]) before?.(document);
  edit(to);
  const [old, now] = [await stateOf(from), await stateOf(to)];
  const findings = diffStates(old, now).filter(({ level }) => level === "types");
  expect(findings.map(({ message }) => message)).toEqual(told);
  const examples = findings.flatMap(({ example }) => example ?? []);
  const said = (client: typeof old): readonly boolean[] =>
    faultsOf(examples.map((text) => ({ text, client }))).map((faults) => faults.length === 0);
  expect(said(old)).toEqual(examples.map(() => true));
  expect(said(now)).toEqual(examples.map(() => false));
});
