import { escapeLine } from "../../diagnostics/escape.js";
import type { ApiDiff, Finding } from "../finding.js";
import { operationsOf, placeOf, verdictOf } from "./words.js";

/** For people at a terminal. Ends with a line break. */
export function formatDiffText(diffs: readonly ApiDiff[]): string {
  return diffs
    .map((diff) => {
      const blocks = diff.findings.map(block);
      return [`${diff.api}: ${verdictOf(diff)}`, ...blocks].join("\n\n");
    })
    .map((text) => `${text}\n`)
    .join("\n");
}

function block(finding: Finding): string {
  const { breaking, code, message, why, action, pointer, example, operations } = finding;
  const lines = [
    `${breaking ? "breaking" : finding.level} ${code}: ${message.replaceAll("`", "")}`,
    `  at ${placeOf(finding)} ${pointer}`,
    ...(operations.length > 0 ? [`  in ${operationsOf(finding).replaceAll("`", "")}`] : []),
    ...(breaking ? [`  why: ${why}`, `  do: ${action}`] : []),
    ...(example === undefined ? [] : ["", ...example.split("\n").map((line) => `    ${line}`)]),
  ];
  return lines.map(escapeLine).join("\n");
}
