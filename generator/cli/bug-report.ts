import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { escapeLine, escapeText } from "../diagnostics/escape.js";
import type { Settings } from "./presenter.js";

/** What to say of an error that no input should be able to cause. */
export function bugReport(
  error: unknown,
  { debug, version }: Pick<Settings, "debug" | "version">,
): string {
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : String(error);
  return [
    `This is a bug of Pagewright, not of your document: ${escapeText(nameOf(error))}`,
    debug === true
      ? stack.split("\n").map(escapeLine).join("\n")
      : "Please report it, with the document if you may share it and what --debug adds to this.",
    `(pagewright ${version}, Node.js ${process.version}, ${process.platform} ${process.arch})`,
    "",
  ].join("\n");
}

/** The same for programs that read diagnostics. */
export function bugDiagnostic(error: unknown): Diagnostic {
  return {
    code: "internal-error",
    severity: "error",
    message: `A bug of Pagewright, not of the document: ${nameOf(error)}`,
    hint: "Please report it, with the document if you may share it and what --debug adds to this.",
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
