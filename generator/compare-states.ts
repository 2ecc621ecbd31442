import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { bumpOf, type ApiDiff } from "./diff/finding.js";
import type { ApiConfig, ApiDescription } from "./pipeline.js";

/** Compares two states of one API. */
export async function compare(api: string, from: ApiConfig, to: ApiConfig): Promise<ApiDiff> {
  const { describeApi } = await import("./pipeline.js");
  const { diffStates } = await import("./diff/diff-states.js");
  const old: ApiDescription = await describeApi(from).catch((error: unknown) => {
    throw error instanceof DiagnosticError ? ofOldState(error) : error;
  });
  const now = await describeApi(to);
  const findings = diffStates(old, now);
  return {
    api,
    packageName: now.model.packageName,
    breaking: findings.some(({ breaking }) => breaking),
    bump: bumpOf(findings),
    findings,
    diagnostics: now.diagnostics,
  };
}

/** Faults of the old document are told as such: its file may not be there to look at. */
function ofOldState({ diagnostics }: DiagnosticError): DiagnosticError {
  return new DiagnosticError(
    diagnostics.map((diagnostic) => ({
      ...diagnostic,
      message: `In the old state: ${diagnostic.message}`,
    })),
  );
}
