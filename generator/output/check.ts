import type { SourceFile } from "../source-file.js";
import { comparePackage, lfText, type Comparison } from "./compare.js";
import { describeFileErrors } from "./file-errors.js";
import { recoverPackage } from "./recover.js";
import { shortDiff } from "./short-diff.js";
import { reasonsFor, type Reason } from "./stale-reasons.js";

/** A file of a package that is not what would be generated. */
export interface Drift {
  /** Relative to the package. */
  readonly path: string;
  /** Why: all that happened to it since it was generated; empty where nothing is known of that. */
  readonly reasons: readonly Reason[];
  /** The first line of what is there that differs, counted from 1. */
  readonly line: number;
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
 * @param out absolute path of the package's folder.
 * @param document fingerprint of what the files are made of. Default: none.
 * @throws {DiagnosticError} where the folder cannot be read or could not take the files.
 */
export function checkPackage(
  out: string,
  files: readonly SourceFile[],
  document = "",
): CheckResult {
  return describeFileErrors(out, () => {
    recoverPackage(out);
    return check(out, files, document);
  });
}

type Stale = Exclude<Comparison, { readonly state: "same" }>;

function check(out: string, files: readonly SourceFile[], document: string): CheckResult {
  const { comparisons, previous } = comparePackage(out, files, document);
  const stale = comparisons.filter(
    (comparison): comparison is Stale => comparison.state !== "same",
  );
  const reasons = reasonsFor(stale, { previous, document, files });
  const drifts = (state: Stale["state"]): readonly Drift[] =>
    stale
      .filter((comparison) => comparison.state === state)
      .map((comparison) => driftOf(comparison, reasons.get(comparison.path) ?? []));
  return {
    missing: drifts("missing"),
    changed: drifts("changed"),
    obsolete: drifts("obsolete"),
  };
}

function driftOf(comparison: Stale, reasons: readonly Reason[]): Drift {
  const { path } = comparison;
  const before = comparison.state === "missing" ? undefined : lfText(comparison.current);
  const after = comparison.state === "obsolete" ? undefined : comparison.text;
  const diff = shortDiff(path, before, after);
  return { path, reasons, line: firstDifference(before, after), diff };
}

function firstDifference(before: string | undefined, after: string | undefined): number {
  if (before === undefined || after === undefined) return 1;
  const [old, now] = [before.split("\n"), after.split("\n")];
  const at = old.findIndex((line, index) => line !== now[index]);
  return at < 0 ? old.length : at + 1;
}
