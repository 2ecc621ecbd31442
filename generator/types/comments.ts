/**
 * openapi-typescript's comment, said as a person would: the description first and without its tag,
 * and nothing that the type beside it says already.
 *
 * @param text - a comment's text as the TypeScript printer takes it: without `/*`, `*` at each line
 * @returns such a text; `undefined` where nothing is left
 */
export function plainComment(text: string): string | undefined {
  const parts = partsOf(text.split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trimEnd()));
  const description = parts.find((part) => part.startsWith("@description "));
  const format = parts.find((part) => part.startsWith("Format: "));
  const tags = parts.filter((part) => /^@(?!description|enum)/.test(part));
  const said = description?.slice("@description ".length) ?? "";
  const paragraphs = [
    said === addedByOpenapiTypescript ? "" : said,
    format === undefined ? "" : `${format}.`,
    tags.join("\n"),
  ].filter((paragraph) => paragraph !== "");
  if (paragraphs.length === 0) return undefined;
  const lines = paragraphs.join("\n\n").replaceAll("*/", "*\\/").split("\n");
  // In a comment of one line, `@ts-ignore` and the like would be taken for orders to the compiler.
  if (lines.length === 1 && !lines[0]?.startsWith("@ts-")) return `* ${lines[0] ?? ""} `;
  return `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n `;
}

const addedByOpenapiTypescript = "discriminator enum property added by openapi-typescript";

/** A part is a tag or a format with the lines that belong to it, their indentation taken away. */
function partsOf(lines: readonly string[]): readonly string[] {
  const parts: string[][] = [];
  for (const line of lines) {
    if (/^(@[a-z]+( |$)|Format: )/.test(line) || parts.length === 0) parts.push([line]);
    else parts.at(-1)?.push(line.replace(/^ {4}/, ""));
  }
  return parts.map((part) => part.join("\n").trim()).filter((part) => part !== "");
}
