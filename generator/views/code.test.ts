import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { code, identifier, literal, memberAccess, memberName, stringLiteral } from "./code.js";

test.each([
  [["items"], "page.items"],
  [["pagination", "max_page"], "page.pagination.max_page"],
  [["max-page"], 'page["max-page"]'],
  [['a"b'], 'page["a\\"b"]'],
  [["class"], "page.class"],
  [["été"], "page.été"],
])("%j is read as %s", (path, expected) => {
  expect(memberAccess(identifier("page"), path).text).toBe(expected);
});

test.each([
  ["delete", "delete"],
  ["constructor", '["constructor"]'],
  ["__proto__", '["__proto__"]'],
  ["a-b", '"a-b"'],
  ["", '""'],
  ["\\u0061", '"\\\\u0061"'],
])("a member called %j is written %s", (name, expected) => {
  expect(memberName(name).text).toBe(expected);
});

test.each([
  ["`${process.exit()}`", '"`${process.exit()}`"'],
  ['";alert(1)//', '"\\";alert(1)//"'],
  ["a\u2028b\u2029c", '"a\\u2028b\\u2029c"'],
  ["\u202eevil", '"\\u202eevil"'],
  ["</script><!--", '"\\u003c/script>\\u003c!--"'],
  ["\ud800", '"\\ud800"'],
])("the text %j stays inside the literal %s", (text, expected) => {
  expect(stringLiteral(text).text).toBe(expected);
});

test("a literal means the text it was made of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(JSON.parse(stringLiteral(text).text)).toBe(text);
    }),
  );
});

test("a value is written with what is undefined left out", () => {
  const value = { route: "GET /a", security: [["a"], []], size: undefined, first: 0, "x-y": true };
  expect(literal(value).text).toBe(
    '{ route: "GET /a", security: [["a"], []], first: 0, "x-y": true }',
  );
});

describe("an identifier", () => {
  test.each(["", "a b", "a-b", "class", "1a", "a;b", "a\u200b.b", "\\u0061", "a\n"])(
    "is never %j",
    (name) => {
      expect(() => identifier(name)).toThrow("not an identifier");
    },
  );

  test.each(["a", "$", "_", "été", "of", "type"])("may be %s", (name) => {
    expect(identifier(name).text).toBe(name);
  });
});

test("code is made of code alone", () => {
  // @ts-expect-error -- text is not code
  expect(() => code`a ${"b"}`).toThrow("code is made of code alone");
});
