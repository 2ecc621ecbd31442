import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describeFileErrors } from "./file-errors.js";
import { patiently } from "./patience.js";

/**
 * Writes a file whole or not at all: whoever reads it finds what was there before or what is there now.
 *
 * @param file absolute.
 * @param instead a file that goes when this one comes.
 * @throws {DiagnosticError} where it cannot be written; what was there stays.
 */
export function replaceFile(file: string, bytes: Uint8Array | string, instead?: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  describeFileErrors(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(draft, bytes, { flag: "wx" });
      // Two documents in a folder would be one too many; none is put right by the next run.
      if (instead !== undefined && instead !== file) {
        patiently(() => {
          rmSync(instead, { force: true });
        });
      }
      patiently(() => {
        renameSync(draft, file);
      });
    } finally {
      rmSync(draft, { force: true });
    }
  });
}
