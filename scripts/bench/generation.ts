import type { BenchOptions, Claim, Row, Section, Tell } from "./common/bench.js";
import { benchDocuments } from "./common/documents.js";
import type { BenchDocument } from "./common/documents.js";
import { interleave } from "./common/interleave.js";
import type { Outcome } from "./common/interleave.js";
import { withWorkFolder } from "./common/work-folder.js";
import { ourContenders } from "./generation/ours.js";
import { peerContenders } from "./generation/peers.js";
import { absent } from "./peers/absent.js";

const yardstick = "openapi-typescript";

/** From a document to files: what a whole process takes. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  const { documents, leftOut } = benchDocuments(options);
  for (const document of documents) {
    const outcomes = await withWorkFolder((folder) => race(document, folder, options));
    const section = sectionOf(document, outcomes);
    const absences = options.peers ? absent("generation") : [];
    await tell({
      name: `generation: ${document.name}`,
      sections: [{ ...section, leftOut: [...section.leftOut, ...absences, ...leftOut.splice(0)] }],
      claims: claimsOf(document, outcomes),
    });
  }
}

async function race(
  document: BenchDocument,
  folder: string,
  options: BenchOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  const peers = peerContenders(document, folder, options);
  const ours = ourContenders(document, folder);
  const contenders = [...peers.slice(0, 1), ...ours, ...peers.slice(1)];
  // The largest document comes last, when all programs have run.
  const warmUp = options.rounds > 1 && document.name !== "GitHub";
  return interleave(contenders, options.rounds, warmUp);
}

function sectionOf({ name }: BenchDocument, outcomes: ReadonlyMap<string, Outcome>): Section {
  const rows: Row[] = [];
  const leftOut: string[] = [];
  for (const [contender, outcome] of outcomes) {
    if (outcome.kind === "failed") leftOut.push(`${contender}: it failed: ${outcome.reason}`);
    else {
      const { cpu, wall, megabytes, ratio } = outcome;
      rows.push([
        contender,
        cpu.toFixed(2),
        `x${ratio.toFixed(2)}`,
        wall.toFixed(2),
        megabytes.toFixed(0),
      ]);
    }
  }
  return {
    title: `Generating a client of ${name}`,
    note:
      "The whole process, from its start to its end. Ratios are of CPU, over openapi-typescript alone " +
      "on the same document. Peers do not format what they write, but for swagger-typescript-api; hey-api, " +
      "orval and kubb run on a newer Node. Redocly's generator is told how Polar's lists are paged, and to " +
      "drop a keyword of one schema, for which it refuses Polar's document.",
    rows: [["", "CPU s", "ratio", "wall s", "peak MB"], ...rows],
    leftOut,
  };
}

function claimsOf(
  { name }: BenchDocument,
  outcomes: ReadonlyMap<string, Outcome>,
): readonly Claim[] {
  const ratioOf = (contender: string): number => {
    const outcome = outcomes.get(contender);
    return outcome?.kind === "measured" ? outcome.ratio : NaN;
  };
  const others = Object.fromEntries(
    [...outcomes.keys()]
      .filter((contender) => !contender.startsWith("Pagewright") && contender !== yardstick)
      .map((contender) => [contender, ratioOf(contender)]),
  );
  const aims = { cold: 1.2, unchanged: 0.25, "one property": 1 };
  return Object.entries(aims).map(([kind, aim]) => ({
    measure: `generation / ${name} / ${kind}`,
    unit: "times openapi-typescript's CPU",
    ours: ratioOf(`Pagewright, ${kind}`),
    others: { "(the aim)": aim, ...(kind === "cold" ? others : {}) },
  }));
}
