import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { runChild } from "./run-child.js";

interface Answers {
  readonly tried: number;
  readonly documents: number;
  readonly refusals: number;
  readonly slowest: number;
}

/** Documents a process takes, before the next one starts afresh. */
const batchSize = 8;

/**
 * Loads damaged copies of all documents below a folder; tells of those that are not answered.
 *
 * @returns the number of documents with such copies
 */
export async function tryDamaged(
  folder: string,
  { seed, copies }: { readonly seed: number; readonly copies: number },
): Promise<number> {
  if (!existsSync(folder)) {
    console.log(`damaged documents: there are none in ${folder}; npm run corpus fetches some`);
    return 0;
  }
  const files = documentsIn(folder);
  const answers: Answers[] = [];
  let failures = 0;
  for (let start = 0; start < files.length; start += batchSize) {
    const batch = files.slice(start, start + batchSize);
    const args = [String(seed + start), String(copies), ...batch];
    const limits = { seconds: 600, megabytes: 2000 };
    const result = await runChild("scripts/fuzz/loader-child.ts", args, limits);
    console.log(`    ${Math.min(start + batchSize, files.length)} of ${files.length} documents`);
    if ("reason" in result) {
      failures += 1;
      console.log(`    ${batch.join(", ")}: ${result.reason}`);
      continue;
    }
    answers.push(
      ...result.output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Answers),
    );
  }
  const sum = (key: keyof Answers): number => answers.reduce((total, each) => total + each[key], 0);
  const slowest = Math.max(0, ...answers.map((each) => each.slowest)) / 1000;
  console.log(
    `damaged documents (seed ${seed}): ${sum("tried")} copies of ${answers.length} documents tried, ` +
      `${sum("documents")} still documents, ${sum("refusals")} refused, ${failures} failures, ` +
      `${slowest.toFixed(1)} s at most`,
  );
  return failures;
}

/** Those of up to 2 MB: of larger ones there would be few copies in the same time. */
function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(json|ya?ml)$/.test(file) && !file.endsWith("package.json"))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size < 2e6)
    .sort();
}
