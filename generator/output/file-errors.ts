import { failure } from "../diagnostics/diagnostic.js";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import { PathRefusedError, STAGE_PREFIX } from "./paths.js";

interface Explanation {
  readonly code: string;
  readonly reason: string;
  readonly hint: string;
}

const NOT_WRITABLE = {
  code: "output-not-writable",
  reason: "there is no permission to write there",
  hint: "Check who owns the folder and its parent, or generate into another folder.",
};
const IN_USE = {
  code: "output-in-use",
  reason: "another program has it open",
  hint: "Close what has a file of it open (an editor, a build that watches), then run this again.",
};
const NOT_A_FOLDER = {
  code: "output-not-a-folder",
  reason: "a file is where a folder is needed",
  hint: "Move the file away, or generate into another folder.",
};
const DISK_FULL = {
  code: "output-disk-full",
  reason: "there is no space left",
  hint: "Make room on the disk, then run this again.",
};

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  EACCES: NOT_WRITABLE,
  // On Windows, it is also said of a file that another program has open.
  EPERM: {
    ...NOT_WRITABLE,
    hint: "Check who owns the folder and its parent, and whether another program has a file of it open.",
  },
  EBUSY: IN_USE,
  EXDEV: {
    code: "output-on-several-disks",
    reason: "a folder in it is on another file system",
    hint: "Generate into a folder that is on one, so that the package is written whole or not at all.",
  },
  EROFS: { ...NOT_WRITABLE, reason: "the file system is read-only" },
  ENOTDIR: NOT_A_FOLDER,
  EEXIST: NOT_A_FOLDER,
  ENOSPC: DISK_FULL,
  EDQUOT: { ...DISK_FULL, reason: "the disk quota is used up" },
};

/** Runs work on a package's folder and tells what the system refuses as a diagnostic. */
export function describeFileErrors<T>(out: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw described(out, error) ?? error;
  }
}

/** Where the folder of a package should be, there is something else. */
export function notAFolder(out: string): DiagnosticError {
  const { code, reason, hint } = NOT_A_FOLDER;
  const message = `${reportedFile(out)} cannot be a package: ${reason}`;
  return failure(code, message, hint);
}

function described(out: string, error: unknown): DiagnosticError | undefined {
  if (error instanceof PathRefusedError) {
    return failure(
      "output-path-refused",
      `${reportedFile(out)} changed while it was being written: ${error.message}`,
      "Nothing was written. Run this again when nothing else works on the folder.",
    );
  }
  if (!isSystemError(error)) return undefined;
  const { code, reason, hint } = EXPLANATIONS[error.code] ?? {
    code: "output-failed",
    reason: error.code,
    hint: "Nothing was written. Remove the cause, then run this again.",
  };
  const where = isTelling(error.path, out) ? ` (${reportedFile(error.path)})` : "";
  return failure(
    code,
    `${reportedFile(out)} could not be read or written: ${reason}${where}`,
    hint,
  );
}

/** A stage's path says nothing to the user: it is gone by the time it is read. */
function isTelling(path: string | undefined, out: string): path is string {
  return path !== undefined && path !== out && !path.includes(STAGE_PREFIX);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  // An `errno` tells the system's errors from those of Node's own argument checks.
  return typeof error === "object" && error !== null && "errno" in error && "code" in error;
}
