import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { BenchOptions, Claim, Tell } from "./common/bench.js";
import { polarFile } from "./common/documents.js";
import { measure, median } from "./common/measure.js";
import { withWorkFolder } from "./common/work-folder.js";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** What `diff` costs beside one `generate` from nothing, in seconds of CPU, on Polar's whole document. */
export async function bench({ rounds }: BenchOptions, tell: Tell): Promise<void> {
  const here = existsSync(polarFile);
  const costs = here ? await withWorkFolder((folder) => costsOf(folder, rounds)) : [];
  const generate = costs.find(({ name }) => name === "generate")?.cpu ?? NaN;
  const section = {
    title: "`diff` of Polar's document",
    note: `Seconds of CPU, medians of ${rounds} rounds, beside one \`generate\` from nothing.`,
    rows: [
      ["", "CPU s", "of generate"],
      ...costs.map(({ name, cpu }) => [name, cpu.toFixed(2), (cpu / generate).toFixed(2)]),
    ],
    leftOut: here ? [] : ["Polar's document is not here."],
  };
  await tell({
    name: "diff",
    sections: [section],
    claims: costs.length > 0 ? claimsOf(costs) : [],
  });
}

interface Costs {
  readonly name: string;
  readonly cpu: number;
}

/** Interleaved, so that what else the machine does falls on all alike. */
async function costsOf(folder: string, rounds: number): Promise<readonly Costs[]> {
  const commands = commandsIn(folder);
  const seconds = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, [, ...args]] of commands.entries()) {
      const { cpu } = await measure({
        program: process.execPath,
        args: [cli, ...args],
        cwd: folder,
      });
      seconds[index]?.push(cpu);
    }
  }
  return commands.map(([name], index) => ({ name, cpu: median(seconds[index] ?? []) }));
}

function claimsOf(costs: readonly Costs[]): readonly Claim[] {
  const generate = costs.find(({ name }) => name === "generate")?.cpu ?? NaN;
  const dearest = Math.max(...costs.map(({ cpu }) => cpu));
  return [
    {
      measure: "diff / dearest",
      unit: "times a generate",
      ours: dearest / generate,
      others: { "(the aim)": 4 },
    },
  ];
}

function commandsIn(folder: string): readonly (readonly [name: string, ...args: string[]])[] {
  const edited = (name: string, edit: (schemas: Schemas) => void): string => {
    const document = JSON.parse(readFileSync(polarFile, "utf8")) as {
      components: { schemas: Schemas };
    };
    edit(document.components.schemas);
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(document, null, 2));
    return file;
  };
  const one = edited("one", ({ Product }) => {
    if (Product?.properties !== undefined)
      Reflect.deleteProperty(Product.properties, "is_archived");
  });
  const all = edited("all", (schemas) => {
    for (const schema of Object.values(schemas)) Reflect.deleteProperty(schema, "required");
  });
  const diff = ["diff", "--from", polarFile, "--to"];
  return [
    [
      "generate",
      "generate",
      "--spec",
      polarFile,
      "--out",
      join(folder, "out"),
      "--no-cache",
      "--quiet",
    ],
    ["diff, nothing changed", ...diff, polarFile],
    ["diff, one property gone", ...diff, one],
    ["diff, every property optional", ...diff, all],
  ];
}

type Schemas = Record<string, { properties?: Record<string, unknown>; required?: unknown }>;
