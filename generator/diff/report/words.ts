import { reportedFile } from "../../diagnostics/file-name.js";
import type { ApiDiff, Finding } from "../finding.js";

/** `spec/polar/openapi.yaml:12`. */
export function placeOf({ location }: Finding): string {
  return `${reportedFile(location.source.file)}:${location.line}`;
}

/** `major: 2 breaking, 5 other changes`. */
export function verdictOf({ breaking, bump, findings }: ApiDiff): string {
  if (findings.length === 0) return "no change";
  const broken = findings.filter((finding) => finding.breaking).length;
  const rest = findings.length - broken;
  const counts = [
    ...(breaking ? [`${broken} breaking`] : []),
    ...(rest > 0 ? [`${rest} ${breaking ? "other" : "compatible"}`] : []),
  ];
  const noun = findings.length === 1 ? "change" : "changes";
  return `${counts.join(" and ")} ${noun}, a ${bump} release`;
}

/** More operations than these are counted. */
const MOST = 5;

export function operationsOf({ operations }: Finding): string {
  const shown = operations.slice(0, MOST).map((name) => `\`${name}\``);
  const rest = operations.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
