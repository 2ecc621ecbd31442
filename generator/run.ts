import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { cacheFolder, withCache } from "./cache/generation-cache.js";
import type { Selection } from "./config.js";
import { resolveApis } from "./config.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import type { CheckResult } from "./output/check.js";
import { checkPackage } from "./output/check.js";
import { describeFileErrors } from "./output/file-errors.js";
import { leftovers } from "./output/leftovers.js";
import { overwrittenEdits } from "./output/overwritten-edits.js";
import { withOwnMembers } from "./output/own-members.js";
import { firstVersion, readPackageJson, readPreviousVersion } from "./output/previous-version.js";
import { recoverPackage } from "./output/recover.js";
import type { WriteResult } from "./output/write.js";
import { writePackage } from "./output/write.js";
import type { ApiConfig, Generation, Stage, generateApi } from "./pipeline.js";

/** What turns one API into files; a parameter so that runs can be tested without it. */
export type GenerateApi = typeof generateApi;

/** The pipeline, loaded when the first API needs it: it is large, and a misspelt name needs none. */
const freshPipeline: GenerateApi = async (api, context) => {
  const pipeline = await import("./pipeline.js");
  return pipeline.generateApi(api, context);
};

/** The pipeline as a run uses it: what has been made of the same bytes before is not made again. */
export function defaultPipeline({
  cache = true,
}: { readonly cache?: boolean | undefined } = {}): GenerateApi {
  return (api, context) => {
    const folder = cache ? cacheFolder(api) : undefined;
    const pipeline = folder === undefined ? freshPipeline : withCache(freshPipeline, folder);
    return pipeline(api, context);
  };
}

interface RunOptions {
  /** Where relative paths start and the search for `spec` begins. Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
  /** Told what happens while it happens; must not throw. */
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
  /**
   * Whether what was made before of the same bytes, by the same generator, is used again; it is kept
   * in `node_modules/.cache/pagewright`. Default: true.
   */
  readonly cache?: boolean | undefined;
}

export type GenerateOptions = Selection & RunOptions;
export type CheckOptions = Selection & RunOptions;

export type ProgressEvent =
  | { readonly kind: "stage"; readonly api: string; readonly stage: Stage }
  | { readonly kind: "end"; readonly api: string; readonly report: ApiReport };

/** What is known of every API of a run, however it ended. */
interface ApiRun {
  readonly api: string;
  /** Absolute path of the package's folder. */
  readonly out: string;
  /** Everything to tell about the document: errors where the API failed, else warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
  /** How long this API took. */
  readonly milliseconds: number;
}

/** An API that could not be generated; its folder is as it was. */
export interface ApiFailure extends ApiRun {
  readonly status: "failed";
}

/** An API whose package was generated. */
export interface ApiDone extends ApiRun {
  readonly packageName: string;
  readonly operations: number;
  /** How many of the operations are lists that can be walked. */
  readonly pagedOperations: number;
  /** How many webhooks have a type. */
  readonly webhooks: number;
  /** How many files the package has of ours, its manifest among them. */
  readonly files: number;
}

/** A package that was written, and what became of its files. */
export interface GeneratedApi extends ApiDone, WriteResult {
  readonly status: "written";
}

/** A package that was compared with its folder; `stale` where anything differs. */
export interface CheckedApi extends ApiDone, CheckResult {
  readonly status: "fresh" | "stale";
}

export type ApiReport = GeneratedApi | CheckedApi | ApiFailure;

export interface GenerateReport {
  /** Whether every API was written. */
  readonly ok: boolean;
  /** In order of their names. */
  readonly apis: readonly (GeneratedApi | ApiFailure)[];
}

export interface CheckReport {
  /** Whether every API could be generated. */
  readonly ok: boolean;
  /** Whether, besides, every package on the disk is what would be generated. */
  readonly fresh: boolean;
  /** In order of their names. */
  readonly apis: readonly (CheckedApi | ApiFailure)[];
}

