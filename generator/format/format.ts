import { extname } from "node:path";

import { format, type Options } from "prettier";

import type { PrintedFile, SourceFile } from "../source-file.js";
import { assertMeant } from "./assert-meant.js";

const parsers: Readonly<Record<string, NonNullable<Options["parser"]>>> = {
  ".ts": "typescript",
  ".mjs": "babel",
  ".json": "json",
  ".md": "markdown",
};

/**
 * Formats a file by Prettier, with every option said here: what lies near the output folder has no
 * say. The result is parsed once more, so that nothing is ever written that is not TypeScript, or
 * that says what was not meant.
 */
export async function formatFile({ path, text, meant }: PrintedFile): Promise<SourceFile> {
  if (meant === undefined) return { path, text };
  // The parser that Prettier itself would choose, so that a check of the repository agrees.
  const parser = path === "package.json" ? "json-stringify" : parsers[extname(path)];
  if (parser === undefined) return { path, text };
  const formatted = await format(text, {
    parser,
    // Not looked at, but for its ending: without it, Prettier searches the text for JSX, in a time
    // that grows with the square of its length.
    filepath: path,
    printWidth: 100,
    endOfLine: "lf",
    embeddedLanguageFormatting: "off",
    plugins: [],
  });
  if (parser === "typescript") assertMeant(path, formatted, meant);
  return { path, text: formatted };
}
