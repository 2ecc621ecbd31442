import { bundleSizes } from "./walk/bundle.js";
import { heapWhileWalking } from "./walk/heap.js";
import { latencyServer } from "./walk/latency-server.js";
import { contenders, overheads } from "./walk/contenders.js";
import { printTable } from "./table.js";

const latency = 50;
const pages = 100;
const rounds = 3;

/** Time and requests in flight against a slow server; what a call costs; the heap; the bundle. */
export async function bench(): Promise<void> {
  await compareWalks();
  await compareCalls();
  await compareHeaps();
  await compareBundles();
}

async function compareWalks(): Promise<void> {
  console.log(`${pages} pages of 100 items, a server that takes ${latency} ms for each:\n`);
  const server = await latencyServer({ latency, pages });
  const rows: (string | number)[][] = [];
  const times = new Map<string, number>();
  try {
    for (const { name, walk } of contenders(server.url)) {
      await walk();
      let best = Infinity;
      for (let round = 0; round < rounds; round++) {
        server.reset();
        const begin = performance.now();
        const items = await walk();
        best = Math.min(best, performance.now() - begin);
        if (items !== pages * 100) throw new Error(`${name}: ${items} items`);
      }
      times.set(name, best);
      rows.push([name, Math.round(best), server.mostOpen(), server.requests()]);
    }
  } finally {
    await server.close();
  }
  const loop = times.get("a plain fetch loop") ?? NaN;
  printTable([
    ["", "ms", "in flight", "requests", "times as fast"],
    ...rows.map((row) => [...row, (loop / (times.get(String(row[0])) ?? NaN)).toFixed(2)]),
  ]);
  const ratio = (left: string, right: string) =>
    ((times.get(left) ?? NaN) / (times.get(right) ?? NaN)).toFixed(3);
  console.log(
    `pool of 8 / concurrency 8: ${ratio("a bare pool of 8 fetches", "concurrency 8")} (aim 0.95)`,
  );
  console.log(`concurrency 1 / loop: ${ratio("concurrency 1", "a plain fetch loop")} (aim 1.05)\n`);
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
