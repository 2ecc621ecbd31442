import { mkdirSync, readdirSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Journal, JournalEntry } from "./journal.js";
import { closeJournal, movedAside, openJournal, staged } from "./journal.js";
import { contained, foldersOf, statOf } from "./paths.js";
import { patiently } from "./patience.js";
import { undo } from "./recover.js";
import type { Stage } from "./stage.js";

/** A file to be written (with a text) or to be removed (without). */
export interface Change {
  readonly path: string;
  readonly text: string | undefined;
}

/** Called before each step that touches the disk, with its name; for tests that stop there. */
export type OnStep = (step: string) => void;

/**
 * Applies all changes to a package, or none: what fails half-way is put back byte for byte, and
 * what is killed half-way is put back by the next `recoverPackage`.
 *
 * Synchronous, so that nothing else in the process sees or causes a state in between.
 */
export function commit(
  out: string,
  stage: Stage,
  changes: readonly Change[],
  onStep: OnStep = () => undefined,
): void {
  stageTexts(stage, changes, onStep);
  const journal = plan(out, changes);
  onStep("open the journal");
  openJournal(stage, journal);
  try {
    apply(out, stage, journal, onStep);
    onStep("close the journal");
    closeJournal(stage);
  } catch (error) {
    undo(out, stage, () => journal);
    throw error;
  }
}

function stageTexts(stage: Stage, changes: readonly Change[], onStep: OnStep): void {
  for (const [index, { path, text }] of changes.entries()) {
    if (text === undefined) continue;
    onStep(`stage ${path}`);
    writeFileSync(staged(stage, index), text, { flag: "wx" });
  }
}

function plan(out: string, changes: readonly Change[]): Journal {
  const entries = changes.map(({ path, text }): JournalEntry => ({
    path,
    existed: statOf(contained(out, path)) !== undefined,
    written: text !== undefined,
  }));
  const folders = new Set(["", ...entries.flatMap(({ path }) => foldersOf(path))]);
  return {
    entries,
    newFolders: [...folders].filter((folder) => statOf(join(out, folder)) === undefined).sort(),
  };
}

function apply(out: string, stage: Stage, { entries }: Journal, onStep: OnStep): void {
  // All old files leave before the first new one comes, so that names that differ in case alone
  // never meet.
  for (const [index, { path, existed }] of entries.entries()) {
    if (!existed) continue;
    onStep(`move ${path} aside`);
    const old = contained(out, path);
    patiently(() => {
      renameSync(old, movedAside(stage, index));
    });
  }
  for (const [index, { path, written }] of entries.entries()) {
    if (!written) continue;
    onStep(`move ${path} in`);
    const target = contained(out, path);
    mkdirSync(join(target, ".."), { recursive: true });
    patiently(() => {
      renameSync(staged(stage, index), target);
    });
  }
  onStep("remove folders left empty");
  for (const { path, written } of entries) if (!written) removeEmptyFolders(out, path);
}

function removeEmptyFolders(out: string, path: string): void {
  for (const folder of foldersOf(path).reverse()) {
    const full = join(out, folder);
    if (statOf(full)?.isDirectory() !== true || readdirSync(full).length > 0) return;
    try {
      rmdirSync(full);
    } catch {
      // A mount, or on Windows the folder that somebody's shell is in: no reason to undo the rest.
      return;
    }
  }
}
