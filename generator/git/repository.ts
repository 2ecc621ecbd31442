import { failure } from "../diagnostics/diagnostic.js";
import { git } from "./git.js";
import { placeIn } from "./place.js";

/** One file of a commit. */
export interface CommittedFile {
  /** Relative to the folder that was asked for, with `/` between segments. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * The regular files below a folder as a commit has them. Runs `git` without a shell, reads objects
 * alone (no filters, no checkout), and writes nothing.
 *
 * @param folder absolute; it need not exist any more.
 * @param ref a branch, tag or commit: of the repository that `from` is in, where the folder is in a submodule of
 *   that; else of the folder's own.
 * @param from absolute; where the command runs. Default: the folder.
 * @throws {DiagnosticError} where there is no repository, no such commit, or no `git`.
 */
export function committedFiles(
  folder: string,
  ref: string,
  wanted: (path: string) => boolean,
  from = folder,
): readonly CommittedFile[] {
  const { at, commit, inside } = placeIn(folder, ref, from);
  const under = inside === "" ? [] : [`${inside}/`];
  const listing = git(at, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...under]);
  const entries = listing
    .toString()
    .split("\0")
    .flatMap((line): readonly Entry[] => {
      const [, kind, object, name] = /^(\d+) blob ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
      // A link may lead anywhere; it is not followed.
      if (kind === undefined || object === undefined || name === undefined) return [];
      if (kind === "120000") return [];
      const path = inside === "" ? name : name.slice(inside.length + 1);
      return wanted(path) && !path.split("/").includes("..") ? [{ path, object }] : [];
    });
  return contentsOf(at, entries);
}

interface Entry {
  readonly path: string;
  /** The name of its contents, in git's words. */
  readonly object: string;
}

/** By one process, however many there are: the folder may be the root of a large repository. */
function contentsOf(cwd: string, entries: readonly Entry[]): readonly CommittedFile[] {
  const names = entries.map(({ object }) => `${object}\n`).join("");
  const output = names === "" ? Buffer.alloc(0) : git(cwd, ["cat-file", "--batch"], names);
  let at = 0;
  return entries.map(({ path, object }) => {
    const start = output.indexOf("\n", at) + 1;
    const size = / blob (\d+)\n$/.exec(output.toString("latin1", at, start))?.[1];
    if (size === undefined) {
      throw failure("git-failed", `git has no contents of ${JSON.stringify(path)}: ${object}`);
    }
    // Each ends with a line break of git's own.
    at = start + Number(size) + 1;
    return { path, bytes: output.subarray(start, at - 1) };
  });
}
