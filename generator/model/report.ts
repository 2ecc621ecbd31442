import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document.js";

export interface Finding {
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the document, without the `#`. */
  readonly pointer: string;
  readonly hint?: string | undefined;
}

/** Collects what is wrong with a document, so that all of it is told at once. */
export class Report {
  readonly #document: OpenApiDocument;
  readonly #diagnostics: Diagnostic[] = [];

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  error(finding: Finding): void {
    this.#add("error", finding);
  }

  note(finding: Finding): void {
    this.#add("note", finding);
  }

  /** @throws {DiagnosticError} if there is an error; notes alone are returned. */
  close(): readonly Diagnostic[] {
    if (this.#diagnostics.some(({ severity }) => severity === "error")) {
      throw new DiagnosticError(this.#diagnostics);
    }
    return this.#diagnostics;
  }

  #add(severity: "error" | "note", { pointer, ...finding }: Finding): void {
    this.#diagnostics.push({
      severity,
      ...finding,
      pointer: `#${pointer}`,
      location: this.#document.locate(pointer),
    });
  }
}
