import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import * as markdown from "prettier/plugins/markdown";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import { stringify } from "yaml";

import { generateApi } from "../pipeline.js";
import { helpers } from "../render/helpers.js";
import type { SourceFile } from "../source-file.js";
import { booksDocument } from "../testing/books-document.js";
import { generated } from "../testing/generated.js";
import { formatFile, formatText } from "./format.js";

const parsers: Readonly<Record<string, string>> = {
  ".ts": "typescript",
  ".mjs": "babel",
  ".json": "json",
  ".md": "markdown",
};

/** Prettier's own answer, by the parser that it would choose itself. */
async function prettier({ path, text }: SourceFile): Promise<string> {
  const parser = path === "package.json" ? "json-stringify" : parsers[extname(path)];
  if (parser === undefined) return text;
  const plugins = [babel, estree, markdown, typescript];
  return format(text, { parser, plugins, printWidth: 100, filepath: path });
}

/** The texts that Prettier would change, by path; as it would have them. */
async function changedByPrettier(
  files: readonly SourceFile[],
): Promise<Readonly<Record<string, string>>> {
  const changed: Record<string, string> = {};
  for (const file of files) {
    const text = await prettier(file);
    if (text !== file.text) changed[file.path] = text;
  }
  return changed;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

async function packageOf(file: string): Promise<readonly SourceFile[]> {
  const api = { name: "api", file, overlays: [], out: join(root, "generated", "none") };
  return (await generateApi(api, { previousVersion: undefined })).files;
}

describe("Prettier has nothing to change in the package of", () => {
  test("a small document", async () => {
    expect(await changedByPrettier(await generated(stringify(booksDocument())))).toEqual({});
  });

  test("Polar's part for OAuth 2.0", async () => {
    const files = await packageOf(join(root, "spec", "polar", "openapi.yaml"));
    expect(await changedByPrettier(files)).toEqual({});
  });

  const whole = join(root, "..", "shared", "specs", "polar-2026-10.json");
  (existsSync(whole) ? test : test.skip)(
    "the whole of Polar, where it is there",
    async () => {
      expect(await changedByPrettier(await packageOf(whole))).toEqual({});
    },
    60_000,
  );
});

test("a manifest is laid out as npm and Prettier do", async () => {
  const member = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("a", ",}", '"\\{[', "é", "", 1, -1.5, true, null),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "b,]", "2", "1", "{"), tie("value")),
    ),
  })).value;
  await fc.assert(
    fc.asyncProperty(member, async (each) => {
      const text = JSON.stringify({ first: each, last: each });
      const trailing = text.replace(/\}$/, ",\n}");
      const expected = await prettier({ path: "package.json", text });
      expect(await formatText("package.json", text)).toBe(expected);
      expect(await formatText("package.json", trailing)).toBe(expected);
    }),
  );
}, 60_000);

test("Markdown with any text of a document comes out as Prettier would have it", async () => {
  const words = fc.constantFrom(
    ..."a b_c _d e_ 1. 2) - + # ## > * ** ` `` | ~ \\ [x](y) <b> &amp; http://a.b/c_d a@b.c é ： ✓ :+1: - --- === ``` $ ( ) \" ' / ; , . + != ?% = a=b".split(
      " ",
    ),
  );
  const line = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
  await fc.assert(
    fc.asyncProperty(line, line, async (said, route) => {
      const item = `- ${helpers.mdcode(`${route} x`)}: ${helpers.mdcode(said)}; ${helpers.md(said)}`;
      const text = `# ${helpers.md(said)}\n\n${helpers.md(said)}\n\n## a.b\n\n${item}\n- **Deprecated** ${item.slice(2)}\n`;
      const file = { path: "api.md", text };
      expect(await formatText(file.path, text)).toBe(await prettier(file));
    }),
    { numRuns: 100 },
  );
}, 60_000);

describe("code is looked at part by part", () => {
  const path = "books.ts";
  const meant = new Set(["Book"]);
  const good = "export type Book = string;\n";
  const evil = "export const api = evil;\n";
  const half = "export type Book = { /* \n\nexport */ };\n";

  test("what was found to be right before, in the same file, is not looked at again", async () => {
    const text = `${good}\n${evil}`;
    await expect(formatFile({ path, text, meant })).rejects.toThrow("is not what was meant");
    await expect(formatFile({ path, text, meant }, good)).rejects.toThrow("is not what was meant");
    await expect(formatFile({ path, text, meant }, evil)).resolves.toEqual({ path, text });
  });

  test("each part is complete: none says how the next one is read", async () => {
    await expect(formatFile({ path, text: half, meant })).rejects.toThrow();
  });
});
