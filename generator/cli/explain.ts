import { escapeLine } from "../diagnostics/escape.js";
import { formatText } from "../diagnostics/format-text.js";
import type { Explanation } from "../explain.js";
import type { Io } from "./io.js";
import { wantsColor } from "./io.js";
import type { Question } from "./program.js";

/**
 * Answers on stdout: as a table, or as `{ command, operations }`.
 *
 * @throws {DiagnosticError} where there is nothing to explain.
 */
export async function answer(question: Question, io: Io): Promise<void> {
  const { explain } = await import("../explain.js");
  const { selection, operation, format } = question;
  const explanations = await explain({ ...selection, operation, cwd: io.cwd });
  if (format === "json") {
    const document = { command: "explain", operations: explanations.map(asJson) };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  io.stdout.write(explanations.map(tableOf).join("\n"));
  const notes = explanations.flatMap((explanation) => explanation.notes);
  io.stderr.write(formatText(notes, { color: wantsColor(io.stderr, io.env) }));
}

function asJson({ notes, ...explanation }: Explanation): object {
  return {
    ...explanation,
    notes: notes.map(({ code, message, pointer, hint }) => ({ code, message, pointer, hint })),
  };
}

function tableOf({ api, method, route, facts }: Explanation): string {
  const head = `${api}: ${method}, ${route}`;
  if (facts.length === 0) return `${escapeLine(`${head}: nothing says that it pages`)}\n`;
  const rows = facts.map(({ fact, value, source, file, line }) => [
    fact,
    typeof value === "string" && value !== "" ? value : JSON.stringify(value),
    source,
    `${file}:${line}`,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "),
  );
  return [head, ...lines.map((line) => `  ${line}`)]
    .map((line) => `${escapeLine(line)}\n`)
    .join("");
}
