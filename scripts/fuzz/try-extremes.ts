import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compiled } from "../corpus/compiled.js";
import type { Generated } from "../corpus/outcome.js";
import { extremes } from "./extremes.js";
import { runChild } from "./run-child.js";

/** Seconds of CPU within which each must be answered, whatever else the machine does. */
const mostSeconds = 30;

/**
 * Makes clients of extreme documents, and prints how each is answered.
 *
 * @returns the number of those that are not answered within the limits
 */
export async function tryExtremes(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-extreme-"));
  const program = await compiled("scripts/corpus/generate-one.ts");
  let failures = 0;
  try {
    for (const { name, extension, text } of extremes) {
      const file = join(folder, `openapi.${extension}`);
      writeFileSync(file, text());
      const args = [file, join(folder, "client")];
      const limits = { seconds: 600, megabytes: 2000 };
      const result = await runChild(program, args, limits);
      rmSync(join(folder, "client"), { recursive: true, force: true });
      const isAnswer = "output" in result && cpuSecondsIn(result.output) <= mostSeconds;
      if (!isAnswer) failures += 1;
      const said = "reason" in result ? `FAILED ${result.reason}` : wordsOf(result.output);
      console.log(`    ${name.padEnd(56)} ${said}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`extreme documents: ${extremes.length} tried, ${failures} failures`);
  return failures;
}

function cpuSecondsIn(output: string): number {
  return (JSON.parse(output) as Generated).seconds;
}

function wordsOf(output: string): string {
  const { ok, seconds, megabytes, told } = JSON.parse(output) as Generated;
  const answer = ok ? "client" : `refused, ${told[0]?.code ?? "without a reason"}`;
  return `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, ${answer}`;
}
