import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Generated, Outcome } from "./outcome.js";

export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes a package of a document, and type-checks it: each in a process of its own, within limits. */
export async function tryDocument(file: string, limits: Limits): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-corpus-"));
  const out = join(folder, "client");
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    const made = await runChild("generate-one.ts", [file, out], limits);
    if ("reason" in made) return { kind: "failed", reason: made.reason };
    const generated = JSON.parse(made.output) as Generated;
    if (!generated.ok) return { kind: "refused", generated };
    const checked = await runChild("type-check-one.ts", [out], { ...limits, megabytes: 6000 });
    if ("reason" in checked) return { kind: "failed", reason: `type check: ${checked.reason}` };
    const errors = JSON.parse(checked.output) as string[];
    return { kind: errors.length === 0 ? "type-checks" : "type-errors", generated, errors };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type ChildResult = { readonly output: string } | { readonly reason: string };

async function runChild(
  script: string,
  args: readonly string[],
  { seconds, megabytes }: Limits,
): Promise<ChildResult> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const heap = `--max-old-space-size=${megabytes}`;
  const child = spawn(process.execPath, [heap, "--import", "tsx", path, ...args], {
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
  return /^\w*Error.*$/m.exec(errors)?.[0] ?? errors.trim().slice(0, 300);
}
