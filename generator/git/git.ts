import { execFileSync } from "node:child_process";
import { failure } from "../diagnostics/diagnostic.js";

/** More than this is no folder of API documents. */
const MOST_BYTES = 100_000_000;

export const withoutGit = "Two documents are compared without git: --from <file> --to <file>.";

/** What git says; it is run without a shell. */
export function git(cwd: string, args: readonly string[], input = ""): Buffer {
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
