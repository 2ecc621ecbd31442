/** The programmatic interface of Pagewright: what its command line does, for other programs. */
import type { DiffReport } from "./diff/report/report.js";
import type { DiffOptions } from "./run-diff.js";
import type { InferOptions, InferReport } from "./run-infer.js";
import type { ExplainOptions, Explanation } from "./explain.js";
import type { PullOptions, PullReport } from "./run-pull.js";
import { defaultPipeline, runCheck, runGenerate } from "./run.js";
import type { CheckOptions, CheckReport, GenerateOptions, GenerateReport } from "./run.js";

export type { DocumentSelection, Leniency, Selection, WorkspaceSelection } from "./config.js";
export type { Diagnostic, Location, Severity, SourceText } from "./diagnostics/diagnostic.js";
export { DiagnosticError } from "./diagnostics/diagnostic.js";
export type { ApiDiff, Bump, Finding, Level } from "./diff/finding.js";
export type { ExplainOptions, ExplainedFact, Explanation } from "./explain.js";
export type { Drift } from "./output/check.js";
export type { Reason } from "./output/stale-reasons.js";
export type { DiffReport } from "./diff/report/report.js";
export type { Proposal, Signal } from "./infer/proposal.js";
export type { Stage } from "./pipeline.js";
export type { PulledApi, PullOptions, PullReport } from "./run-pull.js";
export type { BaseDiff, DiffOptions, DocumentDiff, FileDiff } from "./run-diff.js";
export type { InferOptions, InferReport } from "./run-infer.js";
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

/**
 * Compares two states of APIs and says, change by change, whether it breaks a consumer's build.
 *
 * @example
 * const { breaking, apis } = await diff({ base: "origin/main" });
 *
 * @throws {DiagnosticError} where a state cannot be read, or its document has faults.
 */
export async function diff(options: DiffOptions = {}): Promise<DiffReport> {
  const { runDiff } = await import("./run-diff.js");
  return runDiff(options);
}

/**
 * Downloads the documents that `spec/sources.json` names into `spec/`, each once it is known to be one.
 *
 * @example
 * const { ok, apis } = await pull({ apis: ["polar"] });
 *
 * @throws {DiagnosticError} where `spec/sources.json` is wrong, or has no such API.
 */
export async function pull(options: PullOptions = {}): Promise<PullReport> {
  const { runPull } = await import("./run-pull.js");
  return runPull(options);
}

/**
 * Tells how an operation pages, and from where that is known.
 *
 * @example
 * const [{ facts }] = await explain({ operation: "GET /v1/oauth2/", apis: ["polar"] });
 *
 * @returns one explanation for each operation that is meant: several APIs may have it.
 * @throws {DiagnosticError} where no operation is meant, or a document is wrong.
 */
export async function explain(options: ExplainOptions): Promise<readonly Explanation[]> {
  const loaded = await import("./explain.js");
  return loaded.explain(options);
}

/**
 * Proposes declarations for what looks paged and is not declared, as an overlay for a person to review.
 *
 * @example
 * const { overlay, proposals } = await infer({ spec: "openapi.yaml" });
 *
 * @throws {DiagnosticError} where no API is meant, or several are, nothing of its document can be
 *   understood, or the file to write exists.
 */
export async function infer(options: InferOptions = {}): Promise<InferReport> {
  const { runInfer } = await import("./run-infer.js");
  return runInfer(options);
}
