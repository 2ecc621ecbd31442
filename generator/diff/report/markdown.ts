import type { ApiDiff, Finding } from "../finding.js";
import { operationsOf, placeOf, verdictOf } from "./words.js";
import type { DiffReport } from "./report.js";

/** What GitHub takes as one comment, in characters. */
export const COMMENT_SIZE = 65_536;

/** By this line a workflow finds the comment that it wrote before. */
export const COMMENT_MARK = "<!-- pagewright diff -->";

/**
 * A pull request's comment: verdict and counts, what breaks, then the rest, folded. Findings that do not
 * fit are counted; the verdict and whole findings come through.
 *
 * @param size characters at most. Default: GitHub's limit.
 */
export function formatDiffMarkdown(report: DiffReport, size = COMMENT_SIZE): string {
  const head = [COMMENT_MARK, `## ${titleOf(report)}`, summaryOf(report)];
  const breaking = partsOf(report, true);
  const rest = partsOf(report, false);
  const budget = size - head.join("\n\n").length - RESERVE;
  // What breaks comes first: the rest gets what it leaves.
  const first = fitting(breaking, budget);
  const second = fitting(rest, budget - lengthOf(first.parts));
  return `${[
    ...head,
    ...first.parts,
    ...note(first.left, "breaking"),
    ...(rest.length === 0 ? [] : folded(rest.length, second.parts, second.left)),
  ].join("\n\n")}\n`;
}

/** For headings, folds and notes on what is left out. */
const RESERVE = 800;

function titleOf({ breaking, apis, added, removed }: DiffReport): string {
  if (breaking) return "This breaks consumers of the client";
  const changes = apis.some(({ findings }) => findings.length > 0);
  return changes || added.length + removed.length > 0
    ? "Consumers of the client still compile"
    : "The client stays as it is";
}

function summaryOf({ apis, added, removed }: DiffReport): string {
  return [
    ...apis.map((diff) => `- **${inline(diff.api)}**: ${verdictOf(diff)}`),
    ...added.map((api) => `- **${inline(api)}**: a new API`),
    ...removed.map((api) => `- **${inline(api)}**: the API is gone, a major release`),
  ].join("\n");
}

function partsOf({ apis }: DiffReport, breaking: boolean): readonly string[] {
  return apis.flatMap((diff) =>
    diff.findings
      .filter((finding) => finding.breaking === breaking)
      .map((finding) => (breaking ? breakingPart(finding, diff, apis.length) : line(finding))),
  );
}

function breakingPart(finding: Finding, { api }: ApiDiff, apis: number): string {
  const { message, why, action, example, pointer, operations } = finding;
  return [
    `### ${apis > 1 ? `${inline(api)}: ` : ""}${inline(message)}`,
    `${inline(why)} **${inline(action)}**`,
    ...(operations.length > 0 ? [`In ${inline(operationsOf(finding))}.`] : []),
    `${code(placeOf(finding))}, ${code(pointer)}`,
    ...(example === undefined ? [] : [fenced(example)]),
  ].join("\n\n");
}

function line(finding: Finding): string {
  const label = finding.level === "types" ? finding.kind : finding.level;
  return `- ${label}: ${inline(finding.message)} (${code(placeOf(finding))})`;
}

interface Fitting {
  readonly parts: readonly string[];
  /** How many did not fit. */
  readonly left: number;
}

function fitting(parts: readonly string[], budget: number): Fitting {
  let length = 0;
  const count = parts.findIndex((part) => (length += part.length + 2) > budget);
  return count < 0
    ? { parts, left: 0 }
    : { parts: parts.slice(0, count), left: parts.length - count };
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function note(left: number, what: string): readonly string[] {
  return left === 0
    ? []
    : [`${left} more ${what} changes do not fit here; run \`pagewright diff\` to see them.`];
}

function folded(count: number, parts: readonly string[], left: number): readonly string[] {
  const title = `<summary>${count} ${count === 1 ? "change that breaks" : "changes that break"} nothing</summary>`;
  return ["<details>", title, parts.join("\n"), ...note(left, "such"), "</details>"].filter(
    (part) => part !== "",
  );
}

/** Text of a document in a line of Markdown: code spans of ours stay, nothing else has a meaning. */
function inline(text: string): string {
  return text
    .split(/(`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escaped(part)))
    .join("");
}

function escaped(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\*_[\]<>#|~&]/g, "\\$&")
    .replaceAll("@", "@\u200b");
}

function code(text: string): string {
  return `\`${oneLine(text).replaceAll("`", "'")}\``;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}ts\n${text}\n${fence}`;
}
