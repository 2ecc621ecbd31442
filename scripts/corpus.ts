/*
 * Makes a client of each document of a list, and type-checks it:
 *
 *   npm run corpus -- [--list <file>] [--cache <folder>] [--match <text>] [--openapi <version>]
 *                     [--sample <number> [--seed <number>]] [--infer] [--workers <number>]
 *                     [--seconds <number>] [--megabytes <number>] [--details]
 *
 * `--infer` declares what `pagewright infer` proposes first. Prints a line a document and a total;
 * exits with 1 where the generator failed or a client does not type-check. Refusals are told with
 * their reasons, to be judged by a reader (see corpus/README.md).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { compiled } from "./corpus/compiled.js";
import { documentsOf } from "./corpus/documents.js";
import { fetchDocuments } from "./corpus/fetch.js";
import { readList } from "./corpus/list.js";
import { printOutcome, printTotals } from "./corpus/print.js";
import type { Outcome } from "./corpus/outcome.js";
import { tryDocument } from "./corpus/try-document.js";
import { TypeChecker } from "./corpus/type-checker.js";
import { sampleOf } from "./fuzz/random.js";

const { values } = parseArgs({
  options: {
    list: { type: "string" },
    cache: { type: "string", default: join(tmpdir(), "pagewright-corpus-cache") },
    match: { type: "string", default: "" },
    openapi: { type: "string", default: "" },
    sample: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    infer: { type: "boolean", default: false },
    workers: { type: "string", default: "2" },
    seconds: { type: "string", default: "600" },
    megabytes: { type: "string", default: "2000" },
    details: { type: "boolean", default: false },
  },
});

const list =
  values.list ?? fileURLToPath(new URL("../../shared/corpus/dev-specs.txt", import.meta.url));
if (existsSync(list)) await run();
else console.log(`There is no list of documents at ${list}; name one with --list.`);

async function run(): Promise<void> {
  const entries = readList(list);
  mkdirSync(values.cache, { recursive: true });
  fetchDocuments(entries, values.cache);
  const all = documentsOf(entries, values.cache, values.openapi);
  const matching = all.filter(({ name }) => name.includes(values.match));
  const waiting = [...sampleOf(matching, Number(values.sample), Number(values.seed))];
  const limits = { seconds: Number(values.seconds), megabytes: Number(values.megabytes) };
  const outcomes: Outcome[] = [];
  const program = await compiled("scripts/corpus/generate-one.ts");
  const folders = mkdtempSync(join(tmpdir(), "pagewright-corpus-"));
  const work = async (_: unknown, worker: number): Promise<void> => {
    const folder = join(folders, String(worker));
    const checker = new TypeChecker({ ...limits, megabytes: 6000 });
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome: Outcome = existsSync(next.file)
        ? await tryDocument(next.file, { program, folder, limits, infer: values.infer, checker })
        : { kind: "failed", reason: "there is no such document" };
      outcomes.push(outcome);
      printOutcome(next.name, outcome, values.details);
    }
    checker.close();
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  rmSync(folders, { recursive: true });
  if (matching.length > outcomes.length)
    console.log(`\na sample of ${matching.length} documents, seed ${values.seed}`);
  printTotals(outcomes);
  const isFault = ({ kind }: Outcome): boolean => kind === "failed" || kind === "type-errors";
  process.exitCode = outcomes.some(isFault) ? 1 : 0;
}
