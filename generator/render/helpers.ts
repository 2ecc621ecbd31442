import { tidy } from "../plain-text.js";
import { type Code, code, isCode, joined, stringLiteral } from "../views/code.js";

/**
 * The printers, one for each kind of place a template has. A template prints through these alone,
 * and each takes only what it can make safe.
 */
export const helpers = {
  /** Finished TypeScript. */
  code: (value: unknown): string => asCode(value).text,
  /** Finished TypeScript, comma by comma. */
  list: (values: unknown): string => joined(asList(values).map(asCode), code`, `).text,
  /** Any text, as a TypeScript string literal. */
  string: (value: unknown): string => stringLiteral(asText(value)).text,
  /** Any text, as a JSON string without what is invisible. */
  json: (value: unknown): string => JSON.stringify(tidy(asText(value))),
  /** Text from `docText`, as a doc comment. */
  doc: (value: unknown): string => docComment(asText(value)),
  /** Any text, as a paragraph of Markdown that shows it literally. */
  md: (value: unknown): string => markdownText(asText(value)),
  /** Any text, as inline code of Markdown. */
  mdcode: (value: unknown): string => markdownCode(asText(value)),
} as const;

function asCode(value: unknown): Code {
  if (!isCode(value)) throw new TypeError("a template printed as code what is not code");
  return value;
}

function asText(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("a template printed as text what is not text");
  return value;
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("a template printed as a list what is not a list");
  return value as readonly unknown[];
}

function docComment(text: string): string {
  if (text.includes("*/")) throw new TypeError("a comment's text holds the comment's end");
  const lines = text.split("\n");
  // In a comment of one line, `@ts-ignore` and the like would be taken for orders to the compiler.
  if (lines.length === 1 && !text.startsWith("@ts-")) return `/** ${text} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** Everything that means something to Markdown or HTML, escaped; one line. */
function markdownText(text: string): string {
  return tidy(text)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_{}[\]<>#|~&]/g, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-+=]/, (character) => `\\${character}`);
}

/** A code span whose fence is longer than any run of back quotes inside. */
function markdownCode(text: string): string {
  const line = tidy(text).replaceAll(/\s+/g, " ");
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const padding = /^`|`$/.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}
