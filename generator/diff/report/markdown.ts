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
  const breaking = report.apis.flatMap((diff) => breakingParts(diff, report.apis.length));
  const rest = linesOf(report);
  const budget = size - head.join("\n\n").length - RESERVE;
  // What breaks comes first: the rest gets what it leaves.
  const first = fitting(breaking, budget);
  const second = fitting(rest, budget - lengthOf(first.parts));
  return `${[
    ...head,
    ...listed(first.parts),
    ...note(first.left, "breaking"),
    ...(rest.length === 0 ? [] : folded(rest.length, second.parts, second.left)),
  ].join("\n\n")}\n`;
}

/** For headings, folds and notes on what is left out. */
const RESERVE = 1600;

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

function linesOf({ apis }: DiffReport): readonly string[] {
  return apis.flatMap(({ findings }) => findings.filter(({ breaking }) => !breaking).map(line));
}

/** More breaking findings than these, and of each kind only some are told in full. */
const FEW = 12;
const IN_FULL = 2;

function breakingParts(diff: ApiDiff, apis: number): readonly string[] {
  const breaking = diff.findings.filter((finding) => finding.breaking);
  const kinds = new Map<string, readonly Finding[]>();
  for (const finding of breaking)
    kinds.set(finding.code, [...(kinds.get(finding.code) ?? []), finding]);
  const most = breaking.length > FEW ? IN_FULL : FEW;
  return [...kinds.values()].flatMap((findings) => [
    ...findings.slice(0, most).map((finding) => breakingPart(finding, diff, apis)),
    ...findings
      .slice(most)
      .map((finding) => `- ${inline(finding.message)} (${code(placeOf(finding))})`),
  ]);
}

/** Lines of a list stand below one another, under words of their own. */
function listed(parts: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const part of parts) {
    const last = texts.at(-1);
    if (!part.startsWith("- ")) texts.push(part);
    else if (last?.startsWith(MORE) === true) texts[texts.length - 1] = `${last}\n${part}`;
    else texts.push(`${MORE}\n\n${part}`);
  }
  return texts;
}

const MORE = "Of the same kind:";

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
