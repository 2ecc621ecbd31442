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
  const breaking = report.apis.flatMap((diff) => breakingPieces(diff, report.apis.length));
  const rest = report.apis.flatMap(otherPieces);
  const budget = size - head.join("\n\n").length - RESERVE;
  // What breaks comes first: the rest gets what it leaves.
  const first = fitting(breaking, budget);
  const second = fitting(rest, budget - lengthOf(first.pieces));
  return `${[
    ...head,
    ...listed(first.pieces),
    ...note(first.left, "breaking"),
    ...(rest.length === 0 ? [] : folded(countOf(rest), second)),
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

/** A piece of the comment, and how many findings it tells. */
interface Piece {
  readonly text: string;
  readonly count: number;
}

/** More breaking findings than these, and of each kind only some are told in full. */
const FEW = 12;
const IN_FULL = 2;

function breakingPieces(diff: ApiDiff, apis: number): readonly Piece[] {
  const breaking = diff.findings.filter((finding) => finding.breaking);
  const most = breaking.length > FEW ? IN_FULL : FEW;
  return grouped(breaking, ({ code }) => code).flatMap((findings) => [
    ...findings
      .slice(0, most)
      .map((finding) => ({ text: breakingPart(finding, diff, apis), count: 1 })),
    ...linesOf(findings.slice(most), ""),
  ]);
}

function otherPieces({ findings }: ApiDiff): readonly Piece[] {
  const labelOf = ({ level, kind }: Finding): string => (level === "types" ? kind : level);
  const others = findings.filter(({ breaking }) => !breaking);
  return grouped(others, (finding) => `${finding.level} ${labelOf(finding)}`).flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : linesOf(alike, `${labelOf(first)}: `);
  });
}

function grouped(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group === undefined) groups.set(keyOf(finding), [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** More that say the same of different things, and they share a line, which names some of them. */
const ALIKE = 5;
const NAMED = 10;

function linesOf(findings: readonly Finding[], label: string): readonly Piece[] {
  return grouped(findings, ({ message }) => subjectOf(message).said).flatMap((alike) => {
    const [first, ...others] = alike;
    if (first === undefined || alike.length <= ALIKE)
      return alike.map((finding) => ({ text: line(finding, label), count: 1 }));
    const names = others.slice(0, NAMED).map(({ message }) => code(subjectOf(message).subject));
    const rest = others.length - names.length;
    const text = `${line(first, label)}; the same of ${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
    return [{ text, count: alike.length }];
  });
}

/** What a message is about: `A.b` in "`maximum` of `A.b` was 1 and is 2", and what is said of it. */
function subjectOf(message: string): { readonly subject: string; readonly said: string } {
  const [, before = "", subject = "", after = ""] =
    /^((?:`[^`]+` of )?[^`]*)`([^`]+)`(.*)$/s.exec(message) ?? [];
  return subject === "" ? { subject: "", said: message } : { subject, said: `${before}\n${after}` };
}

function line({ message, ...finding }: Finding, label: string): string {
  return `- ${label}${inline(message)} (${code(placeOf({ message, ...finding }))})`;
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

interface Fitting {
  readonly pieces: readonly Piece[];
  /** How many findings did not fit. */
  readonly left: number;
}

function fitting(pieces: readonly Piece[], budget: number): Fitting {
  let length = 0;
  const end = pieces.findIndex(({ text }) => (length += text.length + 2) > budget);
  if (end < 0) return { pieces, left: 0 };
  return { pieces: pieces.slice(0, end), left: countOf(pieces.slice(end)) };
}

function countOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { count }) => sum + count, 0);
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length + 2, 0);
}

const MORE = "Of the same kind:";

/** Lines of a list stand below one another, under words of their own. */
function listed(pieces: readonly Piece[]): readonly string[] {
  const texts: string[] = [];
  for (const { text } of pieces) {
    const last = texts.at(-1);
    if (!text.startsWith("- ")) texts.push(text);
    else if (last?.startsWith(MORE) === true) texts[texts.length - 1] = `${last}\n${text}`;
    else texts.push(`${MORE}\n\n${text}`);
  }
  return texts;
}

function note(left: number, what: string): readonly string[] {
  return left === 0
    ? []
    : [`${left} more ${what} changes do not fit here; run \`pagewright diff\` to see them.`];
}

function folded(count: number, { pieces, left }: Fitting): readonly string[] {
  const title = `<summary>${count} ${count === 1 ? "change that breaks" : "changes that break"} nothing</summary>`;
  return [
    "<details>",
    title,
    pieces.map(({ text }) => text).join("\n"),
    ...note(left, "such"),
    "</details>",
  ].filter((part) => part !== "");
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
