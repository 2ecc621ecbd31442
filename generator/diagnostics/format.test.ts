import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "./diagnostic.js";
import { formatGithub } from "./format-github.js";
import { reported } from "./format-json.js";
import { formatText } from "./format-text.js";
import { nearestNames } from "./nearest.js";
import { locationOf } from "./text-position.js";

const source = { file: "spec/a.yaml", text: "openapi: 3.1.0\ninfo:\n  title: 5\npaths: {}\n" };

const fault: Diagnostic = {
  code: "wrong-type",
  severity: "error",
  message: '"title" must be a string',
  pointer: "#/info/title",
  location: locationOf(source, 23, 31),
  hint: "Put it in quotes.",
};

describe("text", () => {
  test("shows the place, the lines, and what to do", () => {
    expect(formatText([fault])).toMatchInlineSnapshot(`
      "spec/a.yaml:3:3: error wrong-type: "title" must be a string
        at #/info/title
          2 | info:
        > 3 |   title: 5
            |   ^^^^^^^^
          4 | paths: {}
        hint: Put it in quotes.

      1 error
      "
    `);
  });

  test("is ordered by place, says nothing twice, and counts", () => {
    const later: Diagnostic = { ...fault, code: "b", location: locationOf(source, 34) };
    const nowhere: Diagnostic = { code: "c", severity: "warning", message: "no place" };
    const lines = formatText([nowhere, later, fault, fault]).split("\n");
    expect(lines.filter((line) => /^(spec|warning|\d)/.test(line))).toEqual([
      'spec/a.yaml:3:3: error wrong-type: "title" must be a string',
      'spec/a.yaml:4:3: error b: "title" must be a string',
      "warning c: no place",
      "2 errors, 1 warning",
    ]);
  });

  test.each([
    ["escape sequences", "\u001b[31mred", "\\u001b[31mred"],
    ["other directions", "\u202eabc", "\\u202eabc"],
    ["line breaks", "a\nb\u2028c", "a\\nb\\u2028c"],
    ["lone surrogates", "a\ud800", "a\\ud800"],
    ["invisible letters", "a\u200bb\u{e0041}", "a\\u200bb\\u{e0041}"],
  ])("shows %s as such", (_, text, shown) => {
    const hostile = { file: text, text: `a: "${text.replace("\n", " ")}"` };
    const diagnostic = { ...fault, message: text, pointer: text, hint: text };
    const output = formatText([{ ...diagnostic, location: locationOf(hostile, 0) }]);
    expect(output.split(shown).length).toBeGreaterThanOrEqual(4);
    for (const unsafe of ["\u001b", "\u202e", "\u2028", "\u200b"]) {
      expect(output).not.toContain(unsafe);
    }
  });

  test("cuts a line of megabytes around the place", () => {
    const long = { file: "a.json", text: `${"a".repeat(500_000)}XYZ${"b".repeat(500_000)}` };
    const output = formatText([{ ...fault, location: locationOf(long, 500_000, 500_003) }]);
    const [line = "", marker = ""] = output.split("\n").slice(2);
    expect(line.length).toBeLessThan(150);
    expect(line.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1)).toBe("XYZ");
  });

  test("has colours if they are asked for", () => {
    expect(formatText([fault], { color: true })).toContain("\u001b[1;31merror wrong-type\u001b[0m");
    expect(formatText([])).toBe("");
  });
});

test("annotations are escaped", () => {
  const odd = {
    ...fault,
    message: "50% of a::b, c",
    location: locationOf({ ...source, file: "a,b:c.yaml" }, 23, 31),
  };
  expect(formatGithub([odd])).toBe(
    "::error file=a%2Cb%3Ac.yaml,line=3,endLine=3,col=3,endColumn=11,title=wrong-type::50%25 of a::b, c%0Aat #/info/title%0Ahint: Put it in quotes.\n",
  );
});

test.each([
  ["spec/a.yaml", "", "spec/a.yaml"],
  ["spec/a.yaml", "packages/api", "packages/api/spec/a.yaml"],
  ["../a.yaml", "packages/api", "packages/a.yaml"],
  ["/elsewhere/a.yaml", "packages/api", "/elsewhere/a.yaml"],
])("GitHub is told of %s, run in %j of a checkout, as %s", (file, folder, shown) => {
  const placed = { ...fault, location: locationOf({ ...source, file }, 23, 31) };
  expect(formatGithub([placed], folder)).toContain(`file=${shown},`);
});

test("JSON has every member, null where there is nothing", () => {
  const bare: Diagnostic = { code: "a", severity: "note", message: "b", pointer: "#" };
  expect(reported([fault, bare])).toEqual([
    {
      ...fault,
      location: { file: "spec/a.yaml", line: 3, column: 3, endLine: 3, endColumn: 11 },
    },
    { ...bare, location: null, hint: null },
  ]);
});

test.each([
  ["pge", ["page", "size"], ["page"]],
  ["parametrs", ["parameters", "responses"], ["parameters"]],
  ["Bok", ["Book", "Bo", "Cook"], ["Bo", "Book"]],
  ["x", ["total"], []],
])("%s is near to what differs in few letters", (name, known, expected) => {
  expect(nearestNames(name, known, 2)).toEqual(expected);
});
