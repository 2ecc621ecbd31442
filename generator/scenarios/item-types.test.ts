import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import ts from "typescript";

import { generated } from "../testing/generated.js";
import { type PagedScenario, pagedDocument, pagedScenarios } from "../testing/paged-documents.js";
import { camelCase } from "../model/names.js";

// Within the project, so that the compiler finds what the package depends on.
let folder: string;
let faults: readonly string[];

/** What the compiler must agree to: an item is what the schema has in the list, and nothing else. */
function assertion({ name, item }: PagedScenario): string {
  return `
import type { Library } from "./index.js";
type Pager = ReturnType<Library["${camelCase(name)}"]["list"]>;
type Page = Awaited<Pager>["body"];
type Item = Pager extends AsyncIterable<infer Found> ? Found : never;
export const exact: [Item, ${item}] extends [${item}, Item] ? true : never = true;
export const some: [Item] extends [never] ? never : unknown extends Item ? never : true = true;
export async function look(pager: Pager): Promise<void> {
  const page = await pager;
  page.items satisfies readonly Item[];
  page.body satisfies Page;
}
`;
}

/** Pages without numbers have no way back, and pages with numbers have. */
function wayBack({ name, operation }: PagedScenario): string {
  const numbered = /style: page|page_limit/.test(operation);
  return `
export async function back(pager: ReturnType<import("./index.js").Library["${camelCase(name)}"]["list"]>) {
  const page = await pager;
  ${numbered ? "" : "// @ts-expect-error -- there is no way back"}
  await page.previous();
  ${numbered ? "" : "// @ts-expect-error -- nor to any other"}
  await page.goto(2);
}
`;
}

beforeAll(async () => {
  const cache = join(import.meta.dirname, "..", "..", "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "item-types-"));
  const files = await generated(pagedDocument(pagedScenarios));
  const tests = pagedScenarios.map((scenario) => ({
    path: `src/${scenario.name}.check.ts`,
    text: assertion(scenario) + wayBack(scenario),
  }));
  for (const { path, text } of [...files, ...tests]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const config = ts.parseJsonConfigFileContent(
    { extends: "./tsconfig.json", compilerOptions: { noEmit: true, types: [] }, include: ["src"] },
    ts.sys,
    folder,
  );
  const program = ts.createProgram(config.fileNames, config.options);
  faults = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const path = file === undefined ? "" : relative(folder, file.fileName);
    return `${path}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("what is generated compiles", () => {
  expect(faults.filter((fault) => !fault.includes(".check.ts"))).toEqual([]);
});

test.each(pagedScenarios.map(({ why, name }) => [why, name] as const))(
  "%s: an item is an element of the list",
  (_, name) => {
    expect(faults.filter((fault) => fault.includes(`${name}.check.ts`))).toEqual([]);
  },
);
