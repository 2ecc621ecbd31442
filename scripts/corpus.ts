/*
 * Makes a client of each document of a list, and type-checks it:
 *
 *   npm run corpus -- [--list <file>] [--cache <folder>] [--match <text>] [--workers <number>]
 *                     [--seconds <number>] [--megabytes <number>] [--details]
 *
 * Prints a line a document and a total; exits with 1 where the generator failed or a client does not
 * type-check. Refusals are told with their reasons, to be judged by a reader (see README.md).
 */
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { fetchDocuments, pathOf } from "./corpus/fetch.js";
import { readList } from "./corpus/list.js";
import { printOutcome, printTotals } from "./corpus/print.js";
import type { Outcome } from "./corpus/outcome.js";
import { tryDocument } from "./corpus/try-document.js";

const { values } = parseArgs({
  options: {
    list: { type: "string" },
    cache: { type: "string", default: join(tmpdir(), "pagewright-corpus-cache") },
    match: { type: "string", default: "" },
    workers: { type: "string", default: "2" },
    seconds: { type: "string", default: "120" },
    megabytes: { type: "string", default: "2000" },
    details: { type: "boolean", default: false },
  },
});

const list =
  values.list ?? fileURLToPath(new URL("../../shared/corpus/dev-specs.txt", import.meta.url));
if (existsSync(list)) await run();
else console.log(`There is no list of documents at ${list}; name one with --list.`);

async function run(): Promise<void> {
  const entries = readList(list).filter(({ name }) => name.includes(values.match));
  mkdirSync(values.cache, { recursive: true });
  fetchDocuments(entries, values.cache);
  const limits = { seconds: Number(values.seconds), megabytes: Number(values.megabytes) };
  const outcomes: Outcome[] = [];
  const waiting = [...entries];
  const work = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      const file = pathOf(entry, values.cache);
      const outcome: Outcome = existsSync(file)
        ? await tryDocument(file, limits)
        : { kind: "failed", reason: "there is no such document" };
      outcomes.push(outcome);
      printOutcome(entry.name, outcome, values.details);
    }
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  printTotals(outcomes);
  const isFault = ({ kind }: Outcome): boolean => kind === "failed" || kind === "type-errors";
  process.exitCode = outcomes.some(isFault) ? 1 : 0;
}
