import { existsSync } from "node:fs";
import { join } from "node:path";

import type { BenchOptions, Claim, Row, Tell } from "./common/bench.js";
import { subject } from "./common/built-package.js";
import { median } from "./common/measure.js";
import { withWorkFolder } from "./common/work-folder.js";
import { polarFile } from "./common/documents.js";
import { bundledCalls } from "./calls/bundled-calls.js";
import { callAll } from "./calls/call-all.js";
import { samplePage } from "./calls/sample-page.js";

const floor = "fetch and JSON";

/** What one call costs over a plain fetch, against a server on this machine, in another process. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  await withWorkFolder(async (folder) => {
    const document = subject(options.smoke);
    const { modules, leftOut } = await bundledCalls(document, join(folder, "calls"), options);
    const { rounds } = options;
    const calls = options.smoke ? 5 : 2_000;
    const figures = await callAll(modules, samplePage(document), { folder, rounds, calls });
    const plain = figures.get(floor);
    const rows: Row[] = [];
    const over = new Map<string, number>();
    for (const [name, { cpu, bytes }] of figures) {
      const each = cpu.map((value, round) => value - (plain?.cpu[round] ?? NaN));
      const ratios = cpu.map((value, round) => value / (plain?.cpu[round] ?? NaN));
      over.set(name, median(each));
      const kilobytes = (median(bytes) / 1000).toFixed(1);
      const time = [median(cpu).toFixed(0), median(each).toFixed(0)];
      rows.push([name, ...time, `x${median(ratios).toFixed(2)}`, kilobytes]);
    }
    const section = {
      title: `A call that gets one page of ${document.name}`,
      note:
        `Microseconds of CPU of the calling process, its collector's included, over ${calls} calls after as ` +
        `many to warm up; medians of ${rounds} rounds, with a process each. And, in a run of its own, what a ` +
        `call allocates on the heap. The server is another process.`,
      rows: [["", "µs CPU", "µs over fetch", "ratio", "kB allocated"], ...rows],
      leftOut: existsSync(polarFile) ? leftOut : [...leftOut, "Polar's document is not here."],
    };
    await tell({ name: "calls", sections: [section], claims: claimsOf(over, figures) });
  });
}

function claimsOf(
  over: ReadonlyMap<string, number>,
  figures: Awaited<ReturnType<typeof callAll>>,
): readonly Claim[] {
  const others = (values: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...values].filter(([name]) => name !== "Pagewright" && name !== floor));
  const bytes = [...figures].map(([name, figure]) => [name, median(figure.bytes)] as const);
  return [
    {
      measure: "calls / CPU over fetch",
      unit: "µs",
      ours: over.get("Pagewright") ?? NaN,
      others: others(over),
    },
    {
      measure: "calls / allocated",
      unit: "B",
      ours: new Map(bytes).get("Pagewright") ?? NaN,
      others: others(bytes),
    },
  ];
}
