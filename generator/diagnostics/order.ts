import { compare } from "../order.js";
import type { Diagnostic, Severity } from "./diagnostic.js";

/** By file, line and column, those without a place last; what is said twice is kept once. */
export function ordered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [identity(diagnostic), diagnostic]));
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.location === undefined, b.location === undefined) ||
      compare(a.location?.source.file ?? "", b.location?.source.file ?? "") ||
      compare(a.location?.line ?? 0, b.location?.line ?? 0) ||
      compare(a.location?.column ?? 0, b.location?.column ?? 0) ||
      compare(a.pointer ?? "", b.pointer ?? "") ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

export type Counts = Readonly<Record<Severity, number>>;

export function countBySeverity(diagnostics: readonly Diagnostic[]): Counts {
  const count = (wanted: Severity) =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return { error: count("error"), warning: count("warning"), note: count("note") };
}

/** `2 errors, 1 warning`; severities that do not occur are left out. */
export function summarize(counts: Counts): string {
  return (["error", "warning", "note"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? "" : "s"}`)
    .join(", ");
}

function identity({ code, message, pointer, location }: Diagnostic): string {
  const place = location && [location.source.file, location.line, location.column];
  return JSON.stringify([code, message, pointer, place]);
}
