import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { STAGE_PREFIX, statOf } from "./paths.js";

/** A private folder on the package's own file system, where a commit keeps what it moves. */
export interface Stage {
  readonly folder: string;
  /** The process that made it. */
  readonly pid: number;
}

/**
 * Makes a stage beside the package, or inside it where beside will not do: a package folder may be
 * a mount of its own, in a parent nobody may write to.
 */
export function makeStage(out: string): Stage {
  const parent = dirname(out);
  const target = statOf(out);
  if (target !== undefined && target.dev !== statOf(parent)?.dev) return stageInside(out);
  try {
    return stageIn(parent, out);
  } catch (error) {
    if (target === undefined || !isDenied(error)) throw error;
    return stageInside(out);
  }
}

/** Makes a stage inside the package. */
export function stageInside(out: string): Stage {
  return stageIn(out, out);
}

function stageIn(folder: string, out: string): Stage {
  const name = `${STAGE_PREFIX}${basename(out)}-${process.pid}-`;
  return { folder: mkdtempSync(join(folder, name)), pid: process.pid };
}

function isDenied(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** The stages of a package that are on the disk, whoever left them. */
export function findStages(out: string): readonly Stage[] {
  return [dirname(out), out].flatMap((folder) => {
    if (statOf(folder)?.isDirectory() !== true) return [];
    return entriesOf(folder, out).flatMap((entry): readonly Stage[] => {
      const pid = stageOwner(entry, basename(out));
      const path = join(folder, entry);
      if (pid === undefined || statOf(path)?.isDirectory() !== true) return [];
      return [{ folder: path, pid }];
    });
  });
}

/** What is in a folder; of a parent that may not be read nothing, since no stage was made there. */
function entriesOf(folder: string, out: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (folder === out || !isDenied(error)) throw error;
    return [];
  }
}

/** The process id in a stage's name, where it is a stage of this package. */
function stageOwner(entry: string, name: string): number | undefined {
  if (!entry.startsWith(`${STAGE_PREFIX}${name}-`)) return undefined;
  const rest = entry.slice(STAGE_PREFIX.length + name.length + 1);
  const [, pid] = /^(\d{1,10})-[A-Za-z0-9]{6}$/.exec(rest) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

/** A commit takes milliseconds: a stage older than this was left behind, whoever has its id now. */
const LONGEST_COMMIT = 60_000;

/** Whether the process that made a stage may still be at work in it. */
export function isInUse(stage: Stage): boolean {
  const stats = statOf(stage.folder);
  if (stats === undefined || stage.pid === process.pid) return false;
  return Date.now() - stats.mtimeMs < LONGEST_COMMIT && isAlive(stage.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes a stage that is done with; one that will not go is the next run's to remove. */
export function discardStage(stage: Stage): void {
  try {
    rmSync(stage.folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The package is whole already: a stage that stays behind is no reason to fail.
  }
}
