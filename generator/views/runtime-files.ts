import { posix } from "node:path";
import ts from "../typescript.cjs";

import type { SourceFile } from "../source-file.js";

const runtime = "src/runtime/";

/**
 * What a package needs of the files that are the same for all: everything outside the runtime, and of
 * the runtime what the printed files import, directly or not, and what the package names as an entry.
 *
 * @param files - texts by path
 */
export function neededFiles(
  files: Readonly<Record<string, string>>,
  printed: readonly SourceFile[],
): readonly SourceFile[] {
  const needed = new Set(Object.keys(files).filter((path) => !path.startsWith(runtime)));
  const open = printed.flatMap((file) =>
    file.path === "package.json"
      ? entriesOf(file)
      : file.path.endsWith(".ts")
        ? printedImportsOf(file)
        : [],
  );
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = files[path];
    if (text === undefined || needed.has(path)) continue;
    needed.add(path);
    open.push(...importsOf({ path, text }));
  }
  return [...needed].sort().map((path) => ({ path, text: files[path] ?? "" }));
}

/** The files whose builds are entries of the package. */
function entriesOf({ text }: SourceFile): readonly string[] {
  return [...text.matchAll(/"\.\/dist\/esm\/([^"]+)\.js"/g)].map(
    ([, module = ""]) => `src/${module}.ts`,
  );
}

/** The same of a file that was printed: there, an import ends on a line that begins with no space. */
function printedImportsOf({ path, text }: SourceFile): readonly string[] {
  const imports = text.matchAll(/^(?:(?:import|export) .*|\}) from ("[^"]+");$/gm);
  return ownFiles(
    path,
    Array.from(imports, ([, name = '""']) => JSON.parse(name) as string),
  );
}

/** The package's own files that a file imports, or imports later. */
function importsOf({ path, text }: SourceFile): readonly string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return ownFiles(
    path,
    importedFiles.map(({ fileName }) => fileName),
  );
}

function ownFiles(from: string, names: readonly string[]): readonly string[] {
  return names
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(from), name).replace(/\.js$/, ".ts"));
}
