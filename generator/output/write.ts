import { mkdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import type { SourceFile } from "../source-file.js";
import type { Change, OnStep } from "./commit.js";
import { commit } from "./commit.js";
import type { Comparison } from "./compare.js";
import { comparePackage } from "./compare.js";
import type { PackageComparison } from "./compare.js";
import { describeFileErrors } from "./file-errors.js";
import { hasOpenJournal } from "./journal.js";
import { statOf } from "./paths.js";
import { editedFiles } from "./stale-reasons.js";
import { recoverPackage } from "./recover.js";
import { holdSignals } from "./signals.js";
import { discardStage, makeStage, stageInside, type Stage } from "./stage.js";

/** What became of the files of a package. Paths are relative to it, sorted. */
export interface WriteResult {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files that were right already; not touched. */
  readonly unchanged: readonly string[];
  /** Of the files changed and removed, those that someone had edited since they were generated. */
  readonly overwritten: readonly string[];
}

/**
 * Makes a folder hold exactly the given generated files, beside whatever else is in it.
 *
 * Files that are right already are not touched, files an earlier run made and this one does not are
 * removed, and files of any other origin stay. All of it happens or none of it, also when the
 * process is killed: then the next run puts the old files back first.
 *
 * @param out absolute path of the package's folder; made where it is missing.
 * @param document fingerprint of what the files are made of. Default: none.
 * @throws {DiagnosticError} where the folder cannot take the files; nothing was changed.
 */
export async function writePackage(
  out: string,
  files: readonly SourceFile[],
  { document = "", onStep }: { readonly document?: string; readonly onStep?: OnStep } = {},
): Promise<WriteResult> {
  const content = { files, document };
  return holdSignals(() => describeFileErrors(out, () => write(out, content, onStep)));
}

interface Content {
  readonly files: readonly SourceFile[];
  readonly document: string;
}

function write(out: string, content: Content, onStep?: OnStep): WriteResult {
  recoverPackage(out);
  const result = summarise(comparePackage(out, content.files, content.document));
  if (result.added.length + result.changed.length + result.removed.length === 0) return result;
  const madeParent = mkdirSync(dirname(out), { recursive: true });
  try {
    return writeStaged(out, content, onStep);
  } catch (error) {
    if (madeParent !== undefined) removeEmptyParents(dirname(out), madeParent);
    throw error;
  }
}

function writeStaged(out: string, content: Content, onStep?: OnStep): WriteResult {
  try {
    return writeThrough(makeStage(out), out, content, onStep);
  } catch (error) {
    // Two mounts of one disk have one number, and nothing can be moved from the one to the other.
    const isElsewhere = (error as NodeJS.ErrnoException).code === "EXDEV";
    if (!isElsewhere || statOf(out) === undefined) throw error;
    return writeThrough(stageInside(out), out, content, onStep);
  }
}

function writeThrough(stage: Stage, out: string, content: Content, onStep?: OnStep): WriteResult {
  try {
    // The stage announces this run: a run that started at the same moment now sees it, or is seen.
    recoverPackage(out, stage);
    const comparison = comparePackage(out, content.files, content.document);
    refuseForeign(out, comparison.comparisons);
    commit(out, stage, changesOf(comparison.comparisons), onStep);
    return summarise(comparison);
  } finally {
    // With its journal still open, the stage holds the only copy of the old files.
    if (!hasOpenJournal(stage)) discardStage(stage);
  }
}

function changesOf(comparisons: readonly Comparison[]): readonly Change[] {
  return comparisons.flatMap((comparison): readonly Change[] => {
    switch (comparison.state) {
      case "same":
        return [];
      case "missing":
      case "changed":
        return [{ path: comparison.path, text: comparison.text }];
      case "obsolete":
        return [{ path: comparison.path, text: undefined }];
    }
  });
}

function summarise({ comparisons, previous }: PackageComparison): WriteResult {
  const inState = (state: Comparison["state"]): readonly string[] =>
    comparisons.filter((comparison) => comparison.state === state).map(({ path }) => path);
  return {
    added: inState("missing"),
    changed: inState("changed"),
    removed: inState("obsolete"),
    unchanged: inState("same"),
    overwritten: editedFiles(comparisons, previous),
  };
}

function refuseForeign(out: string, comparisons: readonly Comparison[]): void {
  const foreign = comparisons.flatMap((comparison): readonly Diagnostic[] =>
    comparison.state !== "changed" || comparison.owned
      ? []
      : [
          {
            code: "output-file-foreign",
            severity: "error",
            message: `${reportedFile(out)} has a file "${comparison.path}" that was not made by pagewright`,
            hint: "Move or delete it, or generate into another folder. Nothing was written.",
          },
        ],
  );
  if (foreign.length > 0) throw new DiagnosticError(foreign);
}

function removeEmptyParents(folder: string, outermost: string): void {
  try {
    rmdirSync(folder);
    if (folder !== outermost) removeEmptyParents(dirname(folder), outermost);
  } catch {
    // Someone else put something there meanwhile: it is theirs now.
  }
}
