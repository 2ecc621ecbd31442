import { basename, dirname, join, resolve } from "node:path";
import { compare } from "./compare-states.js";
import { nameOfDocument, type Leniency } from "./config.js";
import { documentNames } from "./config/workspace.js";
import type { ApiDiff } from "./diff/finding.js";
import { committedFiles, type CommittedFile } from "./git/repository.js";
import { readFile } from "./load/read.js";
import { withScratchFolder } from "./output/scratch.js";
import type { ApiConfig } from "./pipeline.js";

/** A document outside of `spec`, with the files that it refers to, against a commit. */
export interface DocumentDiff {
  readonly spec: string;
  /** Overlay files, in this order; the old state has those that its commit has. Default: none. */
  readonly overlays?: readonly string[] | undefined;
  /** The npm name of the package. Default: what the document says. */
  readonly name?: string | undefined;
  /** A branch, tag or commit. Default: `HEAD`. */
  readonly base?: string | undefined;
  readonly from?: undefined;
  /** Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
}

/** What may belong to a document, by its path. */
export const isText = (path: string): boolean => /\.(?:json|ya?ml)$/i.test(path);

/** @returns what differs, or the name of the document where the commit does not have it. */
export async function diffDocument(
  options: DocumentDiff & Leniency,
  cwd: string,
): Promise<ApiDiff | string> {
  const { spec, overlays = [], base = "HEAD", name, lenient } = options;
  const file = resolve(cwd, spec);
  const now: ApiConfig = {
    ...{ name: "api", packageName: name, lenient, file },
    overlays: overlays.map((overlay) => resolve(cwd, overlay)),
    out: dirname(file),
  };
  // What is not there now is told as such, and not as something that git does not have.
  for (const path of [file, ...now.overlays]) readFile(path);
  const label = labelOf(file, name);
  const files = committedFiles(dirname(file), base, isText, cwd);
  const old = namesFor(basename(file)).find((name) => files.some(({ path }) => path === name));
  if (old === undefined) return label;
  const oldOverlays = now.overlays.flatMap((path, index) => overlayOf(path, base, index, cwd));
  const spread = files.map(({ path, bytes }) => ({ path: `spec/${path}`, bytes }));
  return withScratchFolder([...spread, ...oldOverlays], (folder) =>
    compare(
      label,
      {
        ...now,
        file: join(folder, "spec", old),
        overlays: oldOverlays.map(({ path }) => join(folder, path)),
      },
      now,
    ),
  );
}

/** What a document may have been called: YAML that has become JSON is still the same API. */
function namesFor(name: string): readonly string[] {
  return documentNames.includes(name) ? [name, ...documentNames] : [name];
}

/** What reports call a document. */
export function labelOf(file: string, packageName: string | undefined): string {
  return packageName === undefined ? nameOfDocument(file) : basename(packageName);
}

/** An overlay as a commit has it; none where it does not. */
function overlayOf(
  file: string,
  ref: string,
  index: number,
  cwd: string,
): readonly CommittedFile[] {
  const isIt = (path: string): boolean => path === basename(file);
  return committedFiles(dirname(file), ref, isIt, cwd).map(({ path, bytes }) => ({
    path: `overlays/${index}/${path}`,
    bytes,
  }));
}
