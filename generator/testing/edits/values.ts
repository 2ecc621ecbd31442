/* eslint-disable @typescript-eslint/no-unsafe-member-access --
   an edit reaches anywhere in a document, which has no type */
import { parameters, property, type Row } from "./words.js";

/** What becomes of values that a type does not tell apart, or not alone. */
export const values: readonly Row[] = [
  [
    "a default changes",
    "holds",
    ["default-changed"],
    (d) => {
      property(d, "NewBook.kind").default = "poems";
    },
  ],
  [
    "a maximum is lowered",
    "holds",
    ["range-changed"],
    (d) => {
      parameters(d)[1].schema.maximum = 50;
    },
  ],
  [
    "a parameter becomes a time, which may be given as a Date",
    "holds",
    ["format-changed", "request-type-widened"],
    (d) => {
      parameters(d)[2].schema = { type: "string", format: "date-time" };
    },
    (d) => {
      parameters(d)[2].schema = { type: "string" };
    },
  ],
  [
    "a parameter is a time no longer",
    "breaks",
    ["format-changed", "request-type-narrowed"],
    (d) => {
      parameters(d)[2].schema = { type: "string" };
    },
    (d) => {
      parameters(d)[2].schema = { type: "string", format: "date-time" };
    },
  ],
  [
    "a length is bounded more narrowly",
    "holds",
    ["range-changed"],
    (d) => {
      property(d, "NewBook.title").maxLength = 20;
    },
  ],
];
