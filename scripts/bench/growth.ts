import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { bundle, gzipped } from "./bundle/esbuild.js";
import type { BenchOptions, Report, Row, Tell } from "./common/bench.js";
import { builtPackage, clientOf } from "./common/built-package.js";
import { figure } from "./common/claims.js";
import type { BenchDocument } from "./common/documents.js";
import { interleave } from "./common/interleave.js";
import type { Outcome } from "./common/interleave.js";
import { median } from "./common/measure.js";
import { withWorkFolder } from "./common/work-folder.js";
import { ourContenders } from "./generation/ours.js";
import { peerContenders } from "./generation/peers.js";
import { syntheticDocument } from "./growth/synthetic-document.js";
import { absent } from "./peers/absent.js";
import { compile, diagnosticsOf, writeProject } from "./types/compile.js";

/** Figures of ours for one size; each is compared with the size before. */
interface Size {
  readonly operations: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly ratio: number;
}

/** Whether cost grows no faster than the document. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  const sizes: Size[] = [];
  for (const operations of options.smoke ? [10] : [10, 100, 1000, 5000]) {
    const document = syntheticDocument(operations);
    sizes.push(await withWorkFolder((folder) => sizeOf(operations, document, folder, options)));
  }
  const names = Object.keys(sizes[0]?.figures ?? {});
  const rows: Row[] = sizes.map(({ operations, figures, ratio }) => [
    figure(operations),
    ...names.map((name) => figure(figures[name] ?? NaN)),
    `x${ratio.toFixed(2)}`,
  ]);
  const steps: Row[] = sizes.slice(1).map((size, index) => {
    const before = sizes[index] ?? size;
    return [
      `${figure(before.operations)} to ${figure(size.operations)}`,
      ...names.map((name) => exponent(before, size, name).toFixed(2)),
      "",
    ];
  });
  const report: Report = {
    name: "growth",
    sections: [
      {
        title: "Clients of synthetic documents",
        note:
          "Operations of books: each resource has five operations, one of them a paged list, and three " +
          "schemas. The ratio is of CPU, over openapi-typescript. Below, by which power of the document's " +
          "size a figure grows from one size to the next: 1 is as fast as the document, 0 not at all.",
        rows: [["operations", ...names, "ratio"], ...rows, ...steps],
        leftOut: absent("growth"),
      },
    ],
    claims: steps.length === 0 ? [] : names.slice(1).map((name) => growthClaim(name, sizes)),
  };
  await tell(report);
}

function exponent(before: Size, after: Size, name: string): number {
  const growth = (after.figures[name] ?? NaN) / (before.figures[name] ?? NaN);
  const bytes = (after.figures["document kB"] ?? NaN) / (before.figures["document kB"] ?? NaN);
  return Math.log(growth) / Math.log(bytes);
}

function growthClaim(name: string, sizes: readonly Size[]) {
  const steps = sizes.slice(1).map((size, index) => exponent(sizes[index] ?? size, size, name));
  return {
    measure: `growth / ${name}`,
    unit: "as a power of the document's size",
    ours: Math.max(...steps),
    // Figures differ from run to run by a few hundredths.
    others: { "(the aim)": 1.05 },
  };
}

async function sizeOf(
  operations: number,
  document: BenchDocument,
  folder: string,
  options: BenchOptions,
): Promise<Size> {
  const [yardstick] = peerContenders(document, folder, { ...options, peers: false });
  const [cold, , edited] = ourContenders(document, folder);
  const contenders = [yardstick, cold, edited].filter((contender) => contender !== undefined);
  const outcomes = await interleave(contenders, options.rounds);
  const home = join(folder, "built");
  mkdirSync(home);
  await builtPackage(document, home);
  const program = programOf(clientOf(home));
  writeProject(program, home);
  const checks = [];
  for (let round = 0; round < options.rounds; round++) checks.push(await compile("5", home));
  const diagnostics = diagnosticsOf(checks[0]?.output ?? "");
  if (diagnostics.errors > 0) throw new Error(checks[0]?.output);
  const resource = await bundle(resourceProgram, home, { splitting: true });
  const whole = await bundle(program, home, { splitting: true });
  return {
    operations,
    ratio: measured(outcomes, "Pagewright, cold").ratio,
    figures: {
      "document kB": document.text.length / 1000,
      "generate, CPU s": measured(outcomes, "Pagewright, cold").cpu,
      "after an edit, CPU s": measured(outcomes, "Pagewright, one property").cpu,
      "peak MB": measured(outcomes, "Pagewright, cold").megabytes,
      "check, CPU s": median(checks.map(({ cpu }) => cpu)),
      instantiations: diagnostics.instantiations,
      "one resource, gzip B": gzipped(resource.atOnce),
      "whole client, gzip B": gzipped(whole.atOnce),
    },
  };
}

function measured(outcomes: ReadonlyMap<string, Outcome>, name: string) {
  const outcome = outcomes.get(name);
  if (outcome?.kind !== "measured") throw new Error(`${name}: ${outcome?.reason ?? "not run"}`);
  return outcome;
}

const programOf = (client: string) => `import { ${client} } from "@bench/client";
const api = new ${client}({ baseUrl: "https://api.example" });
for await (const { id } of api.books0.list({ limit: 100 })) console.log(id);
`;

const resourceProgram = `import { Books0 } from "@bench/client/books0";
const books = new Books0({ baseUrl: "https://api.example" });
for await (const { id } of books.list({ limit: 100 })) console.log(id);
`;
