import { expect, test } from "@jest/globals";

import { plainComment } from "./comments.js";

test.each([
  ["a description alone", "* @description A book. ", "* A book. "],
  [
    "the description goes first",
    "*\n * Format: uuid\n * @description Its id.\n * @default x\n ",
    "*\n * Its id.\n *\n * Format: uuid.\n *\n * @default x\n ",
  ],
  [
    "lines of a description keep together",
    "*\n * @description One.\n *\n *     - two\n * @deprecated\n ",
    "*\n * One.\n *\n * - two\n *\n * @deprecated\n ",
  ],
  [
    "the compiler gets no orders",
    "* @description @ts-expect-error Not yet. ",
    "*\n * @ts-expect-error Not yet.\n ",
  ],
  ["what the type says is not said again", "* @enum {string} ", undefined],
  [
    "nor what openapi-typescript added",
    "*\n * @description discriminator enum property added by openapi-typescript\n * @enum {string}\n ",
    undefined,
  ],
  ["a comment's end stays broken up", "* @description a *\\/ b ", "* a *\\/ b "],
  ["and is broken up where joining made one", "* @description a */ b ", "* a *\\/ b "],
])("%s", (_, given, expected) => {
  expect(plainComment(given)).toBe(expected);
});
