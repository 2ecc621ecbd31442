import type { BenchOptions, Claim, Row, Section } from "../common/bench.js";
import { median } from "../common/measure.js";
import { contenders, loopName, poolName, type Contender } from "./contenders.js";
import { latencyServer, type Counts, type LatencyServer } from "./latency-server.js";

const latency = 50;

/** What one contender took, round by round. */
interface Turns {
  readonly times: number[];
  /** Milliseconds of this process. */
  readonly cpu: number[];
  readonly counts: Counts;
}

export interface Race {
  readonly section: Omit<Section, "leftOut">;
  readonly claims: readonly Claim[];
  readonly leftOut: readonly string[];
}

/** Who walks a list how fast, in rounds in which each has its turn; the first only warms up. */
export async function race(options: BenchOptions): Promise<Race> {
  const [pages, rounds] = options.smoke ? [3, 1] : [100, options.rounds];
  const server = await latencyServer(latency, pages);
  const turns = new Map<string, Turns>();
  try {
    const { walks, leftOut } = await contenders(server.url, options);
    for (let round = 0; round <= rounds; round++) {
      for (const contender of walks) await takeTurn(contender, round, pages, server, turns);
    }
    return { section: sectionOf(turns, pages, rounds), claims: claimsOf(turns), leftOut };
  } finally {
    await server.close();
  }
}

async function takeTurn(
  { name, walk }: Contender,
  round: number,
  pages: number,
  server: LatencyServer,
  turns: Map<string, Turns>,
): Promise<void> {
  await server.counts();
  const begin = performance.now();
  const usage = process.cpuUsage();
  const items = await walk();
  const time = performance.now() - begin;
  const { user, system } = process.cpuUsage(usage);
  const counts = await server.counts();
  if (items !== pages * 100) throw new Error(`${name}: ${items} items came`);
  const all = turns.get(name) ?? { times: [], cpu: [], counts };
  turns.set(name, all);
  if (round === 0) return;
  all.times.push(time);
  all.cpu.push((user + system) / 1000);
}

function sectionOf(turns: ReadonlyMap<string, Turns>, pages: number, rounds: number) {
  const rows = [...turns].map(([name, { times, cpu, counts }]): Row => [
    name,
    ...[median(times), median(cpu)].map(Math.round),
    ...[counts.mostOpen, counts.requests],
    (1 / ratio(turns, name, loopName)).toFixed(2),
  ]);
  return {
    title: `${pages} pages, from a server that takes ${latency} ms for each`,
    note:
      `Pages of 100 items; milliseconds on the clock and of CPU, medians of ${rounds} rounds; requests in ` +
      "flight at most, and in all; and how many times as fast as the loop of the same round it was. Redocly's " +
      "pages end with an empty one.",
    rows: [["", "ms", "CPU ms", "in flight", "requests", "times as fast"], ...rows],
  };
}

/** How many times as long it took as another, in the same round. */
function ratio(turns: ReadonlyMap<string, Turns>, name: string, yardstick: string): number {
  const others = turns.get(yardstick)?.times ?? [];
  const times = turns.get(name)?.times ?? [];
  return median(times.map((time, round) => time / (others[round] ?? NaN)));
}

function claimsOf(turns: ReadonlyMap<string, Turns>): readonly Claim[] {
  const besides = (ours: string, rest: readonly string[], yardstick: string) => ({
    ours: ratio(turns, ours, yardstick),
    others: Object.fromEntries(rest.map((name) => [name, ratio(turns, name, yardstick)])),
  });
  const others = [...turns.keys()].filter((name) => !/^concurrency|pool/.test(name));
  const alone = besides("concurrency 1", others, loopName);
  const eight = besides("concurrency 8", [poolName], poolName);
  return [
    {
      measure: "walk / one page at a time",
      unit: "times the loop",
      ours: alone.ours,
      others: { ...alone.others, "(the aim)": 1.05 },
    },
    {
      measure: "walk / eight pages at once",
      unit: "times the bare pool",
      ours: eight.ours,
      others: { ...eight.others, "(the aim)": 1 / 0.95 },
    },
  ];
}
