import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatText } from "./format.js";
import { splitPlain } from "./plain-declarations.js";

/** Prettier's own answer, whatever we think of a declaration. */
function byPrettier(text: string): Promise<string> {
  return formatText("all.ts", text);
}

async function formatted(text: string): Promise<string> {
  return formatText("src/schema.d.ts", text);
}

/** Declarations as TypeScript prints them, and whether they need Prettier. */
const declarations: readonly (readonly [string, "plain" | "prettier"])[] = [
  ["export interface A {\n    b: string;\n    c?: number | null;\n}", "plain"],
  ["/** Said. */\nexport type B = A | string[];", "plain"],
  [
    "export interface C {\n    /**\n     * One.\n     *\n     *     code\n     */\n    d: A;\n}",
    "plain",
  ],
  ["export interface D {\n    e?: {\n        f: Record<string, never>;\n    };\n}", "plain"],
  ["export interface E {\n    [key: string]: unknown;\n}", "plain"],
  ["export interface F {\n    g: (A | B)[];\n    readonly h: \"x-y\" | 'z'.length;\n}", "prettier"],
  ['export interface G {\n    kind: "a" | "b";\n}', "plain"],
  ['export interface H {\n    "x-y"?: string;\n}', "prettier"],
  ["export interface I {\n}", "prettier"],
  ["export interface J {\n    k: {};\n    l: {\n    };\n}", "prettier"],
  [`export type K = ${Array.from({ length: 40 }, (_, i) => `"v${i}"`).join(" | ")};`, "prettier"],
  ["export type L = A & {\n    m: string;\n};", "prettier"],
  ["export type M = (string);", "prettier"],
  ["export type N = [\n    string,\n    number\n];", "prettier"],
  ['export type O = "\\u202e" | "\\"";', "prettier"],
  ["// A line.\nexport type P = A;", "prettier"],
];

test.each(declarations)("%j is %s", async (text, kind) => {
  const valid = text.replace("'z'.length", '"z"');
  expect(splitPlain(text, 100).left).toHaveLength(kind === "plain" ? 0 : 1);
  expect(await formatted(valid)).toBe(await byPrettier(valid));
});

test("any of them together come out as Prettier would have them", async () => {
  const valid = declarations.map(([text]) => text.replace("'z'.length", '"z"'));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(valid, { minLength: 1 }), async (chosen) => {
      const text = `// Header.\n\n${chosen.join("\n\n")}\n\n`;
      expect(await formatted(text)).toBe(await byPrettier(text));
    }),
    { numRuns: 25 },
  );
});
