import type { PrintedFile, SourceFile } from "../source-file.js";
import { assertMeant } from "./assert-meant.js";
import { partsOf } from "./code-parts.js";
import { layOutCode } from "./code.js";
import { layOutManifest } from "./manifest.js";
import { markdownParts } from "./markdown-parts.js";
import { isPlainMarkdown } from "./plain-markdown.js";

/** Code units of Markdown that Prettier is given at once. */
const markdownPart = 20_000;

/**
 * Formats a file as Prettier would. Code is parsed once more after that, so that nothing is ever
 * written that is not TypeScript, or that says what was not meant.
 *
 * @param known the file as this generator made it before, and found it to be what was meant
 */
export async function formatFile(
  { path, text, meant, formatted }: PrintedFile,
  known?: string,
): Promise<SourceFile> {
  const whole = await formatText(path, text, formatted);
  if (path.endsWith(".ts")) assertPartsMeant(path, whole, meant, known);
  return { path, text: whole };
}

/** Part by part: each is code that is complete, so that none can change what another one says. */
function assertPartsMeant(
  path: string,
  text: string,
  meant: ReadonlySet<string>,
  known = "",
): void {
  const found = new Set(partsOf(known));
  for (const part of partsOf(text)) {
    if (!found.has(part)) assertMeant(path, part, meant);
  }
}

/**
 * A text as a file of this path would have it. What is the same for every package has its layout.
 *
 * @param formatted parts of code that have theirs, too
 */
export async function formatText(
  path: string,
  text: string,
  formatted?: ReadonlySet<string>,
): Promise<string> {
  if (path === "package.json") return layOutManifest(text);
  if (path.endsWith(".md")) return layOutMarkdown(path, text);
  if (path.endsWith(".ts")) {
    return layOutCode(text, (part) => prettified(path, part, "typescript"), formatted);
  }
  return text;
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
