/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   an edit reaches anywhere in a document, which has no type */
import type { Editable } from "./books-document.js";
import type { Edit } from "./edits.js";

const told = (schema: object): Editable => ({
  post: {
    requestBody: { content: { "application/json": { schema } } },
    responses: { "200": { description: "heard" } },
  },
});

const lent = (type = "book.lent"): Editable => ({
  type: "object",
  required: ["type", "until"],
  properties: { type: { const: type }, until: { type: "string" }, to: { type: "string" } },
});

/** One event of a component, which is read elsewhere, too, and one of a schema of its own. */
const withWebhooks = (document: Editable): void => {
  const Sold = {
    type: "object",
    required: ["type", "book"],
    properties: { type: { const: "book.sold" }, book: { $ref: "#/components/schemas/Book" } },
  };
  Object.assign(document.components.schemas, { Sold });
  document.webhooks = {
    "book.lent": told(lent()),
    "book.sold": told({ $ref: "#/components/schemas/Sold" }),
  };
};

const payload = (document: Editable): Editable =>
  document.webhooks["book.lent"].post.requestBody.content["application/json"].schema;
const drop = (holder: Editable, key: string): void => {
  Reflect.deleteProperty(holder, key);
};

type Row = readonly [
  what: string,
  verdict: Edit["verdict"],
  codes: readonly string[],
  edit: Edit["edit"],
];

const rows: readonly Row[] = [
  [
    "a webhook with a schema of its own goes",
    "breaks",
    ["webhook-removed"],
    (d) => {
      drop(d.webhooks, "book.lent");
    },
  ],
  [
    "a webhook of a component goes, and the component stays",
    "breaks",
    ["webhook-removed"],
    (d) => {
      drop(d.webhooks, "book.sold");
    },
  ],
  [
    "all webhooks go",
    "breaks",
    ["webhook-removed"],
    (d) => {
      drop(d, "webhooks");
    },
  ],
  [
    "a webhook comes",
    "holds",
    ["webhook-added"],
    (d) => {
      d.webhooks["book.lost"] = told(lent("book.lost"));
    },
  ],
  [
    "a webhook is deprecated",
    "holds",
    ["webhook-deprecated"],
    (d) => {
      d.webhooks["book.lent"].post.deprecated = true;
    },
  ],
  [
    "a webhook is described in other words",
    "holds",
    ["description-changed"],
    (d) => {
      d.webhooks["book.lent"].post.description = "Told at once.";
    },
  ],
  [
    "a property goes from a payload",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(payload(d).properties, "to");
    },
  ],
  [
    "a property of a payload comes",
    "holds",
    ["response-property-added"],
    (d) => {
      payload(d).properties.since = { type: "string" };
    },
  ],
  [
    "a property of a payload may be missing",
    "breaks",
    ["response-property-optional"],
    (d) => {
      payload(d).required = ["type"];
    },
  ],
  [
    "a property of a payload may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      payload(d).properties.until.type = ["string", "null"];
    },
  ],
  [
    "what tells an event is another text",
    "breaks",
    ["response-type-changed"],
    (d) => {
      payload(d).properties.type.const = "book.borrowed";
    },
  ],
  [
    "a property goes that answers and payloads have",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(d.components.schemas.Book.properties, "subtitle");
    },
  ],
];

export const webhookEdits: readonly Edit[] = [
  ...rows.map(([what, verdict, codes, edit]) => ({
    ...{ what, verdict, codes, edit, before: withWebhooks },
  })),
  {
    what: "the first webhooks come",
    verdict: "holds",
    codes: ["schema-added", "webhook-added"],
    edit: withWebhooks,
  },
];
