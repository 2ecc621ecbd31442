import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** A file for a scratch folder. */
export interface ScratchFile {
  /** Relative to the folder, with `/` between segments. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes files into a new folder, which is gone again when `use` has ended, however it ends. */
export async function withScratchFolder<Result>(
  files: readonly ScratchFile[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pagewright-")));
  try {
    for (const { path, bytes } of files) {
      const file = join(folder, path);
      if (relative(folder, file).startsWith(".."))
        throw new Error(`${path} leads out of its folder`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
