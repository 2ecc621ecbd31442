import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { failure } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import { describeFileErrors } from "./file-errors.js";

/**
 * Writes a file that is not there yet, with the folders it needs.
 *
 * @param file absolute.
 * @throws {DiagnosticError} where the file is there already, which stays as it is, or cannot be written.
 */
export function writeNewFile(file: string, text: string): void {
  describeFileErrors(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(file, text, { flag: "wx" });
    } catch (error) {
      if (!isExisting(error)) throw error;
      throw failure(
        "output-exists",
        `${reportedFile(file)} is there already, and is not overwritten`,
        "Name another file, or move this one away.",
      );
    }
  });
}

function isExisting(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "EEXIST";
}
