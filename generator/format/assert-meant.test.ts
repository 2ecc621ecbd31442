import { expect, test } from "@jest/globals";

import { assertMeant } from "./assert-meant.js";

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
