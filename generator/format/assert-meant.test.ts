import { expect, test } from "@jest/globals";

import fc from "fast-check";

import { assertMeant, assertWordsMeant } from "./assert-meant.js";
import { layOut } from "./layout/layout.js";

const meant = new Set(["Books", "list", "call", "core", "#core", "api"]);
const check = (text: string) => (): void => {
  assertMeant("books.ts", text, meant);
};

test("what was meant passes, whatever its strings and comments say", () => {
  const text = `
import { call } from "./runtime/index.js";
/** evil(); */
export class Books {
  readonly #core: core;
  list(): Books { return call(this.#core, { "evil()": "\${evil()}" }); }
}
export const api: api = { list: ["evil"] };
`;
  expect(check(text)).not.toThrow();
});

test.each([
  ["a name that nobody meant", "export const api = evil;"],
  ["a call of such a name", "export const api = { list: evil() };"],
  ["a member of such a name", "export interface api { evil: string }"],
  ["a private member of such a name", "export class Books { #evil = 1; }"],
  ["a statement without a name", "while (true);"],
  ["a statement that runs when the module is loaded", "call();"],
  ["an import for its effects", 'import "./list.js";'],
  ["an import of another package", 'import { call } from "core";'],
  ["an export of another package", 'export * from "core";'],
  ["an import by a call", 'export const api = import("core");'],
  ["a type from another package", 'export type api = import("core").list;'],
  ["text with holes", "export const api = `${call}`;"],
  ["an order to the compiler", "/** @ts-ignore */\nexport const api = 1;"],
  ["an order for the whole file", "// @ts-nocheck\nexport const api = 1;"],
  ["a reference to other files", '/// <reference path="core" />\nexport const api = 1;'],
  ["what is not TypeScript", "export const api = ;"],
])("%s does not", (_, text) => {
  expect(check(text)).toThrow("is not what was meant");
});

test("a word of a type that nobody meant is found without the compiler", () => {
  const { words } = layOut("export interface api { list: evil }", 100) ?? {};
  expect(() => {
    assertWordsMeant("schema.d.ts", words ?? new Set(), meant);
  }).toThrow('it has the name "evil"');
});

test.each([
  ["a statement that is no type", "export interface api { list: core }\ncall();"],
  ["an import", 'import { call } from "./call.js";'],
  ["an order to the compiler", "/** @ts-ignore */\nexport type api = core;"],
  [
    "an order at the end of a comment",
    "/**\n * Said.\n * @ts-expect-error */\nexport type api = core;",
  ],
])("%s is left to the compiler", (_, text) => {
  expect(layOut(text, 100)?.words).toBeUndefined();
});

test("what is known to declare types alone, the compiler finds nothing in either", () => {
  const pieces = fc.constantFrom(
    ..."export|interface|type|A|B|{|}|:|;|=|?|\n| |<|>|[|]|(|)|,|.|...|&|*|/|//|/** c */|/** @ts-ignore */|\"s\"|'s'|`s`|import|typeof|new|class|readonly|keyof|null|this|1|-|#a|extends|\u2028|\\".split(
      "|",
    ),
    ...["|", "export type A = ", "export interface A {\n  a: ", ";\n}\n", "\n\n"],
  );
  const texts = fc.array(pieces, { minLength: 1, maxLength: 14 }).map((all) => all.join(""));
  const bodies = fc.oneof(
    texts,
    texts.map((text) => `export type A = ${text};`),
    texts.map((text) => `export interface A {\n  a: ${text};\n}`),
  );
  fc.assert(
    fc.property(bodies, (text) => {
      const laidOut = layOut(text, 100);
      if (laidOut?.words === undefined) return;
      assertMeant("schema.d.ts", laidOut.text, laidOut.words);
    }),
    { numRuns: 20_000 },
  );
});
