import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { DiagnosticError, failure } from "../diagnostics/diagnostic.js";
import { withSlashes } from "../diagnostics/file-name.js";
import { git, withoutGit } from "./git.js";

/** Where in which repository a commit has a folder. */
export interface Place {
  readonly at: string;
  readonly commit: string;
  readonly inside: string;
}

/**
 * Where a commit has a folder.
 *
 * @param ref of the repository that `from` is in, where the folder is in a submodule of that; else of its own.
 */
export function placeIn(folder: string, ref: string, from: string): Place {
  const here = existingFolder(folder);
  const inside = pathInRepository(folder, here);
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
    ? { ...outer, inside: below(outer.inside, inside) }
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
  return below(prefix.replace(/\/?\r?\n$/, ""), withSlashes(relative(here, folder)));
}

/** A path in another one; empty is where it is. */
function below(outer: string, inner: string): string {
  return [outer, inner].filter((part) => part !== "").join("/");
}

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
