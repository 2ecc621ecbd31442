import { escapeLine } from "../../diagnostics/escape.js";
import type { Finding } from "../finding.js";
import type { DiffReport } from "./report.js";
import { operationsOf, placeOf, verdictOf } from "./words.js";

/** For people at a terminal. Ends with a line break. */
export function formatDiffText({ apis, added, removed }: DiffReport): string {
  const texts = apis.map((diff) =>
    [`${diff.api}: ${verdictOf(diff)}`, ...diff.findings.map(block)].join("\n\n"),
  );
  return [
    ...texts,
    ...added.map((api) => `${api}: a new API`),
    ...removed.map((api) => `${api}: the API is gone, a major release`),
  ]
    .map((text) => `${text}\n`)
    .join("\n");
}

function block(finding: Finding): string {
  const { breaking, code, level, message, why, action, pointer, example, operations } = finding;
  const lines = [
    `${breaking ? "breaking" : level} ${code}: ${message.replaceAll("`", "")}`,
    `  at ${placeOf(finding)} ${pointer}`,
    ...(operations.length > 0 ? [`  in ${operationsOf(finding).replaceAll("`", "")}`] : []),
    // What changes on the wire compiles, and may fail all the same.
    ...(breaking || level === "wire" ? [`  why: ${why}`, `  do: ${action}`] : []),
    ...(example === undefined ? [] : ["", ...example.split("\n").map((line) => `    ${line}`)]),
  ];
  return lines.map(escapeLine).join("\n");
}
