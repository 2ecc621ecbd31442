import { expect, test } from "@jest/globals";

import { chooseContent } from "./media-types.js";

const schema = { type: "string" } as const;

test.each([
  ["JSON before what else there is", { "text/csv": { schema }, "application/json": {} }, 1],
  ["a name before a range", { "*/*": { schema }, "application/json": { schema } }, 1],
  ["a schema before a name", { "application/json": {}, "application/json; v=1": { schema } }, 1],
  ["a schema of anything before no schema", { "application/json": {}, "*/*": { schema } }, 1],
  ["the first of equals", { "application/a+json": {}, "application/b+json": {} }, 0],
])("of several types a client speaks %s", (_, offered, expected) => {
  expect(chooseContent(offered)?.key).toBe(Object.keys(offered)[expected]);
});
