import { codeFrame } from "./code-frame.js";
import type { Diagnostic, Location, Severity } from "./diagnostic.js";
import { escapeText } from "./escape.js";
import { reportedFile } from "./file-name.js";
import { countBySeverity, ordered, summarize } from "./order.js";

export interface TextOptions {
  /** Whether to use terminal colours. Default: false. */
  readonly color?: boolean;
}

/**
 * For people: each diagnostic with its place, what is wrong, the lines it is about and what to do,
 * in the order of the files; then one line of counts. Empty for none. Ends with a line break.
 */
export function formatText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  if (diagnostics.length === 0) return "";
  const paint = options.color === true ? painted : plain;
  const sorted = ordered(diagnostics);
  const blocks = sorted.map((diagnostic) => block(diagnostic, paint));
  return `${blocks.join("\n\n")}\n\n${summarize(countBySeverity(sorted))}\n`;
}

function block(diagnostic: Diagnostic, paint: Paint): string {
  const { code, severity, message, pointer, location, hint } = diagnostic;
  const place = location ? `${paint("place", placeOf(location))}: ` : "";
  const label = paint(severity, `${severity} ${code}`);
  const lines = [`${place}${label}: ${escapeText(message)}`];
  if (pointer !== undefined) lines.push(`  at ${escapeText(pointer)}`);
  const frame = location && codeFrame(location);
  if (frame !== undefined) lines.push(indent(frame));
  if (hint !== undefined) lines.push(`  ${paint("hint", "hint")}: ${escapeText(hint)}`);
  return lines.join("\n");
}

function placeOf({ source, line, column }: Location): string {
  const file = escapeText(reportedFile(source.file));
  return source.text === "" ? file : `${file}:${line}:${column}`;
}

function indent(frame: string): string {
  return frame.replace(/^/gm, "  ");
}

type Style = Severity | "place" | "hint";
type Paint = (style: Style, text: string) => string;

const plain: Paint = (_, text) => text;

const painted: Paint = (style, text) => `\u001b[${sgr[style]}m${text}\u001b[0m`;

/** "Select graphic rendition" codes of ANSI terminals. */
const sgr: Readonly<Record<Style, string>> = {
  error: "1;31",
  warning: "1;33",
  note: "1;34",
  place: "36",
  hint: "32",
};
