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
  /** What of it is loaded for modules that are asked for as the program runs, by the ends of their paths. */
  readonly besides: (modules: readonly string[]) => readonly OutputFile[];
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
  const names = Object.keys(metafile.outputs);
  const needed = withImports(
    metafile,
    names.filter((name) => /(?:^|\/)stdin\.js$/.test(name)),
  );
  const files = Object.entries(metafile.outputs).map(([name, { inputs }]) => ({
    name,
    contents: outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array(),
    modules: Object.fromEntries(
      Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]),
    ),
  }));
  const later = files.filter(({ name }) => !needed.has(name));
  return {
    atOnce: files.filter(({ name }) => needed.has(name)),
    later,
    besides: (modules) => {
      const loaded = withImports(metafile, entriesOf(metafile, modules));
      return later.filter(({ name }) => loaded.has(name));
    },
  };
}

/** Files with all that they import, less what is imported only as they run. */
function withImports({ outputs }: Metafile, files: readonly string[]): ReadonlySet<string> {
  const needed = new Set(files);
  for (const path of needed) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement") needed.add(imported);
    }
  }
  return needed;
}

/** The files that modules became which are asked for as the program runs. */
function entriesOf({ outputs }: Metafile, modules: readonly string[]): readonly string[] {
  return modules.map((module) => {
    const found = Object.keys(outputs).find((name) => outputs[name]?.entryPoint?.endsWith(module));
    if (found === undefined) throw new Error(`no file of the bundle is ${module}`);
    return found;
  });
}

export function minified(files: readonly OutputFile[]): number {
  return files.reduce((sum, { contents }) => sum + contents.length, 0);
}

export function gzipped(files: readonly OutputFile[]): number {
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}
