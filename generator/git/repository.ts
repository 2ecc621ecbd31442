import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { DiagnosticError, failure } from "../diagnostics/diagnostic.js";
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
  const here = existingFolder(folder);
  const { at, commit, inside } = placeIn(here, pathInRepository(folder, here), ref, from);
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

/** Where in which repository a commit has a folder. */
interface Place {
  readonly at: string;
  readonly commit: string;
  readonly inside: string;
}

function placeIn(here: string, inside: string, ref: string, from: string): Place {
  const around = here === from ? "" : superproject(here);
  const place =
    around === "" ? undefined : placeByOuter(here, inside, ref, rootOf(existingFolder(from)));
  return place ?? { at: here, commit: commitOf(here, ref), inside };
}

/** A repository's commit says of each submodule which commit of that it goes with. */
function placeByOuter(
  here: string,
  inside: string,
  ref: string,
  outermost: string | undefined,
): Place | undefined {
  const root = rootOf(here);
  if (root === undefined) return undefined;
  if (root === outermost) return { at: root, commit: commitOf(root, ref), inside };
  const around = superproject(here);
  const outer =
    around === ""
      ? undefined
      : placeByOuter(around, withSlashes(relative(around, root)), ref, outermost);
  if (outer === undefined) return undefined;
  const entry = git(outer.at, ["ls-tree", "--full-tree", outer.commit, "--", outer.inside]);
  const [, commit] = /^160000 commit ([0-9a-f]+)\t/.exec(entry.toString()) ?? [];
  return commit === undefined
    ? { ...outer, inside: [outer.inside, inside].filter((part) => part !== "").join("/") }
    : { at: root, commit: commitOf(root, commit), inside };
}

/** The root of the repository that has this one as a submodule; empty where there is none. */
function superproject(here: string): string {
  return git(here, ["rev-parse", "--show-superproject-working-tree"]).toString().trim();
}

function rootOf(here: string): string | undefined {
  try {
    return git(here, ["rev-parse", "--show-toplevel"]).toString().trim();
  } catch (error) {
    // Whoever is in no repository speaks of the folder's own.
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
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
    throw failure("base-unknown", `Git knows no commit ${JSON.stringify(ref)}`, hint);
  }
}

function git(cwd: string, args: readonly string[], input = ""): Buffer {
  try {
    return execFileSync("git", args, {
      cwd,
      input,
      maxBuffer: MOST_BYTES,
      stdio: ["pipe", "pipe", "pipe"],
      env: environment(),
    });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: Buffer };
    if (code === "ENOENT")
      throw failure("git-missing", "There is no git to ask for the base", withoutGit);
    if (code === "ENOBUFS") {
      const message = "There is too much JSON and YAML beside the document: more than 100 MB";
      throw failure(
        "base-too-large",
        message,
        `Keep the document in a folder of its own. ${withoutGit}`,
      );
    }
    const said =
      stderr
        ?.toString()
        .trim()
        .replace(/^fatal: /, "") ?? String(error);
    const hint = said.startsWith("not a git repository") ? withoutGit : undefined;
    throw failure("git-failed", `git ${args[0] ?? ""} failed: ${said}`, hint);
  }
}

function environment(): NodeJS.ProcessEnv {
  const own = { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  if (process.env.GIT_WORK_TREE !== undefined) return own;
  // As in a hook of a worktree. With it alone, git would take the folder it runs in for the repository's root.
  return { ...own, GIT_DIR: undefined };
}
