import { expect, test } from "@jest/globals";

import { pageOf } from "./latency-server.js";

test.each([
  [1, 100],
  [3, 100],
  [4, 0],
])("page %d of three has %d items", (page, count) => {
  expect(pageOf(page, 3).items).toHaveLength(count);
});
