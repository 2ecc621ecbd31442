import { isAbsolute, posix } from "node:path";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { escapeText } from "./escape.js";
import { reportedFile } from "./file-name.js";
import { ordered } from "./order.js";

/**
 * Workflow commands of GitHub Actions, one a line, which become annotations of the changed files.
 * Empty for none. Ends with a line break.
 *
 * @param folder where this runs, from the root of the checkout: there GitHub looks for files.
 */
export function formatGithub(diagnostics: readonly Diagnostic[], folder = ""): string {
  return ordered(diagnostics)
    .map((diagnostic) => `${command(diagnostic, folder)}\n`)
    .join("");
}

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

function command(diagnostic: Diagnostic, folder: string): string {
  const { severity, code, message, pointer, hint } = diagnostic;
  const lines = [message];
  if (pointer !== undefined) lines.push(`at ${pointer}`);
  if (hint !== undefined) lines.push(`hint: ${hint}`);
  const properties = [...placeOf(diagnostic, folder), ["title", code]]
    .map(([name, value]) => `${name}=${escapeProperty(escapeText(String(value)))}`)
    .join(",");
  const text = lines.map((line) => escapeData(escapeText(line))).join("%0A");
  return `::${commands[severity]} ${properties}::${text}`;
}

function placeOf(
  { location }: Diagnostic,
  folder: string,
): [name: string, value: string | number][] {
  if (!location) return [];
  const { source, line, column, endLine, endColumn } = location;
  const file = reportedFile(source.file);
  const place: [string, string | number][] = [
    ["file", isAbsolute(file) ? file : posix.join(folder, file)],
    ["line", line],
  ];
  if (endLine !== undefined) place.push(["endLine", endLine]);
  // Columns of a range over several lines are not shown, and confuse.
  if (endLine === undefined || endLine === line) {
    place.push(["col", column]);
    if (endColumn !== undefined) place.push(["endColumn", endColumn]);
  }
  return place;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
