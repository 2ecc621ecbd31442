import { expect, test } from "@jest/globals";

import { writtenParameter } from "./written-parameter.js";

const id = { name: "id", in: "path", required: true };
const page = { name: "page", in: "query" };
const root = {
  paths: {
    "/books/{id}": {
      parameters: [id],
      get: { parameters: [page] },
      additionalOperations: { COPY: { parameters: [page] } },
    },
  },
};
const item = "/paths/~1books~1{id}";

test.each([
  ["get", "query", "page", `${item}/get/parameters/0`],
  ["get", "path", "id", `${item}/parameters/0`],
  ["additionalOperations/COPY", "query", "page", `${item}/additionalOperations/COPY/parameters/0`],
  ["additionalOperations/COPY", "path", "id", `${item}/parameters/0`],
  ["get", "header", "page", undefined],
])("of %s, the %s parameter %s is written at %s", (operation, place, name, pointer) => {
  expect(writtenParameter(root, `${item}/${operation}`, place, name)).toBe(pointer);
});
