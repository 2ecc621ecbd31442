import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface CallFigures {
  /** Microseconds of CPU for a call, round by round. */
  readonly cpu: number[];
  /** Bytes of heap for a call, round by round. */
  readonly bytes: number[];
}

/** Room for a whole block, so that what is on the heap afterwards is what was allocated. */
const roomy = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];

/**
 * Calls with each module in turn, round by round. Each has a process of its own, as in a program that uses it: in
 * one process they would share the engine's notes of what objects look like. The server is in another.
 */
export async function callAll(
  modules: ReadonlyMap<string, string>,
  page: string,
  {
    folder,
    rounds,
    calls,
  }: { readonly folder: string; readonly rounds: number; readonly calls: number },
): Promise<ReadonlyMap<string, CallFigures>> {
  const file = join(folder, "page.json");
  writeFileSync(file, page);
  const server = spawn(process.execPath, [script("server.cjs"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [said] = (await once(server.stdout, "data")) as [Buffer];
    const url = said.toString().trim();
    const { items } = JSON.parse(page) as { readonly items: readonly unknown[] };
    const all = new Map<string, CallFigures>(
      [...modules.keys()].map((name) => [name, { cpu: [], bytes: [] }]),
    );
    for (let round = 0; round < rounds; round++) {
      for (const [name, module] of modules) {
        const task = { file: module, expected: items.length, warmUp: calls };
        all.get(name)?.cpu.push(await figureOf(url, [], { ...task, calls }));
        const few = { ...task, calls: Math.ceil(calls / 20) };
        all.get(name)?.bytes.push(await figureOf(url, roomy, few));
      }
    }
    return all;
  } finally {
    server.kill();
  }
}

async function figureOf(url: string, flags: readonly string[], task: object): Promise<number> {
  const args = [...flags, script("process.mjs"), JSON.stringify(task)];
  const client = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, BENCH_URL: url },
  });
  const output: Buffer[] = [];
  client.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  const [status] = (await once(client, "close")) as [number | null];
  if (status !== 0) throw new Error(`calling ended with ${String(status)}`);
  return Number(Buffer.concat(output).toString());
}
