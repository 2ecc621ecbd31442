import { extname } from "node:path";

import { format, type Options } from "prettier";
import ts from "typescript";

import type { SourceFile } from "../source-file.js";
import { joinDeclarations, splitPlain } from "./plain-declarations.js";

const parsers: Readonly<Record<string, NonNullable<Options["parser"]>>> = {
  ".ts": "typescript",
  ".mjs": "babel",
  ".json": "json",
  ".md": "markdown",
};

const options: Options = {
  printWidth: 100,
  endOfLine: "lf",
  embeddedLanguageFormatting: "off",
  plugins: [],
};

/**
 * Formats a file by Prettier, with every option said here: what lies near the output folder has no
 * say. The result is parsed once more, so that nothing that is not TypeScript is ever written.
 */
export async function formatFile({ path, text }: SourceFile): Promise<SourceFile> {
  // The parser that Prettier itself would choose, so that a check of the repository agrees.
  const parser = path === "package.json" ? "json-stringify" : parsers[extname(path)];
  if (parser === undefined) return { path, text };
  const formatted = path.endsWith(".d.ts")
    ? await formatDeclarations(text)
    : await format(text, { ...options, parser });
  if (parser === "typescript") assertParses(path, formatted);
  return { path, text: formatted };
}

/** As Prettier would, in a part of the time: it is given only what is not plain. */
async function formatDeclarations(text: string): Promise<string> {
  const split = splitPlain(text, 100);
  const left = await format(split.left.join("\n\n"), { ...options, parser: "typescript" });
  const texts = left.trimEnd().split(/\n\n(?=\/\*\*|\/\/|export |type )/);
  return joinDeclarations(split, texts);
}

function assertParses(path: string, text: string): void {
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.Diagnostic[];
  };
  const [fault] = parsed.parseDiagnostics;
  if (fault === undefined) return;
  const said = ts.flattenDiagnosticMessageText(fault.messageText, "\n");
  throw new Error(`the text generated for ${path} is not TypeScript: ${said}`);
}
