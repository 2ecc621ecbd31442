import { lstatSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname, join } from "node:path";

/** How the folders begin in which a run keeps what it is about to swap in. */
export const STAGE_PREFIX = ".pagewright-stage-";

/**
 * Why a path may not be written, moved or removed inside a package; undefined where it may.
 *
 * Asks about the text alone, and as strictly on every system: a package made on Linux must be one
 * that Windows and macOS can check out.
 */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.includes("\\")) return "holds a backslash";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is absolute";
  if (path.length > 400) return "is longer than 400 characters";
  if (path.normalize("NFC") !== path) return "is not in Unicode's composed form (NFC)";
  for (const segment of path.split("/")) {
    const problem = segmentProblem(segment);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Device names Windows keeps for itself in every folder, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const SEGMENT = /^[\p{L}\p{N}_.@$+-][\p{L}\p{M}\p{N}_.@$+-]*$/u;

function segmentProblem(segment: string): string | undefined {
  if (segment === "") return "has an empty segment";
  if (segment === "." || segment === "..") return `has the segment "${segment}"`;
  if (!SEGMENT.test(segment)) return "holds a character that file names here do not use";
  if (segment.endsWith(".")) return "has a segment that ends in a dot";
  if (DEVICE.test(segment)) return "has a segment that is a device name on Windows";
  if (Buffer.byteLength(segment) > 200) return "has a segment longer than 200 bytes";
  const folded = foldCase(segment);
  if (folded === ".git" || folded === "node_modules" || folded.startsWith(STAGE_PREFIX)) {
    return `reaches into "${segment}"`;
  }
  return undefined;
}

/** The same text for two names that one case-insensitive disk would take for one file. */
export function foldCase(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase();
}

/**
 * Why a path may not be touched given what is on the disk: a symbolic link or a file stands where a
 * folder is needed, or something other than a file stands at the path itself.
 */
export function obstacle(root: string, path: string): string | undefined {
  const segments = path.split("/");
  for (let depth = 0; depth <= segments.length; depth++) {
    const stats = statOf(join(root, ...segments.slice(0, depth)));
    if (stats === undefined) return undefined;
    const here = segments.slice(0, depth).join("/");
    if (stats.isSymbolicLink()) {
      return here === "" ? "its folder is a symbolic link" : `"${here}" is a symbolic link`;
    }
    if (depth < segments.length && !stats.isDirectory()) {
      return here === "" ? "its folder is a file" : `"${here}" is not a folder`;
    }
    if (depth === segments.length && !stats.isFile()) return `"${here}" is not a file`;
  }
  return undefined;
}

/** Why a path may not be touched, by its text or by what is on the disk. */
export function refusalOf(root: string, path: string): string | undefined {
  const problem = pathProblem(path);
  return problem === undefined ? obstacle(root, path) : `it ${problem}`;
}

/** A path was refused at the moment of use, after planning had let it pass. */
export class PathRefusedError extends Error {
  override readonly name = "PathRefusedError";
}

/**
 * The absolute path of a file inside `root`. Every change to the disk goes through here.
 *
 * @throws {PathRefusedError} where the path leaves `root`, by its text or through a link.
 */
export function contained(root: string, path: string): string {
  const reason = refusalOf(root, path);
  if (reason !== undefined) throw new PathRefusedError(`"${path}" is refused: ${reason}`);
  return join(root, ...path.split("/"));
}

/**
 * The absolute path of a folder inside `root`; `""` is `root` itself.
 *
 * @throws {PathRefusedError} where the path leaves `root`, by its text or through a link.
 */
export function containedFolder(root: string, path: string): string {
  return path === "" ? root : dirname(contained(root, `${path}/-`));
}

/** What stands at a path, without following a link; undefined where nothing does. */
export function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Below a file (ENOTDIR) there is nothing either; whoever needs the folder finds out there.
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** The folders of a path, outermost first: `a/b/c.ts` gives `a`, `a/b`. */
export function foldersOf(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
