import type { Diagnostic, Severity } from "./diagnostic.js";
import { reportedFile } from "./file-name.js";
import { ordered } from "./order.js";

/** A diagnostic in JSON. Members may be added to it; none is renamed or removed. */
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
interface ReportedLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** For programs: plain data, by file, line and column. */
export function reported(diagnostics: readonly Diagnostic[]): readonly ReportedDiagnostic[] {
  return ordered(diagnostics).map(plain);
}

function plain({
  code,
  severity,
  message,
  pointer,
  location,
  hint,
}: Diagnostic): ReportedDiagnostic {
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
