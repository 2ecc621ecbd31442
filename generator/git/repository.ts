import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { withSlashes } from "../diagnostics/file-name.js";

/** One file of a commit. */
export interface CommittedFile {
  /** Relative to the folder that was asked for, with `/` between segments. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** More than this is no folder of API documents. */
const MOST_BYTES = 100_000_000;

/**
 * The regular files below a folder as a commit has them. Runs `git` without a shell, reads objects
 * alone (no filters, no checkout), and writes nothing.
 *
 * @param folder absolute; it need not exist any more.
 * @param ref a branch, tag or commit.
 * @throws {DiagnosticError} where there is no repository, no such commit, or no `git`.
 */
export function committedFiles(
  folder: string,
  ref: string,
  wanted: (path: string) => boolean,
): readonly CommittedFile[] {
  const here = existingFolder(folder);
  const inside = pathInRepository(folder, here);
  const commit = commitOf(here, ref);
  const under = inside === "" ? [] : [`${inside}/`];
  const listing = git(here, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...under]);
  return listing
    .toString()
    .split("\0")
    .flatMap((line): readonly CommittedFile[] => {
      const [, kind, object, name] = /^(\d+) blob ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
      // A link may lead anywhere; it is not followed.
      if (kind === undefined || object === undefined || name === undefined) return [];
      if (kind === "120000") return [];
      const path = inside === "" ? name : name.slice(inside.length + 1);
      if (!wanted(path) || path.split("/").includes("..")) return [];
      return [{ path, bytes: git(here, ["cat-file", "blob", object]) }];
    });
}

/** The folder, or the nearest one around it that is there. */
function existingFolder(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(here) || here === dirname(here)) return here;
  }
}

/**
 * Git is asked, since it alone knows: the way to a repository may have symbolic links, short names or
 * other drives in it, which what git calls the repository's root has not.
 */
function pathInRepository(folder: string, here: string): string {
  const prefix = git(here, ["rev-parse", "--show-prefix"]).toString();
  const below = withSlashes(relative(here, folder));
  return [prefix.replace(/\/?\r?\n$/, ""), below].filter((part) => part !== "").join("/");
}

const withoutGit = "Two documents are compared without git: --from <file> --to <file>.";

function commitOf(cwd: string, ref: string): string {
  try {
    return git(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`])
      .toString()
      .trim();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const hint =
      ref === "HEAD"
        ? `Nothing has been committed here yet. ${withoutGit}`
        : "In a workflow, fetch it: actions/checkout with fetch-depth: 0.";
    throw fault("base-unknown", `Git knows no commit ${JSON.stringify(ref)}`, hint);
  }
}

function git(cwd: string, args: readonly string[]): Buffer {
  try {
    return execFileSync("git", args, {
      cwd,
      maxBuffer: MOST_BYTES,
      stdio: ["ignore", "pipe", "pipe"],
      env: environment(),
    });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: Buffer };
    if (code === "ENOENT")
      throw fault("git-missing", "There is no git to ask for the base", withoutGit);
    const said =
      stderr
        ?.toString()
        .trim()
        .replace(/^fatal: /, "") ?? String(error);
    const hint = said.startsWith("not a git repository") ? withoutGit : undefined;
    throw fault("git-failed", `git ${args[0] ?? ""} failed: ${said}`, hint);
  }
}

function environment(): NodeJS.ProcessEnv {
  const own = { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  if (process.env.GIT_WORK_TREE !== undefined) return own;
  // As in a hook of a worktree. With it alone, git would take the folder it runs in for the repository's root.
  return { ...own, GIT_DIR: undefined };
}

function fault(code: string, message: string, hint?: string): DiagnosticError {
  const hinted = hint === undefined ? {} : { hint };
  return new DiagnosticError([{ code, severity: "error", message, ...hinted }]);
}
