import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { printTable } from "./table.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const polar = join(root, "../shared/specs/polar-2026-10.json");
const rounds = 3;

/** What `diff` costs beside one `generate` from nothing, in seconds of CPU, on Polar's whole document. */
export async function bench(): Promise<void> {
  if (!existsSync(polar)) {
    console.log(`Polar's document is not at ${polar}: nothing is measured.\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "pagewright-bench-"));
  try {
    const commands = commandsIn(folder);
    const seconds = new Map(commands.map(([name]): [string, number[]] => [name, []]));
    // Interleaved, so that what else the machine does falls on all alike.
    for (let round = 0; round < rounds; round++) {
      for (const [name, ...args] of commands) seconds.get(name)?.push(cpuSeconds(args));
    }
    const generate = median(seconds.get("generate") ?? []);
    printTable([
      ["", "CPU s", "of generate"],
      ...[...seconds].map(([name, each]) => [
        ...[name, median(each).toFixed(2), (median(each) / generate).toFixed(2)],
      ]),
    ]);
    console.log(`Medians of ${rounds}; the aim is below 4.\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await Promise.resolve();
}

function commandsIn(folder: string): readonly (readonly [name: string, ...args: string[]])[] {
  const edited = (name: string, edit: (schemas: Schemas) => void): string => {
    const document = JSON.parse(readFileSync(polar, "utf8")) as {
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
  const diff = ["diff", "--from", polar, "--to"];
  return [
    [
      "generate",
      "generate",
      "--spec",
      polar,
      "--out",
      join(folder, "out"),
      "--no-cache",
      "--quiet",
    ],
    ["diff, nothing changed", ...diff, polar],
    ["diff, one property gone", ...diff, one],
    ["diff, every property optional", ...diff, all],
  ];
}

type Schemas = Record<string, { properties?: Record<string, unknown>; required?: unknown }>;

const TELL = `process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error("CPU " + (user + system)); })`;

/** Of a process of its own, start to end. */
function cpuSeconds(args: readonly string[]): number {
  const cli = join(root, "dist/cli.js");
  const tell = `--import=data:text/javascript,${encodeURIComponent(TELL)}`;
  const { stderr, status } = spawnSync(process.execPath, [tell, cli, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const [, microseconds] = /^CPU (\d+)$/m.exec(stderr) ?? [];
  if (status !== 0 || microseconds === undefined) throw new Error(`${args.join(" ")}: ${stderr}`);
  return Number(microseconds) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
