import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ChildLimits {
  readonly seconds: number;
  /** Of heap. */
  readonly megabytes: number;
}

export type ChildResult = { readonly output: string } | { readonly reason: string };

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs one of our programs in a process of its own, within limits.
 *
 * @param script - its path from the repository's root: TypeScript, or what `compiled` made of it
 * @returns what it printed, or why it ended otherwise than well
 */
export async function runChild(
  script: string,
  args: readonly string[],
  { seconds, megabytes }: ChildLimits,
): Promise<ChildResult> {
  const heap = `--max-old-space-size=${megabytes}`;
  const loader = script.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child = spawn(process.execPath, [heap, ...loader, script, ...args], {
    cwd: root,
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      if (code === 0) resolve({ output: Buffer.concat(output).toString() });
      else if (signal === "SIGKILL") resolve({ reason: `not done after ${seconds} s` });
      else resolve({ reason: reasonIn(Buffer.concat(errors).toString(), megabytes) });
    });
  });
}

function reasonIn(errors: string, megabytes: number): string {
  if (errors.includes("heap out of memory")) return `more than ${megabytes} MB of heap`;
  const lines = errors.match(/^\s*(?:\w*Error|\[cause\]).*$/gm);
  return lines?.join(" ") ?? errors.trim().slice(0, 500);
}
