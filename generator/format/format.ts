import type { PrintedFile, SourceFile } from "../source-file.js";
import { assertMeant, assertWordsMeant } from "./assert-meant.js";
import { layOutCode, type CodeText } from "./code.js";
import { layOutManifest } from "./manifest.js";
import { markdownParts } from "./markdown-parts.js";
import { isPlainMarkdown } from "./plain-markdown.js";

/** Code units of Markdown that Prettier is given at once. */
const markdownPart = 20_000;

/**
 * Formats a file as Prettier would. Code is parsed once more after that, so that nothing is ever
 * written that is not TypeScript, or that says what was not meant; but for declarations of types that
 * have been read word by word already, of which the words are what matters.
 */
export async function formatFile({ path, text, meant }: PrintedFile): Promise<SourceFile> {
  if (!path.endsWith(".ts")) return { path, text: await formatText(path, text) };
  const formatted = await formatCode(path, text);
  assertWordsMeant(path, formatted.words, meant);
  assertMeant(path, formatted.rest, meant);
  return { path, text: formatted.text };
}

/** A text as a file of this path would have it. What is the same for every package has its layout. */
export async function formatText(path: string, text: string): Promise<string> {
  if (path === "package.json") return layOutManifest(text);
  if (path.endsWith(".md")) return layOutMarkdown(path, text);
  return path.endsWith(".ts") ? (await formatCode(path, text)).text : text;
}

function formatCode(path: string, text: string): Promise<CodeText> {
  return layOutCode(text, (part) => prettified(path, part, "typescript"));
}

async function layOutMarkdown(path: string, text: string): Promise<string> {
  if (isPlainMarkdown(text)) return text;
  const parts = markdownParts(text, markdownPart).map(async (part) => {
    const own = `${part.trimEnd()}\n`;
    return isPlainMarkdown(own) ? own : prettified(path, own, "markdown");
  });
  return (await Promise.all(parts)).join("\n");
}

/** Prettier is loaded for the first text that needs it, and most packages have none. */
async function prettified(
  path: string,
  text: string,
  parser: "typescript" | "markdown",
): Promise<string> {
  const { byPrettier } = await import("./prettier.js");
  return byPrettier(path, text, parser);
}
