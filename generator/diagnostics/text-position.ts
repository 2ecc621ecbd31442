import type { Location, SourceText } from "./diagnostic.js";

/** The place of the code units from `start` up to, not including, `end`. */
export function locationOf(source: SourceText, start: number, end = start): Location {
  const from = positionOf(source, start);
  const to = positionOf(source, Math.max(start, end));
  return { source, ...from, endLine: to.line, endColumn: to.column };
}

function positionOf(source: SourceText, offset: number): { line: number; column: number } {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

const cache = new WeakMap<SourceText, readonly number[]>();

/** Where each line begins. A line ends at LF, CRLF or CR: what editors and Babel count, too. */
function lineStarts(source: SourceText): readonly number[] {
  const known = cache.get(source);
  if (known) return known;
  const { text } = source;
  const starts = [0];
  if (text.includes("\r")) {
    for (const { index, 0: found } of text.matchAll(/\r\n?|\n/g)) starts.push(index + found.length);
  } else {
    // In a large text, to look for one character alone is several times as quick.
    for (let at = text.indexOf("\n") + 1; at > 0; at = text.indexOf("\n", at) + 1) starts.push(at);
  }
  cache.set(source, starts);
  return starts;
}

/** How many lines a text has; an empty one has one. */
export function lineCount(source: SourceText): number {
  return lineStarts(source).length;
}

/** A line (counted from 1) without its line break; empty where there is none. */
export function lineText(source: SourceText, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return "";
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/[\r\n]+$/, "");
}

/** What is written at a place that lies within one line. */
export function writtenText({ source, line, column, endLine, endColumn }: Location): string {
  if (endLine !== line || endColumn === undefined) return "";
  return lineText(source, line).slice(column - 1, endColumn - 1);
}
