import { extname } from "node:path";

import type { Options } from "prettier";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import * as markdown from "prettier/plugins/markdown";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";

import type { PrintedFile, SourceFile } from "../source-file.js";
import { assertMeant } from "./assert-meant.js";
import { markdownParts } from "./markdown-parts.js";
import { joinDeclarations, splitPlain } from "./plain-declarations.js";

const parsers: Readonly<Record<string, NonNullable<Options["parser"]>>> = {
  ".ts": "typescript",
  ".mjs": "babel",
  ".json": "json",
  ".md": "markdown",
};

/**
 * Each call adds the path, of which Prettier looks at the ending alone: without it, Prettier searches
 * the text for JSX, in a time that grows with the square of its length.
 */
const options: Options = {
  printWidth: 100,
  endOfLine: "lf",
  embeddedLanguageFormatting: "off",
  plugins: [babel, estree, markdown, typescript],
};

/** Code units of Markdown that Prettier is given at once. */
const markdownPart = 20_000;

/**
 * Formats a file by Prettier, with every option and plugin said here: what lies near the output folder
 * has no say. The result is parsed once more, so that nothing is ever written that is not TypeScript, or
 * that says what was not meant.
 */
export async function formatFile({ path, text, meant }: PrintedFile): Promise<SourceFile> {
  const formatted = await formatText(path, text);
  if (parserOf(path) === "typescript") assertMeant(path, formatted, meant);
  return { path, text: formatted };
}

/** A text as a file of this path would have it. */
export async function formatText(path: string, text: string): Promise<string> {
  const parser = parserOf(path);
  if (parser === undefined) return text;
  if (path.endsWith(".d.ts")) return formatDeclarations(path, text);
  const byPrettier = { ...options, parser, filepath: path };
  if (parser !== "markdown") return format(text, byPrettier);
  const parts = markdownParts(text, markdownPart);
  return (await Promise.all(parts.map((part) => format(part, byPrettier)))).join("\n");
}

/** The parser that Prettier itself would choose, so that a check of the repository agrees. */
function parserOf(path: string): Options["parser"] {
  return path === "package.json" ? "json-stringify" : parsers[extname(path)];
}

/** As Prettier would, in a part of the time: it is given only what is not plain. */
async function formatDeclarations(path: string, text: string): Promise<string> {
  const split = splitPlain(text, 100);
  const byPrettier = { ...options, parser: "typescript", filepath: path } as const;
  const left = await format(split.left.join("\n\n"), byPrettier);
  const texts = left.trimEnd().split(/\n\n(?=\/\*\*|\/\/|export |type )/);
  // What cannot be put back in its place must not be lost.
  if (texts.length !== Math.max(split.left.length, 1)) return format(text, byPrettier);
  return joinDeclarations(split, texts);
}
