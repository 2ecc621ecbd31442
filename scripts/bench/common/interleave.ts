import { median } from "./measure.js";
import type { Cost } from "./measure.js";

/** One that takes part in every round. */
export interface Contender {
  readonly name: string;
  /** Does what is measured, once; what it does besides is not in the cost it returns. */
  readonly run: () => Promise<Cost>;
}

export type Outcome =
  | {
      readonly kind: "measured";
      readonly costs: readonly Cost[];
      readonly cpu: number;
      readonly wall: number;
      readonly megabytes: number;
      /** CPU seconds over the yardstick's in the same round; the median of all rounds. */
      readonly ratio: number;
    }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Runs contenders in turn, round by round, so that what else happens on the machine meets them all.
 * The first contender is the yardstick of each round.
 *
 * @param warmUp whether a round goes before that is not counted
 */
export async function interleave(
  contenders: readonly Contender[],
  rounds: number,
  warmUp = rounds > 1,
): Promise<ReadonlyMap<string, Outcome>> {
  const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]));
  const failed = new Map<string, string>();
  const warmUps = warmUp ? 1 : 0;
  for (let round = -warmUps; round < rounds; round++) {
    for (const { name, run } of contenders) {
      if (failed.has(name)) continue;
      try {
        const cost = await run();
        if (round >= 0) costs.get(name)?.push(cost);
        process.stderr.write(`${name}: ${cost.cpu.toFixed(2)} s of CPU\n`);
      } catch (error) {
        failed.set(name, reasonOf(error));
        process.stderr.write(`${name}: ${String(error)}\n`);
      }
    }
  }
  const yardstick = costs.get(contenders[0]?.name ?? "") ?? [];
  return new Map(
    contenders.map(({ name }) => [
      name,
      outcomeOf(costs.get(name) ?? [], yardstick, failed.get(name)),
    ]),
  );
}

function outcomeOf(
  costs: readonly Cost[],
  yardstick: readonly Cost[],
  failure: string | undefined,
): Outcome {
  if (failure !== undefined) return { kind: "failed", reason: failure };
  return {
    kind: "measured",
    costs,
    cpu: median(costs.map(({ cpu }) => cpu)),
    wall: median(costs.map(({ wall }) => wall)),
    megabytes: median(costs.map(({ megabytes }) => megabytes)),
    ratio: median(costs.map(({ cpu }, round) => cpu / (yardstick[round]?.cpu ?? NaN))),
  };
}

/** One line, without paths of this machine. */
export function reasonOf(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  const line = lines.find((text) => /error/i.test(text)) ?? lines[0] ?? "";
  return line
    .replace(/(?:file:\/\/)?(?:\/[^\s/:"']+){2,}/g, "…")
    .trim()
    .slice(0, 160);
}
