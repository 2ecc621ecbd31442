import type { Diagnostic, Severity } from "./diagnostic.js";
import { reportedFile } from "./file-name.js";
import { countBySeverity, ordered } from "./order.js";

/** What `formatJson` prints. Members may be added to it; none is renamed or removed. */
export interface DiagnosticReport {
  /** By file, line and column. */
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly counts: { readonly errors: number; readonly warnings: number; readonly notes: number };
}

export interface ReportedDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** A JSON pointer as a fragment: `#/paths/~1books/get`. */
  readonly pointer: string | null;
  readonly location: ReportedLocation | null;
  readonly hint: string | null;
}

/** Lines and columns count from 1; columns count UTF-16 code units; the end is exclusive. */
export interface ReportedLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** The report as plain data, for a program that embeds it in its own. */
export function reportOf(diagnostics: readonly Diagnostic[]): DiagnosticReport {
  const sorted = ordered(diagnostics);
  const { error, warning, note } = countBySeverity(sorted);
  return {
    diagnostics: sorted.map(reported),
    counts: { errors: error, warnings: warning, notes: note },
  };
}

/** For programs: a `DiagnosticReport` as JSON. Ends with a line break. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(reportOf(diagnostics), null, 2)}\n`;
}

function reported(diagnostic: Diagnostic): ReportedDiagnostic {
  const { code, severity, message, pointer, location, hint } = diagnostic;
  return {
    code,
    severity,
    message,
    pointer: pointer ?? null,
    location: location
      ? {
          file: reportedFile(location.source.file),
          line: location.line,
          column: location.column,
          endLine: location.endLine ?? null,
          endColumn: location.endColumn ?? null,
        }
      : null,
    hint: hint ?? null,
  };
}
