import type { SourceFile } from "../source-file.js";
import { comparePackage } from "./compare.js";
import { describeFileErrors } from "./file-errors.js";
import { recoverPackage } from "./recover.js";
import { shortDiff } from "./short-diff.js";

/** A file of a package that is not what would be generated. */
export interface Drift {
  /** Relative to the package. */
  readonly path: string;
  /** A unified diff from what is there to what would be, cut to its first lines. */
  readonly diff: string;
}

/** How a package differs from what would be generated; all empty where it does not. */
export interface CheckResult {
  readonly missing: readonly Drift[];
  readonly changed: readonly Drift[];
  /** Files an earlier run made that are no longer part of the package. */
  readonly obsolete: readonly Drift[];
}

/**
 * Compares a folder with the files that would be generated into it, and writes nothing. (What a
 * killed run left half-way is put back first.)
 *
 * Line ends do not count: version control may check text out with its own.
 *
 * @param out absolute path of the package's folder.
 * @throws {DiagnosticError} where the folder cannot be read or could not take the files.
 */
export function checkPackage(out: string, files: readonly SourceFile[]): CheckResult {
  return describeFileErrors(out, () => {
    recoverPackage(out);
    return compare(out, files);
  });
}

function compare(out: string, files: readonly SourceFile[]): CheckResult {
  const result = { missing: [] as Drift[], changed: [] as Drift[], obsolete: [] as Drift[] };
  for (const comparison of comparePackage(out, files)) {
    const { path, state } = comparison;
    switch (state) {
      case "same":
        break;
      case "missing":
        result.missing.push({ path, diff: shortDiff(path, undefined, comparison.text) });
        break;
      case "obsolete":
        result.obsolete.push({
          path,
          diff: shortDiff(path, lfText(comparison.current), undefined),
        });
        break;
      case "changed": {
        const current = lfText(comparison.current);
        if (current === comparison.text) break;
        result.changed.push({ path, diff: shortDiff(path, current, comparison.text) });
      }
    }
  }
  return result;
}

function lfText(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\r\n", "\n");
}
