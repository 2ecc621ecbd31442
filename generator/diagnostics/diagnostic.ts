/** A text the user wrote, kept so that a message can show the line it is about. */
export interface SourceText {
  /** As the user would name it: relative to the working directory where that is shorter. */
  readonly file: string;
  readonly text: string;
}

/** A place in a text. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Location {
  readonly source: SourceText;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export type Severity = "error" | "warning" | "note";

/** One problem in the input, told to the person who can act on it. */
export interface Diagnostic {
  /** Stable and kebab-cased: what a script may match on. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence without a final period: what was found and what was expected. */
  readonly message: string;
  /** JSON pointer into the document, written as a fragment: `#/paths/~1books/get`. */
  readonly pointer?: string | undefined;
  readonly location?: Location | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
}

/** Thrown once by a stage, as it ends, with every problem it found. */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** One error that ends what was begun, with what to do about it. */
export function failure(code: string, message: string, hint?: string): DiagnosticError {
  return new DiagnosticError([{ code, severity: "error", message, hint }]);
}
