import { bundleSizes } from "./walk/bundle.js";
import { heapWhileWalking } from "./walk/heap.js";
import { contenders, overheads } from "./walk/contenders.js";
import { latencyServer, type Counts, type LatencyServer } from "./walk/latency-server.js";
import { officialName } from "./walk/official-sdk.js";
import { printTable } from "./table.js";

const latency = 50;
const pages = 100;
const rounds = 7;

/** Time and requests in flight against a slow server; what a call costs; the heap; the bundle. */
export async function bench(): Promise<void> {
  await compareWalks();
  await compareCalls();
  await compareHeaps();
  await compareBundles();
}

/** Medians of rounds in which each has its turn, so that what else the machine does meets all. */
async function compareWalks(): Promise<void> {
  console.log(
    `${pages} pages of 100 items, a server that takes ${latency} ms for each; ` +
      `medians of ${rounds} rounds:\n`,
  );
  const server = await latencyServer(latency, pages);
  const measured = new Map<string, Measured>();
  try {
    const walks = await contenders(server.url);
    for (let round = 0; round <= rounds; round++) {
      for (const { name, walk } of walks) {
        const turn = await measure(walk, server);
        // The first round warms up.
        if (round === 0) measured.set(name, { ...turn, times: [], cpu: [] });
        else {
          measured.get(name)?.times.push(...turn.times);
          measured.get(name)?.cpu.push(...turn.cpu);
        }
      }
    }
  } finally {
    await server.close();
  }
  printWalks(measured);
}

interface Measured {
  readonly times: number[];
  /** Milliseconds of this process. */
  readonly cpu: number[];
  readonly counts: Counts;
}

async function measure(walk: () => Promise<number>, server: LatencyServer): Promise<Measured> {
  await server.counts();
  const begin = performance.now();
  const usage = process.cpuUsage();
  const items = await walk();
  const time = performance.now() - begin;
  const { user, system } = process.cpuUsage(usage);
  if (items !== pages * 100) throw new Error(`${items} items came`);
  return { times: [time], cpu: [(user + system) / 1000], counts: await server.counts() };
}

function printWalks(measured: ReadonlyMap<string, Measured>): void {
  const timesOf = (name: string) => measured.get(name)?.times ?? [];
  const loop = median(timesOf("a plain fetch loop"));
  printTable([
    ["", "ms", "CPU ms", "in flight", "requests", "times as fast"],
    ...[...measured].map(([name, { times, cpu, counts }]) => [
      name,
      Math.round(median(times)),
      Math.round(median(cpu)),
      counts.mostOpen,
      counts.requests,
      (loop / median(times)).toFixed(2),
    ]),
  ]);
  if (!measured.has(officialName)) console.log(`${officialName} could not be installed.`);
  /** Of what was measured in the same round. */
  const ratio = (left: string, right: string) => {
    const others = timesOf(right);
    return median(timesOf(left).map((time, round) => time / (others[round] ?? NaN))).toFixed(3);
  };
  console.log(
    `pool of 8 / concurrency 8: ${ratio("a bare pool of 8 fetches", "concurrency 8")} (aim 0.95)`,
  );
  console.log(`concurrency 1 / loop: ${ratio("concurrency 1", "a plain fetch loop")} (aim 1.05)\n`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function compareCalls(): Promise<void> {
  console.log("One call, without a network, over what plain fetch and JSON take:\n");
  printTable([["", "µs a call", "µs over"], ...(await overheads())]);
}

async function compareHeaps(): Promise<void> {
  console.log("Heap while 1,000,000 items are walked, after a collection each 100,000 (MB):\n");
  const rows: (string | number)[][] = [];
  for (const options of [{}, { concurrency: 8 }, { onDrift: "dedupe" }] as const) {
    rows.push([JSON.stringify(options), ...(await heapWhileWalking(options))]);
  }
  printTable([["", ...Array.from({ length: 10 }, (_, index) => `${index + 1}00 k`)], ...rows]);
}

async function compareBundles(): Promise<void> {
  console.log("One resource and its walk, minified, in bytes:\n");
  printTable([["", "minified", "gzip"], ...(await bundleSizes())]);
}
