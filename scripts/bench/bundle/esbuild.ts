import { gzipSync } from "node:zlib";

import { build } from "esbuild";
import type { Metafile } from "esbuild";

export interface OutputFile {
  readonly contents: Uint8Array;
  /** Minified bytes by the module that they come from. */
  readonly modules: Readonly<Record<string, number>>;
}

export interface Bundle {
  readonly atOnce: readonly OutputFile[];
  /** What is loaded when the program first asks for it. */
  readonly later: readonly OutputFile[];
}

/** Bundles a program as for a browser. Modules are resolved from `folder`. */
export async function bundle(
  contents: string,
  folder: string,
  { splitting = false } = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts", sourcefile: "the program itself" },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    splitting,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "bundle",
    write: false,
    logLevel: "error",
  });
  const needed = staticallyNeeded(metafile);
  const files = Object.entries(metafile.outputs).map(([name, { inputs }]) => ({
    name,
    contents: outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array(),
    modules: Object.fromEntries(
      Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]),
    ),
  }));
  return {
    atOnce: files.filter(({ name }) => needed.has(name)),
    later: files.filter(({ name }) => !needed.has(name)),
  };
}

/** The entry with all that it imports, less what it imports only as it runs. */
function staticallyNeeded({ outputs }: Metafile): ReadonlySet<string> {
  const entry = Object.keys(outputs).filter((name) => /(?:^|\/)stdin\.js$/.test(name));
  const needed = new Set(entry);
  for (const path of needed) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement") needed.add(imported);
    }
  }
  return needed;
}

export function minified(files: readonly OutputFile[]): number {
  return files.reduce((sum, { contents }) => sum + contents.length, 0);
}

export function gzipped(files: readonly OutputFile[]): number {
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}
