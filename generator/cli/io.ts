import { realpathSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import type { Writable } from "node:stream";
import { withSlashes } from "../diagnostics/file-name.js";

/** Where the command line reads its surroundings and writes its words; a parameter for tests. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
}

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * Whether to colour what goes to a stream: `FORCE_COLOR` (but for `0` and `false`) says yes,
 * else a non-empty `NO_COLOR` says no, else a terminal says yes.
 */
export function wantsColor(output: Output, env: Io["env"]): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return output.isTTY === true && terminal !== "dumb";
}

/** Whether a moving progress line can be drawn on a stream. */
export function isInteractive(output: Output, env: Io["env"]): boolean {
  return output.isTTY === true && env.TERM !== "dumb" && env.CI === undefined;
}

/** The working directory from the root of a workflow's checkout; empty at its root and outside of it. */
export function checkoutFolder({ env, cwd }: Io): string {
  const { GITHUB_WORKSPACE: root } = env;
  if (root === undefined || root === "") return "";
  const way = relative(realPathOf(root), realPathOf(cwd));
  return isAbsolute(way) || /^\.\.(?:$|[/\\])/.test(way) ? "" : withSlashes(way);
}

/** By the system's own call, which on Windows takes short names (`RUNNER~1`) for what they stand for. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
