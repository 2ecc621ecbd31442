import type { Options } from "prettier";
import * as estree from "prettier/plugins/estree";
import * as markdown from "prettier/plugins/markdown";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import { printWidth } from "./layout/layout.js";

/**
 * Each call adds the path, of which Prettier looks at the ending alone: without it, Prettier searches
 * the text for JSX, in a time that grows with the square of its length.
 */
const options: Options = {
  printWidth,
  endOfLine: "lf",
  embeddedLanguageFormatting: "off",
  plugins: [estree, markdown, typescript],
};

/**
 * What Prettier makes of a text, with every option and plugin said here: what lies near the output
 * folder has no say.
 */
export function byPrettier(
  path: string,
  text: string,
  parser: "typescript" | "markdown",
): Promise<string> {
  return format(text, { ...options, parser, filepath: path });
}
