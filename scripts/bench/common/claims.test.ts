import { expect, test } from "@jest/globals";

import { behind, figure, notMeasured } from "./claims.js";

test("who is ahead is told, from the furthest on, and that no reason is written", () => {
  const others = { slower: 12, faster: 8.5, fastest: 1, "as fast": 10, unknown: NaN };
  expect(behind([{ measure: "of a test", unit: "B", ours: 10, others }])).toEqual([
    ["of a test", "10 B", "fastest 1; faster 8.50", "(no reason is written yet)"],
  ]);
});

test("a figure in which nobody is ahead is not told", () => {
  expect(behind([{ measure: "of a test", unit: "", ours: 1, others: { other: 2 } }])).toEqual([]);
});

test("a figure of ours that is missing is told, and nobody is ahead in it", () => {
  const claims = [
    { measure: "missing", unit: "", ours: NaN, others: { other: 2 } },
    { measure: "there", unit: "", ours: 1, others: { other: NaN } },
  ];
  expect(notMeasured(claims)).toEqual(["missing"]);
  expect(behind(claims)).toEqual([]);
});

test.each([
  [1234567.8, "1,234,568"],
  [12.345, "12.35"],
  [3, "3"],
  [NaN, "–"],
])("%d is written %s", (value, text) => {
  expect(figure(value)).toBe(text);
});
