import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

import type { SourceFile } from "../../../generator/source-file.js";
import type { Row } from "../common/bench.js";
import { madeClient } from "../common/clients.js";
import type { BenchDocument } from "../common/documents.js";
import { polar } from "../common/documents.js";
import { reasonOf } from "../common/interleave.js";
import { furtherGeneratorNames, generatorNames } from "../peers/generators.js";
import { localityEdits } from "./edits.js";
import { localityOf, longestOf } from "./measure.js";

/** What the peers' output of Polar's document becomes by two of the edits. */
export async function peerLocalities(
  cache: string,
): Promise<{ readonly rows: readonly Row[]; readonly leftOut: readonly string[] }> {
  const rows: Row[] = [];
  const leftOut: string[] = [];
  const documents = [polar(), edited("property added"), edited("operation added")];
  for (const name of [...generatorNames, ...furtherGeneratorNames]) {
    try {
      const [before = [], ...after] = await inTurn(documents, async (document) =>
        filesIn(join(await madeClient(name, document, cache), "out")),
      );
      const [property, operation] = after.map((files) => localityOf(before, files));
      if (property === undefined || operation === undefined) throw new Error("an edit is missing");
      const counts = [property, operation].flatMap(({ files, added, removed }) => [
        ...[files.length, added.length, removed.length],
      ]);
      rows.push([name, ...counts, longestOf(operation)]);
    } catch (error) {
      leftOut.push(`${name}: it failed: ${reasonOf(error)}`);
    }
  }
  return { rows, leftOut };
}

async function inTurn<From, To>(
  values: readonly From[],
  work: (value: From) => Promise<To>,
): Promise<readonly To[]> {
  const done: To[] = [];
  for (const value of values) done.push(await work(value));
  return done;
}

function edited(wanted: string): BenchDocument {
  const document = polar();
  const parsed: unknown = JSON.parse(document.text);
  const edit = localityEdits.find(({ what }) => what === wanted)?.edit;
  if (edit?.(parsed) !== true) throw new Error(`Polar's document has no place for: ${wanted}`);
  return { ...document, text: JSON.stringify(parsed, null, 2) };
}

function filesIn(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ path: relative(folder, file), text: readFileSync(file, "utf8") }));
}
