import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface CallFigures {
  /** Microseconds of CPU for a call, block by block. */
  readonly cpu: readonly number[];
  /** Bytes of heap for a call, block by block. */
  readonly bytes: readonly number[];
}

/** Calls with each module in turn, block by block, in one process for each figure; the server is in another. */
export async function callAll(
  modules: ReadonlyMap<string, string>,
  page: string,
  {
    folder,
    blocks,
    calls,
  }: { readonly folder: string; readonly blocks: number; readonly calls: number },
): Promise<ReadonlyMap<string, CallFigures>> {
  const file = join(folder, "page.json");
  writeFileSync(file, page);
  const server = spawn(process.execPath, [script("server.cjs"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [said] = (await once(server.stdout, "data")) as [Buffer];
    const { items } = JSON.parse(page) as { readonly items: readonly unknown[] };
    const task = { modules: [...modules], expected: items.length, blocks, calls };
    const url = said.toString().trim();
    const cpu = await figuresOf(url, [], task);
    // Room for a whole block, so that what is on the heap afterwards is what was allocated.
    const flags = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
    const bytes = await figuresOf(url, flags, task);
    return new Map(
      [...modules.keys()].map((name) => [name, { cpu: cpu[name] ?? [], bytes: bytes[name] ?? [] }]),
    );
  } finally {
    server.kill();
  }
}

/** A figure for each block of each contender. */
async function figuresOf(
  url: string,
  flags: readonly string[],
  task: object,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const args = [...flags, script("process.mjs"), JSON.stringify(task)];
  const client = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, BENCH_URL: url },
  });
  const output: Buffer[] = [];
  client.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  const [status] = (await once(client, "close")) as [number | null];
  if (status !== 0) throw new Error(`calling ended with ${String(status)}`);
  return JSON.parse(Buffer.concat(output).toString()) as Record<string, readonly number[]>;
}
