/** The programmatic interface of Pagewright: what its command line does, for other programs. */
import { defaultPipeline, runCheck, runGenerate } from "./run.js";
import type { CheckOptions, CheckReport, GenerateOptions, GenerateReport } from "./run.js";

export type { DocumentSelection, Selection, WorkspaceSelection } from "./config.js";
export type { Diagnostic, Location, Severity, SourceText } from "./diagnostics/diagnostic.js";
export { DiagnosticError } from "./diagnostics/diagnostic.js";
export type { Drift } from "./output/check.js";
export type { Stage } from "./pipeline.js";
export type {
  ApiDone,
  ApiFailure,
  ApiReport,
  CheckOptions,
  CheckReport,
  CheckedApi,
  GenerateOptions,
  GenerateReport,
  GeneratedApi,
  ProgressEvent,
} from "./run.js";

/**
 * Generates packages and writes them, each whole or not at all.
 *
 * An API that cannot be generated does not keep the others from it: look at `ok`.
 *
 * @example
 * const { ok, apis } = await generate({ spec: "openapi.yaml", out: "client", name: "@acme/books" });
 *
 * @throws {DiagnosticError} where the options name no API, or an unknown one; nothing was written.
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateReport> {
  return runGenerate(options, defaultPipeline(options));
}

/**
 * Generates packages in memory and compares them with what is on the disk; writes nothing.
 *
 * @example
 * const { ok, fresh } = await check({ apis: ["polar"] });
 *
 * @throws {DiagnosticError} where the options name no API, or an unknown one.
 */
export async function check(options: CheckOptions = {}): Promise<CheckReport> {
  return runCheck(options, defaultPipeline(options));
}
