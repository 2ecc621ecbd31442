import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { byPrettier } from "../prettier.js";
import { layOut } from "./layout.js";

async function prettier(text: string): Promise<string> {
  return (await byPrettier("a.ts", text, "typescript")).trimEnd();
}

const long = "ANameOfSomeLengthThatFillsItsLine";
const union = (separator: string): string =>
  Array.from({ length: 6 }, (_, index) => `${long}${index}`).join(separator);
const object = "{\n    a: string;\n    b?: number | null;\n}";

/** Types as TypeScript prints them, on one line or on several. */
const types = [
  ...["string", "A | null", '"a" | "b"', "A[]", "(A | B)[]", "(A | B) | null", "A & B", "(string)"],
  ...["-1 | 0 | 42", '"it\'s" | "\\u202e" | "a\\\\b"', 'A["a"]["b"]', "unknown[][]", "{\n}", "[]"],
  ...[object, `${object}[]`, `${object} | null`, `${object} | undefined`, `(${object} | null)[]`],
  ...[`${object} & A`, `A & ${object}`, `A & B & ${object} & C`, `${object} & ${object}`],
  ...[`(${object} | A) & B`, `${object} & (${object} | ${object})`, `((${object} | A) & B)[]`],
  ...[`(${object} & A) | B`, `Record<string, ${object}>`, `Partial<${object}>`, "Record<A, never>"],
  ...[union(" | "), `(${union(" | ")})[]`, `(${union(" | ")}) | null`, union(" & ")],
  ...[`(${union(" & ")}) | null`, `${object} & (${union(" | ")})`, `Omit<${union(" | ")}, "a">`],
  ...[`Partial<${union(" | ")}>`, `Record<string, ${union(" | ")}> | null`, "[\n    A,\n    B?\n]"],
  ...[`[${union(" | ")}]`, `[A, ${union(" | ")}]`, `[A, ...(A | B)[]] | null`],
  ...[`[${union(", ")}] | null`, `"${union(" ")}" | "a"`],
];

const inType = (type: string): string => `/** Said. */\nexport type Alias = ${type};`;
const inInterface = (type: string): string =>
  `export interface I {\n    /**\n     * One.\n     *\n     *     code\n     */\n    a: ${type};\n` +
  `    "x-y"?: ${type};\n    readonly readonly: ${type};\n    [key: string]: ${type};\n}`;

test.each(types)("types: %s", async (type) => {
  for (const text of [inType(type), inInterface(type)]) {
    expect(layOut(text)).toBe(await prettier(text));
  }
});

test.each([`"${union(" ")}"`, union("")])("what can't be broken: %s", async (type) => {
  for (const text of [
    inType(type),
    `export interface A {\n    a: ${type};\n    "b-c"?: ${type};\n}`,
  ]) {
    expect(layOut(text)).toBe(await prettier(text));
  }
});

const call = (facts: string): string =>
  `export class Books {\n  readonly #core: Core;\n\n  constructor(options: Options | Core = {}) {\n` +
  `    this.#core = connect(api, options);\n  }\n\n  /**\n * Lists.\n */\n` +
  `  list(id: string, query: BooksListQuery = {}, options: RequestOptions = {}): Call<Book[], E> {\n` +
  `    return call(this.#core, ${facts}, { path: { id }, query }, options);\n  }\n}`;

const modules = [
  'import { api, type Options } from "../config.js";\nimport type { A } from "./a.js";',
  `import { ${union(", ")} } from "./a.js";\nimport { ${long} } from "./${union("/")}.js";`,
  `import type { ${union(", type ")} } from "./a.js";`.replaceAll("type type", "type"),
  '// Header.\n\nexport { A } from "./a.js";\nexport type { B } from "./b.js";\nexport * from "./c.js";\nexport type * from "./d.js";',
  "export {};",
  'import type * as schema from "./schema.js";\n\nexport type All = Events[keyof Events];',
  `export interface Events {\n  "a.b": schema.A;\n  c: readonly schema.${long}[];\n}`,
  `export function verify(a: B, c: D | readonly D[], d: ${long} = {}): Promise<E> {\n  return f(a, c) as Promise<E>;\n}`,
  'export const api: Api = {\n  name: "A",\n  servers: {\n    a: "https://a.example",\n  },\n  schemes: {\n  },\n  security: [["a"]],\n};',
  "export interface Options extends ClientOptions {\n  readonly a?: B | undefined;\n}",
  "export interface Options extends ClientOptions {\n}",
  call('{ route: "GET /books" }'),
  call(`{ route: "GET /books", security: [["a"], ["b"]], key: "${union("/")}" }`),
  call(`{ route: "GET /${union("/")}", styles: { query: { filter: deepObject } } }`),
  call('{ route: "GET /books" }, pageNumber({ page: "page", items: "/items", total: "/total" })'),
  call(`{ security: [["a", "b"], ["c", "d"]], encode: multipartBody({ a: { type: "a" } }) }`),
  call(
    `{ security: [["${union("/")}"]], nextCursor: lastItem("/data/${long}", "/${long}/${long}") }`,
  ),
  call("{ a: 1, b: true, c: orElse(d, []), e: f(), g: {}, allowed: apiKey(a, b) }"),
  `export class A {\n  list(options: O = {}): ${long}<${union(", ")}> {\n    return call(options);\n  }\n}`,
  `export class A {\n  list(a: ${union(" | ")}, b?: C): D {\n    return call(options);\n  }\n\n  "a-b"(): D {\n    return new E();\n  }\n}`,
];

