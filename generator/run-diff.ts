import { basename, dirname, resolve } from "node:path";
import { resolveApis, type Leniency } from "./config.js";
import { documentNames } from "./config/workspace.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { bumpOf, type ApiDiff } from "./diff/finding.js";
import type { DiffReport } from "./diff/report/report.js";
import { committedFiles, type CommittedFile } from "./git/repository.js";
import { withScratchFolder } from "./output/scratch.js";
import type { ApiConfig, ApiDescription } from "./pipeline.js";

/** Which two states to compare. */
export type DiffOptions = (BaseDiff | FileDiff) & Leniency;

/** The APIs of `spec` as they are, against a commit. */
export interface BaseDiff {
  /** Names of folders in `spec`. Default: all of them. */
  readonly apis?: readonly string[] | undefined;
  /** A branch, tag or commit. Default: `HEAD`. */
  readonly base?: string | undefined;
  readonly from?: undefined;
  /** Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
}

/** Two documents. */
export interface FileDiff {
  readonly from: string;
  readonly to: string;
  /** Overlay files that are applied to both, in this order. Default: none. */
  readonly overlays?: readonly string[] | undefined;
  /** Overlay files for the old document alone, after those for both. Default: none. */
  readonly fromOverlays?: readonly string[] | undefined;
  /** Overlay files for the new document alone, after those for both. Default: none. */
  readonly toOverlays?: readonly string[] | undefined;
  readonly cwd?: string | undefined;
  readonly base?: undefined;
}

/** Compares states of APIs; writes nothing but a scratch folder, which it removes. */
export async function runDiff(options: DiffOptions): Promise<DiffReport> {
  const cwd = options.cwd ?? process.cwd();
  const report =
    options.from === undefined
      ? await diffBase(options, cwd)
      : {
          apis: [await diffFiles(options, cwd)],
          added: [],
          removed: [],
        };
  const breaking = report.removed.length > 0 || report.apis.some((api) => api.breaking);
  return { breaking, ...report };
}

async function diffFiles(
  { from, to, overlays = [], fromOverlays = [], toOverlays = [], lenient }: FileDiff & Leniency,
  cwd: string,
): Promise<ApiDiff> {
  const config = (file: string, own: readonly string[]): ApiConfig => ({
    name: "api",
    file: resolve(cwd, file),
    overlays: [...overlays, ...own].map((overlay) => resolve(cwd, overlay)),
    out: dirname(resolve(cwd, to)),
    lenient,
  });
  const name = basename(to).replace(/\.\w+$/, "");
  return compare(name, config(from, fromOverlays), config(to, toOverlays));
}

async function diffBase(
  { apis = [], base = "HEAD", lenient }: BaseDiff & Leniency,
  cwd: string,
): Promise<Omit<DiffReport, "breaking">> {
  const current = resolveApis({ apis, lenient }, cwd);
  const spec = dirname(dirname(current[0]?.file ?? cwd));
  const files = committedFiles(spec, base, (path) => /\.(?:json|ya?ml)$/i.test(path));
  const names = new Set(files.filter(isDocument).map(({ path }) => path.split("/")[0] ?? ""));
  const known = new Set(current.map(({ name }) => name));
  return withScratchFolder(
    files.map(({ path, bytes }) => ({ path: `spec/${path}`, bytes })),
    async (folder) => {
      const diffs: ApiDiff[] = [];
      for (const api of current.filter(({ name }) => names.has(name))) {
        const [old] = resolveApis({ apis: [api.name], lenient }, folder);
        if (old !== undefined) diffs.push(await compare(api.name, named(old, api), api));
      }
      return {
        apis: diffs,
        added: current.map(({ name }) => name).filter((name) => !names.has(name)),
        removed: apis.length > 0 ? [] : [...names].filter((name) => !known.has(name)).sort(),
      };
    },
  );
}

/** The base has its documents alone: what the workspace says of a package is said of it, too. */
function named(old: ApiConfig, { defaultPackageName, out }: ApiConfig): ApiConfig {
  return { ...old, defaultPackageName, out };
}

function isDocument({ path }: CommittedFile): boolean {
  const [, name, ...rest] = path.split("/");
  return rest.length === 0 && documentNames.some((document) => document === name);
}

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
