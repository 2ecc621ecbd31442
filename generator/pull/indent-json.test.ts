import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { indentJson } from "./indent-json.js";

test("any value is laid out as JSON.stringify would", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, "\t"), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(indentJson(text)).toBe(`${JSON.stringify(value, null, 2)}\n`);
    }),
  );
});

test("what JSON.stringify would change stays as it is", () => {
  const text =
    '{"b":1.0,"a":12345678901234567890,"e":1E5,"u":"\\u00e9\\/","a b":"{[,:]}\\"","0":[{},[]]}';
  expect(indentJson(text).replaceAll(/\n */g, "").replaceAll('": ', '":')).toBe(text);
});
