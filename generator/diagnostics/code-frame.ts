import { codeFrameColumns, type BabelCodeFrameOptions } from "@babel/code-frame";
import type { Location } from "./diagnostic.js";
import { escapeLine } from "./escape.js";
import { lineCount, lineText } from "./text-position.js";

/** Code units of a line that a frame shows, around the place it is about. */
const widest = 120;

/** The lines around a place, which is marked. Undefined where the text is not known. */
export function codeFrame(location: Location): string | undefined {
  const { source, line } = location;
  if (source.text === "") return undefined;
  const first = Math.max(1, line - 1);
  const last = Math.min(lineCount(source), line + 1);
  // A minified document is one line of megabytes: all lines are cut at the same columns.
  const cut = Math.max(0, location.column - 1 - widest / 2);
  const lines: string[] = [];
  for (let number = first; number <= last; number += 1) {
    lines.push(windowOf(lineText(source, number), cut));
  }
  return codeFrameColumns(lines.join("\n"), markerOf(location, cut), options(first));
}

/** `startLine` is newer than the published types. */
function options(startLine: number): BabelCodeFrameOptions & { startLine: number } {
  return { linesAbove: 1, linesBelow: 1, highlightCode: false, startLine };
}

function windowOf(line: string, cut: number): string {
  const shown = escapeLine(line.slice(cut, cut + widest));
  const before = cut > 0 && line.length > 0 ? "…" : "";
  return `${before}${shown}${line.length > cut + widest ? "…" : ""}`;
}

/** Columns count what is shown: an escape takes more room than the character it stands for. */
function markerOf({ source, line, column, endLine, endColumn }: Location, cut: number) {
  const text = lineText(source, line);
  const shownColumn = (unit: number) =>
    escapeLine(text.slice(cut, Math.min(unit - 1, cut + widest))).length + (cut > 0 ? 2 : 1);
  const start = { line, column: shownColumn(column) };
  if (endLine !== line || endColumn === undefined || endColumn <= column) return { start };
  return { start, end: { line, column: Math.max(shownColumn(endColumn), start.column + 1) } };
}