test.each(modules)("modules: %s", async (text) => {
  expect(layOut(text)).toBe(await prettier(text));
});

test.each([
  ["a character whose width is not known", 'export type A = "é";'],
  ["a string that Prettier would put in other quotes", 'export type A = "\\"";'],
  ["an escape that Prettier would take away", 'export type A = "\\d";'],
  ["a name in quotes that it needs not", 'export interface A {\n    "a": string;\n}'],
  ["a number that is not whole", "export type A = 1.50;"],
  ["a function", "export type A = (b: C) => D;"],
  ["a comment in a type", "export type A = /** b */ C;"],
  ["a comment behind a statement", "export type A = B; // c"],
  ["an empty line between members", "export interface A {\n    b: C;\n\n    d: E;\n}"],
  ["a computed name", 'export class A {\n  ["constructor"](): B {\n    return call();\n  }\n}'],
  ["a call of a member", "export const a = b.c(d);"],
  ["braces behind other arguments", "export const a = b(c, { d });"],
  ["numbers in a list", "export const a = [1, 2];"],
  ["a line that can't be broken here", `export const ${long} = ${union("")};`],
  ["what is not TypeScript", "export type A = ;"],
])("%s is left to Prettier", (_, text) => {
  expect(layOut(text)).toBeUndefined();
});

const name = fc.constantFrom(
  "A",
  "Book",
  long,
  "string",
  "number",
  "null",
  "undefined",
  '"a"',
  "-1",
);
const { type } = fc.letrec<{ type: string; part: string }>((tie) => ({
  part: fc.oneof({ maxDepth: 4, withCrossShrink: true }, name, name, tie("type")),
  type: fc.oneof(
    { maxDepth: 4 },
    ...[" | ", " & "].map((sign) =>
      fc.array(tie("part"), { minLength: 2, maxLength: 4 }).map((parts) => `(${parts.join(sign)})`),
    ),
    tie("part").map((part) => `${part}[]`),
    fc.constantFrom("keyof Book", "readonly Book[]", "schema.Book", `schema.${long}`),
    tie("part").map((part) => `Partial<${part}>`),
    tie("part").map((part) => `{\n    "x-y": ${part};\n    a?: ${part};\n}`),
    fc.array(tie("part"), { maxLength: 3 }).map((parts) => `[\n${parts.join(",\n")}\n]`),
    fc.tuple(tie("part"), tie("part")).map((parts) => `Record<${parts.join(", ")}>`),
  ),
}));

test("any type comes out as Prettier would have it", async () => {
  await fc.assert(
    fc.asyncProperty(type, async (each) => {
      for (const text of [inType(each), inInterface(each)]) {
        const laidOut = layOut(text);
        if (laidOut !== undefined) expect(laidOut).toBe(await prettier(text));
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

const value = fc.constantFrom(
  '"a"',
  `"${long}"`,
  `"${union("/")}"`,
  '["a"]',
  '[["a"], ["b"]]',
  "{}",
);
const facts = fc.dictionary(fc.constantFrom("a", "route", "accept", '"x-y"', long), value);
const parameters = fc.array(fc.tuple(fc.constantFrom("a", "query", long), name), { maxLength: 4 });

test("any method comes out as Prettier would have it", async () => {
  await fc.assert(
    fc.asyncProperty(facts, parameters, name, async (members, list, result) => {
      const asked = list.map(([each, of]) => `${each}: ${of}`).join(", ");
      const entries = Object.entries(members).map(([key, fact]) => `${key}: ${fact}`);
      const body = `return call(this.#core, { ${entries.join(", ")} }, { path: { id } }, options);`;
      const text = `export class A {\n  list(${asked}): Call<${result}, ${long}> {\n    ${body}\n  }\n}`;
      const laidOut = layOut(text);
      if (laidOut !== undefined) expect(laidOut).toBe(await prettier(text));
    }),
    { numRuns: 150 },
  );
}, 60_000);
