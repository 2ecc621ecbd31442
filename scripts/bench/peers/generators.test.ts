import { expect, test } from "@jest/globals";

import { furtherGeneratorNames, generatorNames, keyOf } from "./generators.js";

test("what each generator makes is kept apart from what the others make", () => {
  const names = [...generatorNames, ...furtherGeneratorNames];
  expect(new Set(names.map(keyOf)).size).toBe(names.length);
});

test("a peer's settings are part of what its clients are known by", () => {
  expect(keyOf("Redocly")).toContain("offsetParam: page");
});
