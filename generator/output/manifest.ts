import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { failure } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import { sortedBy } from "../order.js";
import type { SourceFile } from "../source-file.js";
import { fileFingerprint } from "./fingerprint.js";
import { parseManifest } from "./manifest-text.js";
import { foldCase, obstacle, pathProblem, statOf } from "./paths.js";

/** Lists the files of a package that are the generator's; everything else in the folder is not. */
export const MANIFEST = ".pagewright.json";

/** What an earlier run noted of the package that it made. */
export interface Manifest {
  /** Fingerprint of what the package was made of; undefined where that is not known. */
  readonly document: string | undefined;
  /** The files that run made, with the fingerprints of what it wrote; undefined where not known. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

/** The generated files and the manifest that claims them, sorted by path. */
export function withManifest(
  files: readonly SourceFile[],
  document: string,
  previous: Manifest = NOTHING,
): readonly SourceFile[] {
  const prints = sortedBy(files, pathOf).map(
    ({ path, text }) => [path, fileFingerprint(path, text)] as const,
  );
  // An edit of the document that changes nothing in the client is no reason to touch the package.
  const same =
    prints.length === previous.files.size &&
    prints.every(([path, print]) => previous.files.get(path) === print);
  const noted = (same ? previous.document : undefined) ?? document;
  const value = { document: noted, files: Object.fromEntries(prints) };
  const manifest = { path: MANIFEST, text: `${JSON.stringify(value, null, 2)}\n` };
  return sortedBy([...files, manifest], pathOf);
}

const NOTHING: Manifest = { document: undefined, files: new Map() };

function pathOf({ path }: SourceFile): string {
  return path;
}

/**
 * What an earlier run noted; nothing where there is no manifest.
 *
 * The file is as untrusted as anything in a checkout: a path in it may get a file removed.
 *
 * @throws {DiagnosticError} `output-manifest-invalid` where it cannot be read or leaves the folder.
 */
export function readManifest(out: string): Manifest {
  const problem = obstacle(out, MANIFEST);
  if (problem !== undefined) {
    const isLink = statOf(out)?.isSymbolicLink() === true;
    throw invalid(out, problem, isLink ? "Name the folder that it leads to." : restore);
  }
  const file = join(out, MANIFEST);
  if (statOf(file) === undefined) return NOTHING;
  const manifest = parseManifest(readFileSync(file, "utf8"));
  if (typeof manifest === "string") throw invalid(out, manifest);
  for (const path of manifest.files.keys()) {
    const reason = pathProblem(path);
    if (reason !== undefined) throw invalid(out, `its path ${JSON.stringify(path)} ${reason}`);
    if (foldCase(path) === MANIFEST) throw invalid(out, "it lists itself");
  }
  return manifest;
}

const restore =
  "Restore it from version control, or delete the generated files and it, and generate again.";

function invalid(out: string, reason: string, hint = restore): DiagnosticError {
  const message = `${reportedFile(join(out, MANIFEST))} does not say which files are generated: ${reason}`;
  return failure("output-manifest-invalid", message, hint);
}
