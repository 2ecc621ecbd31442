import { DiagnosticError, failure } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import type { Journal } from "./journal.js";
import { closeJournal, readJournal, rollBack } from "./journal.js";
import type { Stage } from "./stage.js";
import { discardStage, findStages, isInUse } from "./stage.js";

/**
 * Puts back what a killed run left half-way, and removes what it left beside the package. Touches
 * nothing where no run was killed.
 *
 * @param own the stage of the run that asks, if it has one.
 * @throws {DiagnosticError} `output-busy` where another run is writing the package right now,
 *   `output-not-recovered` where the old files cannot be put back.
 */
export function recoverPackage(out: string, own?: Stage): void {
  for (const stage of findStages(out)) {
    if (stage.folder === own?.folder) continue;
    if (isInUse(stage)) throw busy(out, stage);
    recover(out, stage);
  }
}

function recover(out: string, stage: Stage): void {
  undo(out, stage, () => readJournal(stage));
  discardStage(stage);
}

/**
 * Puts back what a commit has done so far.
 *
 * @throws {DiagnosticError} `output-not-recovered` where that fails; the stage can be tried again.
 */
export function undo(out: string, stage: Stage, journalOf: () => Journal | undefined): void {
  try {
    const journal = journalOf();
    if (journal === undefined) return;
    rollBack(out, stage, journal);
    closeJournal(stage);
  } catch (error) {
    throw notRecovered(out, stage, error);
  }
}

function busy(out: string, stage: Stage): DiagnosticError {
  return failure(
    "output-busy",
    `${reportedFile(out)} is being written by another run (process ${stage.pid})`,
    "Wait until it has ended, then run this again.",
  );
}

function notRecovered(out: string, stage: Stage, cause: unknown): DiagnosticError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DiagnosticError([
    {
      code: "output-not-recovered",
      severity: "error",
      message: `${reportedFile(out)} was left half-written and could not be put back: ${reason}`,
      hint:
        `Remove the cause and run this again. Otherwise restore the folder from version control ` +
        `and delete ${reportedFile(stage.folder)}, which holds the files that were moved aside.`,
    },
  ]);
}
