import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { compare } from "./compare-states.js";
import { resolveApis, type Leniency } from "./config.js";
import { documentNames } from "./config/workspace.js";
import type { ApiDiff } from "./diff/finding.js";
import type { DiffReport } from "./diff/report/report.js";
import { diffDocument, isText, labelOf, type DocumentDiff } from "./document-diff.js";
import { committedFiles, type CommittedFile } from "./git/repository.js";
import { withScratchFolder } from "./output/scratch.js";
import type { ApiConfig } from "./pipeline.js";

export type { DocumentDiff };

/** Which two states to compare. */
export type DiffOptions = (BaseDiff | DocumentDiff | FileDiff) & Leniency;

/** The APIs of `spec` as they are, against a commit. */
export interface BaseDiff {
  /** Names of folders in `spec`. Default: all of them. */
  readonly apis?: readonly string[] | undefined;
  /** A branch, tag or commit. Default: `HEAD`. */
  readonly base?: string | undefined;
  readonly spec?: undefined;
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
  /** The npm name of the package. Default: what the document says. */
  readonly name?: string | undefined;
  readonly cwd?: string | undefined;
  readonly spec?: undefined;
  readonly base?: undefined;
}

/** Compares states of APIs; writes nothing but a scratch folder, which it removes. */
export async function runDiff(options: DiffOptions): Promise<DiffReport> {
  const cwd = options.cwd ?? process.cwd();
  const report = await reportOf(options, cwd);
  const breaking = report.removed.length > 0 || report.apis.some((api) => api.breaking);
  return { breaking, ...report };
}

type Comparison = Omit<DiffReport, "breaking">;

async function reportOf(options: DiffOptions, cwd: string): Promise<Comparison> {
  if (options.from === undefined && options.spec === undefined) return diffBase(options, cwd);
  const found =
    options.from === undefined ? await diffDocument(options, cwd) : await diffFiles(options, cwd);
  return typeof found === "string"
    ? { apis: [], added: [found], removed: [] }
    : { apis: [found], added: [], removed: [] };
}

async function diffFiles(options: FileDiff & Leniency, cwd: string): Promise<ApiDiff> {
  const { from, to, overlays = [], fromOverlays = [], toOverlays = [], name, lenient } = options;
  const config = (file: string, own: readonly string[]): ApiConfig => ({
    ...{ name: "api", packageName: name, lenient },
    file: resolve(cwd, file),
    overlays: [...overlays, ...own].map((overlay) => resolve(cwd, overlay)),
    out: dirname(resolve(cwd, to)),
  });
  return compare(
    labelOf(resolve(cwd, to), name),
    config(from, fromOverlays),
    config(to, toOverlays),
  );
}

async function diffBase(
  { apis = [], base = "HEAD", lenient }: BaseDiff & Leniency,
  cwd: string,
): Promise<Comparison> {
  const current = resolveApis({ apis, lenient }, cwd);
  const spec = dirname(dirname(current[0]?.file ?? cwd));
  const files = [spec, ...submodules(current)].flatMap((folder) =>
    committedFiles(folder, base, isText, cwd).map(({ path, bytes }) => ({
      path: folder === spec ? path : `${basename(folder)}/${path}`,
      bytes,
    })),
  );
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

/** Folders of APIs that are repositories of their own, of which the one around them has no files. */
function submodules(current: readonly ApiConfig[]): readonly string[] {
  return current
    .map(({ file }) => dirname(file))
    .filter((folder) => existsSync(join(folder, ".git")));
}

/** The base has its documents alone: what the workspace says of a package is said of it, too. */
function named(old: ApiConfig, { defaultPackageName, out }: ApiConfig): ApiConfig {
  return { ...old, defaultPackageName, out };
}

function isDocument({ path }: CommittedFile): boolean {
  const [, name, ...rest] = path.split("/");
  return rest.length === 0 && documentNames.includes(name ?? "");
}
