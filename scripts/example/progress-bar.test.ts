import { expect, test } from "@jest/globals";

import { barOf, progressBar } from "./progress-bar.js";

const progress = { page: 1, pageCount: 3, elapsed: 10, requests: 1, retries: 0 };

test.each([
  [125, 250, 2100, "[############            ] 125 of 250, 3 s left"],
  [250, 250, 0, "[########################] 250 of 250"],
  [0, 0, undefined, "[########################] 0 of 0"],
  [9, 3, undefined, "[########################] 9 of 3"],
  [9, undefined, undefined, "9 so far"],
])("%p of %p", (items, total, eta, bar) => {
  expect(barOf({ ...progress, items, total, eta })).toBe(bar);
});

test.each([true, false])("is shown on a terminal alone: %p", (isTTY) => {
  const written: string[] = [];
  const bar = progressBar({ isTTY, write: (text) => written.push(text) });
  bar.show({ ...progress, items: 1, total: 2, eta: undefined });
  bar.clear();
  expect(written).toHaveLength(isTTY ? 2 : 0);
});
