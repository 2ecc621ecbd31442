import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { failure } from "../diagnostics/diagnostic.js";

/** A file for a scratch folder. */
export interface ScratchFile {
  /** Relative to the folder, with `/` between segments. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files into a new folder, which is gone again when `use` has ended, however it ends.
 *
 * @param parent where it is made. Default: where the system has such folders.
 * @throws {DiagnosticError} `scratch-folder` where there can be none.
 */
export async function withScratchFolder<Result>(
  files: readonly ScratchFile[],
  use: (folder: string) => Promise<Result>,
  parent = tmpdir(),
): Promise<Result> {
  const folder = described(parent, () => realpathSync(mkdtempSync(join(parent, "pagewright-"))));
  try {
    described(parent, () => {
      for (const file of files) writeInto(folder, file);
    });
    return await use(folder);
  } finally {
    remove(folder);
  }
}

function writeInto(folder: string, { path, bytes }: ScratchFile): void {
  const file = join(folder, path);
  if (relative(folder, file).startsWith("..")) throw new Error(`${path} leads out of its folder`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // What a virus scanner holds on to is in the system's folder for such things.
  }
}

function described<T>(parent: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, errno } = error as NodeJS.ErrnoException;
    if (errno === undefined) throw error;
    throw failure(
      "scratch-folder",
      `Temporary files cannot be written in ${parent}: ${code ?? errno}`,
      "Set TMPDIR (on Windows, TEMP) to a folder that can be written to.",
    );
  }
}
