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
        ? importsOf(file)
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

/** The package's own files that a file imports, or imports later. */
function importsOf({ path, text }: SourceFile): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/, ".ts"));
}
