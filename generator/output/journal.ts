import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contained, containedFolder, pathProblem, statOf } from "./paths.js";
import { patiently } from "./patience.js";
import type { Stage } from "./stage.js";

export interface JournalEntry {
  readonly path: string;
  /** Whether a file was there before. */
  readonly existed: boolean;
  /** Whether a file is to be there afterwards. */
  readonly written: boolean;
}

/**
 * What a commit is about to do, written down before it does any of it.
 *
 * Which steps were done is not recorded: it shows in where the files are. An old file is at its
 * path or moved aside, a new one staged or at its path, and each move is one rename.
 */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Folders the commit makes, relative to the package; `""` is the package's own. */
  readonly newFolders: readonly string[];
}

export function staged(stage: Stage, index: number): string {
  return join(stage.folder, `new-${index}`);
}

export function movedAside(stage: Stage, index: number): string {
  return join(stage.folder, `old-${index}`);
}

function journalFile(stage: Stage): string {
  return join(stage.folder, "journal.json");
}

/** From here on, an interrupted commit is rolled back. */
export function openJournal(stage: Stage, journal: Journal): void {
  const draft = join(stage.folder, "journal.draft");
  writeFileSync(draft, JSON.stringify(journal), { flag: "wx", flush: true });
  patiently(() => {
    renameSync(draft, journalFile(stage));
  });
}

/** From here on, the commit has happened. */
export function closeJournal(stage: Stage): void {
  patiently(() => {
    rmSync(journalFile(stage));
  });
}

export function hasOpenJournal(stage: Stage): boolean {
  return statOf(journalFile(stage))?.isFile() === true;
}

/**
 * The journal of an interrupted commit; undefined where nothing had been touched yet or all was
 * done.
 *
 * @throws {Error} where it is not one that this program writes.
 */
export function readJournal(stage: Stage): Journal | undefined {
  const file = journalFile(stage);
  if (!hasOpenJournal(stage)) return undefined;
  const journal: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isJournal(journal)) throw new Error(`${file} is not a journal`);
  return journal;
}

function isJournal(value: unknown): value is Journal {
  const { entries, newFolders } = Object(value) as Partial<Record<keyof Journal, unknown>>;
  return (
    Array.isArray(entries) &&
    entries.every(isEntry) &&
    Array.isArray(newFolders) &&
    newFolders.every(
      (folder) =>
        folder === "" || (typeof folder === "string" && pathProblem(folder) === undefined),
    )
  );
}

function isEntry(value: unknown): value is JournalEntry {
  const entry = Object(value) as Partial<Record<keyof JournalEntry, unknown>>;
  return (
    typeof entry.path === "string" &&
    pathProblem(entry.path) === undefined &&
    typeof entry.existed === "boolean" &&
    typeof entry.written === "boolean"
  );
}

/** Puts a package back as it was before a commit. May itself be interrupted and run again. */
export function rollBack(out: string, stage: Stage, journal: Journal): void {
  for (const [index, entry] of journal.entries.entries()) {
    if (!isNewInPlace(stage, index, entry)) continue;
    const target = contained(out, entry.path);
    patiently(() => {
      rmSync(target, { force: true });
    });
  }
  for (const folder of [...journal.newFolders].sort().reverse())
    removeIfEmpty(containedFolder(out, folder));
  for (const [index, { path, existed }] of journal.entries.entries()) {
    const old = movedAside(stage, index);
    if (!existed || statOf(old)?.isFile() !== true) continue;
    const target = contained(out, path);
    mkdirSync(dirname(target), { recursive: true });
    patiently(() => {
      renameSync(old, target);
    });
  }
}

function isNewInPlace(stage: Stage, index: number, { existed, written }: JournalEntry): boolean {
  if (!written || statOf(staged(stage, index)) !== undefined) return false;
  // Where an old file was put back already, what is at the path is that one.
  return !existed || statOf(movedAside(stage, index)) !== undefined;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST"].includes(code)) throw error;
  }
}
