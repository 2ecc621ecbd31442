import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A program to run, and where. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

export interface Cost {
  /** Seconds of processor, of the process and all its descendants. */
  readonly cpu: number;
  /** Seconds on the clock. */
  readonly wall: number;
  /** The most that one process of Node held; 0 where none ran. */
  readonly megabytes: number;
  readonly output: string;
}

const hook = fileURLToPath(new URL("measured-process.cjs", import.meta.url));
const timed = `TIMEFORMAT="%U %S %R"; { time "$0" "$@" >"$OUTPUT" 2>&1 </dev/null; } 2>"$TIMES"`;

/**
 * Runs a command, which finds no other machine, and says what it took. Bash does the timing, since it counts what descendants took.
 *
 * @throws {Error} with the end of what it printed, if it fails and `mayFail` is not set
 */
export async function measure(command: Command, { mayFail = false } = {}): Promise<Cost> {
  const notes = mkdtempSync(join(tmpdir(), "pagewright-bench-notes-"));
  try {
    const [times, output, memory] = ["times", "output", "memory"].map((name) => join(notes, name));
    const child = spawn("bash", ["-c", timed, command.program, ...command.args], {
      cwd: command.cwd,
      stdio: "ignore",
      timeout: 900_000,
      env: {
        ...process.env,
        NO_COLOR: "1",
        CI: "true",
        DO_NOT_TRACK: "1",
        OUTPUT: output,
        TIMES: times,
        PAGEWRIGHT_BENCH_MEMORY: memory,
        NODE_OPTIONS: `--require ${JSON.stringify(hook)}`,
      },
    });
    const [status] = (await once(child, "close")) as [number | null];
    const said = read(output);
    if (status !== 0 && !mayFail) {
      throw new Error(said.trim().slice(-2000) || `it ended with ${String(status)}`);
    }
    const [user = NaN, system = NaN, wall = NaN] = read(times).trim().split(/\s+/).map(Number);
    const peaks = read(memory).trim().split("\n").map(Number);
    return { cpu: user + system, wall, megabytes: Math.max(...peaks) / 1024, output: said };
  } finally {
    rmSync(notes, { recursive: true });
  }
}

function read(file: string | undefined): string {
  return file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
