import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { formatGithub } from "../../diagnostics/format-github.js";
import { verdictOf } from "./words.js";
import type { DiffReport } from "./report.js";

/**
 * Annotations for a workflow: breaking changes as errors, those of the wire as warnings.
 *
 * @param folder where this runs, from the root of the checkout.
 */
export function formatDiffGithub({ apis }: DiffReport, folder = ""): string {
  const told = apis.flatMap(({ findings }) =>
    findings
      .filter(({ breaking, level }) => breaking || level === "wire")
      .map(({ code, breaking, message, pointer, location, why, action }): Diagnostic => {
        const severity = breaking ? "error" : "warning";
        return { code, severity, message, pointer, location, hint: `${why} ${action}` };
      }),
  );
  const verdicts = apis.map((diff) => `${diff.api}: ${verdictOf(diff)}\n`).join("");
  return (told.length > 0 ? formatGithub(told, folder) : "") + verdicts;
}
