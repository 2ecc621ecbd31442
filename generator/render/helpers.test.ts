import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { docText } from "../views/doc-text.js";
import { helpers } from "./helpers.js";

test.each([
  ["one line", ["A book."], "/** A book. */"],
  ["paragraphs", ["A", undefined, " ", "B"], "/**\n * A\n *\n * B\n */"],
  [
    "every kind of line break",
    ["a\r\nb\rc\u2028d\u0085e"],
    "/**\n * a\n * b\n * c\n * d\n * e\n */",
  ],
  ["a comment's end", ["*/ alert(1) /*"], "/** *\\/ alert(1) /* */"],
  ["one that appears when something is taken out", ["*\u200b/ x"], "/** *\\/ x */"],
  ["one across lines", ["*\n/"], "/**\n * *\n * /\n */"],
])("a doc comment of %s", (_, paragraphs, expected) => {
  expect(helpers.doc(docText(paragraphs))).toBe(expected);
});

test("a doc comment ends where it should, whatever is in it", () => {
  const dangerous = fc.array(
    fc.constantFrom("*", "/", "\u200b", "\n", "\r", "\u2028", " ", "\\", "a"),
  );
  fc.assert(
    fc.property(dangerous, (parts) => {
      const comment = helpers.doc(docText([parts.join("")]));
      expect(comment.indexOf("*/")).toBe(comment.length - 2);
    }),
  );
});

test.each([
  ["# heading", "\\# heading"],
  ["<script>", "\\<script\\>"],
  ["[a](javascript:b)", "\\[a\\](javascript:b)"],
  ["1. one\n\n2. two", "1\\. one 2. two"],
  ["- item", "\\- item"],
])("%j in Markdown is %j", (text, expected) => {
  expect(helpers.md(text)).toBe(expected);
});

test.each([
  ["a", "`a`"],
  ["a`b", "``a`b``"],
  ["`a", "`` `a ``"],
  ["a\nb", "`a b`"],
])("%j as inline code is %j", (text, expected) => {
  expect(helpers.mdcode(text)).toBe(expected);
});

test.each(["code", "list", "string", "json", "doc", "md", "mdcode"] as const)(
  "%s prints nothing that is not meant for it",
  (printer) => {
    expect(() => helpers[printer]({ text: "raw" })).toThrow(TypeError);
    expect(() => helpers[printer](undefined)).toThrow(TypeError);
  },
);

test("code cannot be made of text", () => {
  expect(() => helpers.code("alert(1)")).toThrow("what is not code");
  expect(() => helpers.list(["alert(1)"])).toThrow("what is not code");
});

test("a doc comment gives the compiler no orders", () => {
  expect(helpers.doc("@ts-expect-error Not yet.")).toBe("/**\n * @ts-expect-error Not yet.\n */");
});

test("JSON shows what it says", () => {
  expect(helpers.json("a\u202eb\u0007")).toBe('"ab"');
});
