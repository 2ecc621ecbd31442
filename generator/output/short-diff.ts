import { structuredPatch } from "diff";

const MOST_LINES = 20;
const WIDEST = 160;
/** Beyond this many edits nobody reads the diff, and finding the shortest one takes long. */
const MOST_EDITS = 400;

/**
 * The start of a unified diff between two texts; undefined stands for a file that does not exist.
 *
 * @returns lines without a final line break: two of header, at most 20 of content (cut to 160 code
 *   units each), and one that says how many more there are.
 */
export function shortDiff(
  path: string,
  before: string | undefined,
  after: string | undefined,
): string {
  const content = contentLines(before, after);
  const rest = content.length - MOST_LINES;
  return [
    before === undefined ? "--- /dev/null" : `--- a/${path}`,
    after === undefined ? "+++ /dev/null" : `+++ b/${path}`,
    ...content.slice(0, MOST_LINES).map(cutLine),
    ...(rest > 0 ? [`... ${rest} more ${rest === 1 ? "line" : "lines"}`] : []),
  ].join("\n");
}

function contentLines(before: string | undefined, after: string | undefined): readonly string[] {
  if (before === undefined || after === undefined) return wholeFile(before ?? "", after ?? "");
  const patch = structuredPatch("", "", before, after, undefined, undefined, {
    context: 2,
    maxEditLength: MOST_EDITS,
  });
  if (patch === undefined) return wholeFile(...withoutCommonStart(before, after));
  return patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
}

/** Everything of the one text out, everything of the other in: alternating, to show both. */
function wholeFile(before: string, after: string): readonly string[] {
  const removed = linesOf(before).map((line) => `-${line}`);
  const added = linesOf(after).map((line) => `+${line}`);
  const half = MOST_LINES / 2;
  return [
    ...removed.slice(0, half),
    ...added.slice(0, half),
    ...removed.slice(half),
    ...added.slice(half),
  ];
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function withoutCommonStart(before: string, after: string): [before: string, after: string] {
  let start = 0;
  for (let at = 0; at < before.length && before[at] === after[at]; at++) {
    if (before[at] === "\n") start = at + 1;
  }
  return [before.slice(start), after.slice(start)];
}

function cutLine(line: string): string {
  return line.length > WIDEST ? `${line.slice(0, WIDEST)}...` : line;
}
