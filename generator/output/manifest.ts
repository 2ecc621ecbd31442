import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import type { SourceFile } from "../source-file.js";
import { foldCase, obstacle, pathProblem, statOf } from "./paths.js";

/** Lists the files of a package that are the generator's; everything else in the folder is not. */
export const MANIFEST = ".pagewright.json";

/** The generated files and the manifest that claims them, sorted by path. */
export function withManifest(files: readonly SourceFile[]): readonly SourceFile[] {
  const paths = files.map(({ path }) => path).sort();
  const manifest = { path: MANIFEST, text: `${JSON.stringify({ files: paths }, null, 2)}\n` };
  return [...files, manifest].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/**
 * The paths an earlier run claimed, the manifest's own among them; none where there is no manifest.
 *
 * The file is as untrusted as anything in a checkout: a path in it may get a file removed.
 *
 * @throws {DiagnosticError} `output-manifest-invalid` where it cannot be read or leaves the folder.
 */
export function readManifest(out: string): ReadonlySet<string> {
  const problem = obstacle(out, MANIFEST);
  if (problem !== undefined) throw invalid(out, problem);
  const file = join(out, MANIFEST);
  if (statOf(file) === undefined) return new Set();
  const paths = parse(out, readFileSync(file, "utf8"));
  for (const path of paths) {
    const reason = pathProblem(path);
    if (reason !== undefined) throw invalid(out, `its path ${JSON.stringify(path)} ${reason}`);
    if (foldCase(path) === MANIFEST) throw invalid(out, "it lists itself");
  }
  return new Set([...paths, MANIFEST]);
}

function parse(out: string, text: string): readonly string[] {
  if (/^<{7} /m.test(text)) throw invalid(out, "it holds the markers of a merge conflict");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(out, "it is not JSON");
  }
  const { files } = Object(value) as { readonly files?: unknown };
  if (Array.isArray(files) && files.every((path) => typeof path === "string")) return files;
  throw invalid(out, 'it is not of the form { "files": ["..."] }');
}

function invalid(out: string, reason: string): DiagnosticError {
  return new DiagnosticError([
    {
      code: "output-manifest-invalid",
      severity: "error",
      message: `${reportedFile(join(out, MANIFEST))} does not say which files are generated: ${reason}`,
      hint: "Restore it from version control, or delete the generated files and it, and generate again.",
    },
  ]);
}
