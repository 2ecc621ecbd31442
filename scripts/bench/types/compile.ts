import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { measure } from "../common/measure.js";
import type { Cost } from "../common/measure.js";

const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

/** The compilers that consumers have, as this repository tests with them. */
export const compilers = {
  "5": { home: join(modules, "typescript"), version: versionOf("typescript") },
  "7": { home: join(modules, "typescript-7"), version: versionOf("typescript-7") },
} as const;

export type CompilerName = keyof typeof compilers;

function versionOf(name: string): string {
  const manifest = readFileSync(join(modules, name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

export const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
} as const;

/** Writes a consumer's project: the program and how it is compiled. */
export function writeProject(program: string, folder: string): void {
  writeFileSync(join(folder, "program.ts"), program);
  const project = { compilerOptions, files: ["program.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
}

/** Type-checks the project in a folder. Errors of it are counted, not thrown. */
export async function compile(compiler: CompilerName, folder: string): Promise<Cost> {
  const tsc = join(compilers[compiler].home, "bin/tsc");
  const args = [tsc, "--project", "tsconfig.json", "--extendedDiagnostics"];
  const cost = await measure({ program: process.execPath, args, cwd: folder }, { mayFail: true });
  if (!/^Instantiations:/m.test(cost.output)) throw new Error(cost.output.trim().slice(0, 500));
  return cost;
}

/** What the compiler says of itself. */
export function diagnosticsOf(output: string) {
  const figure = (label: string): number => {
    const [, text] = new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(output) ?? [];
    return Number(text ?? NaN);
  };
  return {
    check: figure("Check time"),
    instantiations: figure("Instantiations"),
    types: figure("Types"),
    megabytes: figure("Memory used") / 1024,
    errors: (output.match(/error TS\d+/g) ?? []).length,
  };
}
