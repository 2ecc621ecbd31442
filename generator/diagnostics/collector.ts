import { DiagnosticError, type Diagnostic } from "./diagnostic.js";

/** Gathers what a stage finds, so that all of it is told at once. */
export class DiagnosticCollector {
  readonly #diagnostics: Diagnostic[] = [];

  report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some(({ severity }) => severity === "error");
  }

  /** What was found so far. */
  get all(): readonly Diagnostic[] {
    return [...this.#diagnostics];
  }

  /**
   * Ends a stage.
   * @throws {DiagnosticError} with everything found, warnings too, if any of it is an error.
   */
  throwIfErrors(): void {
    if (this.hasErrors) throw new DiagnosticError(this.#diagnostics);
  }
}
