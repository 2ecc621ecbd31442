import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "esbuild";

import type { SourceFile } from "../../generator/source-file.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A generated package in a folder of its own. */
export interface Workshop {
  readonly folder: string;
  /** What a compiler (`typescript`, `typescript-7`) finds wrong with the package; empty: nothing. */
  readonly typeFaults: (compiler: string) => string;
  /** The package's module, or another of its sources. */
  readonly load: (source?: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly remove: () => void;
}

/** Writes a package out and makes it able to run. */
export function openWorkshop(files: readonly SourceFile[]): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-conformance-"));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return {
    folder,
    typeFaults: (compiler) => typeFaults(folder, compiler),
    load: async (source = "src/index.ts") => {
      const outfile = join(folder, "bundle.cjs");
      const entryPoints = [join(folder, source)];
      await build({ entryPoints, outfile, bundle: true, format: "cjs", platform: "node" });
      return (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, unknown>>;
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function typeFaults(folder: string, compiler: string): string {
  const tsc = join(root, "node_modules", compiler, "bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "--project", folder, "--noEmit"], { stdio: "pipe" });
    return "";
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout ?? error);
  }
}
