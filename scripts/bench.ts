/*
 * Measures Pagewright and its peers side by side, and prints what it found:
 *
 *   npm run bench -- [bench...] [--rounds <number>] [--cache <folder>] [--documents <name,name>]
 *                    [--no-peers] [--smoke] [--write] [--reasons]
 *
 * Each file in `bench/` is one thing that is measured; without a name, all are, and
 * `bench/RESULTS.md` is written. With `--write` it is written for those named, and the rest of it stays.
 * With `--reasons` nothing is measured: reasons are put into the results as they are written now.
 * `--smoke` tries the benches themselves: everything as small as it can be, without peers.
 * Peers are installed from npm into the cache, outside this repository's dependencies.
 */
import { readdir } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import type { Bench, BenchOptions, Report } from "./bench/common/bench.js";
import { printReport } from "./bench/common/print.js";
import { rewriteReasons, writeResults } from "./bench/common/results.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    rounds: { type: "string", default: "5" },
    cache: { type: "string", default: join(tmpdir(), "pagewright-bench") },
    documents: { type: "string" },
    peers: { type: "boolean", default: true },
    smoke: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    reasons: { type: "boolean", default: false },
  },
});

const order = ["generation", "types", "bundle", "calls", "package", "walk", "growth"];
const folder = new URL("bench/", import.meta.url);
const known = (await readdir(folder))
  .flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
  .sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1));
const unknown = positionals.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exitCode = 2;
} else if (values.reasons) await rewriteReasons(new URL("RESULTS.md", folder));
else if (positionals.length > 0) await run(positionals);
else await run(values.smoke ? order : known);

async function run(names: readonly string[]): Promise<void> {
  const options: BenchOptions = {
    rounds: values.smoke ? 1 : Number(values.rounds),
    cache: values.cache,
    documents: values.documents?.split(","),
    peers: values.peers && !values.smoke,
    smoke: values.smoke,
  };
  const machine = { cores: availableParallelism(), rounds: options.rounds };
  const write = values.write || (positionals.length === 0 && !values.smoke);
  const tell = async (report: Report): Promise<void> => {
    printReport(report);
    if (write) await writeResults(new URL("RESULTS.md", folder), report, machine, rank);
  };
  for (const name of names) {
    const { bench } = (await import(new URL(`${name}.ts`, folder).href)) as { bench: Bench };
    console.log(`# ${name}\n`);
    await bench(options, tell);
  }
}

/** By the first word: `generation: Polar` goes where `generation` goes. */
function rank(name: string): number {
  const place = order.indexOf(name.split(":")[0] ?? name);
  return place < 0 ? order.length : place;
}