/** `generate` with the pipeline as a parameter. */
export async function runGenerate(
  options: GenerateOptions,
  generateApi: GenerateApi,
): Promise<GenerateReport> {
  const apis = await runAll(options, async (api, onStage): Promise<Untimed<GeneratedApi>> => {
    const generation = await generateInMemory(api, generateApi, onStage);
    onStage("write");
    const written = await writePackage(api.out, generation.files, generation);
    const summary = summaryOf(api, generation);
    const diagnostics = [...summary.diagnostics, ...overwrittenEdits(api.out, written.overwritten)];
    return { status: "written", ...summary, diagnostics, ...written };
  });
  return { ok: apis.every(({ status }) => status !== "failed"), apis };
}

/** `check` with the pipeline as a parameter. */
export async function runCheck(
  options: CheckOptions,
  generateApi: GenerateApi,
): Promise<CheckReport> {
  const apis = await runAll(options, async (api, onStage): Promise<Untimed<CheckedApi>> => {
    const generation = await generateInMemory(api, generateApi, onStage);
    onStage("check");
    const drift = checkPackage(api.out, generation.files, generation.document);
    const differs = drift.missing.length + drift.changed.length + drift.obsolete.length > 0;
    return { status: differs ? "stale" : "fresh", ...summaryOf(api, generation), ...drift };
  });
  const ok = apis.every(({ status }) => status !== "failed");
  return { ok, fresh: ok && apis.every(({ status }) => status === "fresh"), apis };
}

type Untimed<Report> = Omit<Report, "milliseconds">;
type Timed<Report> = Report & { readonly milliseconds: number };

async function generateInMemory(
  api: ApiConfig,
  generateApi: GenerateApi,
  onStage: (stage: Stage) => void,
): Promise<Generation> {
  // First of all: what a killed run left half-way is neither to be read nor to be compared with.
  describeFileErrors(api.out, () => {
    recoverPackage(api.out);
  });
  // Said here, so that a package which is there for the first time is none that was not seen before.
  const previousVersion = readPreviousVersion(api.out) ?? firstVersion;
  const generation = await generateApi(api, { previousVersion, onStage });
  return { ...generation, files: withOwnMembers(generation.files, readPackageJson(api.out)) };
}

function summaryOf(api: ApiConfig, generation: Generation): Omit<ApiDone, "milliseconds"> {
  const { packageName, operations, pagedOperations, webhooks, diagnostics, files } = generation;
  return {
    ...{ api: api.name, out: api.out },
    ...{ packageName, operations, pagedOperations, webhooks, diagnostics },
    files: files.length + 1,
  };
}

/** Runs the APIs one after the other; one that fails stops no other. */
async function runAll<Report extends Untimed<GeneratedApi> | Untimed<CheckedApi>>(
  { cwd = process.cwd(), onProgress = () => undefined, ...selection }: Selection & RunOptions,
  run: (api: ApiConfig, onStage: (stage: Stage) => void) => Promise<Report>,
): Promise<readonly (Timed<Report> | ApiFailure)[]> {
  const reports: (Timed<Report> | ApiFailure)[] = [];
  const apis = resolveApis(selection, cwd);
  for (const api of apis) {
    const start = performance.now();
    const ended = await run(api, (stage) => {
      onProgress({ kind: "stage", api: api.name, stage });
    }).catch((error: unknown) => failureOf(api, error));
    const besides = api === apis.at(-1) ? leftoversOf(selection, apis) : [];
    const diagnostics = [...ended.diagnostics, ...besides];
    const report = { ...ended, diagnostics, milliseconds: performance.now() - start };
    reports.push(report);
    onProgress({ kind: "end", api: api.name, report });
  }
  return reports;
}

/** What is told of no API, and once, with the last of them. */
function leftoversOf(selection: Selection, all: readonly ApiConfig[]): readonly Diagnostic[] {
  const isAll = selection.spec === undefined && (selection.apis ?? []).length === 0;
  const [first] = all;
  if (!isAll || first === undefined) return [];
  return leftovers(
    dirname(first.out),
    all.map(({ name }) => name),
  );
}

/** @throws whatever is not a diagnostic: a fault of ours, which no report should hide. */
function failureOf(api: ApiConfig, error: unknown): Untimed<ApiFailure> {
  if (!(error instanceof DiagnosticError)) throw error;
  return { status: "failed", api: api.name, out: api.out, diagnostics: error.diagnostics };
}
