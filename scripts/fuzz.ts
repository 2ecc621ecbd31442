/*
 * Attacks the generator with all that can be thought of, and prints what was tried:
 *
 *   npm run fuzz -- [--only hostile|misplaced|damaged|extreme]... [--share <n>] [--copies <n>]
 *                   [--seed <n>] [--documents <folder>]
 *
 * - hostile: each of some forty hostile texts in each place of a document that has everything;
 *   `--share 10` tries a tenth of them, which the seed draws.
 * - misplaced: values of each type in each place of that document.
 * - damaged: cut-off and changed copies of real documents, `--copies` of each in `--documents`.
 * - extreme: documents of 100 MB, or nested 10,000 levels, within 2 GB and 30 s of CPU.
 *
 * Exits with 1 where anything got through, crashed or hung.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { tryDamaged } from "./fuzz/try-damaged.js";
import { tryExtremes } from "./fuzz/try-extremes.js";
import { sampleOf } from "./fuzz/random.js";
import { hostileCases, misplacedCases, tryHostile, type HostileCase } from "./fuzz/hostile.js";

const { values } = parseArgs({
  options: {
    only: {
      type: "string",
      multiple: true,
      default: ["hostile", "misplaced", "damaged", "extreme"],
    },
    share: { type: "string", default: "1" },
    copies: { type: "string", default: "40" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
    documents: { type: "string", default: join(tmpdir(), "pagewright-corpus-cache") },
  },
});

let failures = 0;
if (values.only.includes("hostile")) await attackWith("hostile texts", hostileCases());
if (values.only.includes("misplaced")) await attackWith("misplaced values", misplacedCases());
if (values.only.includes("damaged")) {
  const { documents, seed, copies } = values;
  failures += await tryDamaged(documents, { seed: Number(seed), copies: Number(copies) });
}
if (values.only.includes("extreme")) failures += await tryExtremes();
process.exitCode = failures > 0 ? 1 : 0;

async function attackWith(what: string, all: readonly HostileCase[]): Promise<void> {
  const [share, seed] = [Number(values.share), Number(values.seed)];
  const cases = sampleOf(all, Math.ceil(all.length / share), seed);
  const result = await tryHostile(cases, (done, found) => {
    for (const failure of found) console.log(`    ${failure.slice(0, 400)}`);
    if (done % 1000 === 0) console.log(`    ${done} of ${cases.length}`);
  });
  failures += result.failures.length;
  console.log(
    `${what}: ${result.tried} of ${all.length} combinations with a place tried` +
      `${share === 1 ? "" : ` (share ${share}, seed ${seed})`}, ` +
      `${result.refused} refused, ${result.failures.length} failures`,
  );
}
