import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isDocumentName } from "./documents.js";
import type { CorpusEntry } from "./list.js";

type NpmEntry = CorpusEntry & { readonly kind: "npm" };

/**
 * Unpacks the documents of npm packages into a cache, unless they are there already: only the files
 * named and, where one refers to other files, its neighbours. No dependencies, and no scripts run.
 */
export function fetchDocuments(entries: readonly CorpusEntry[], cache: string): void {
  const missing = entries
    .filter((entry) => entry.kind === "npm")
    .filter((entry) => !existsSync(markOf(entry, cache)));
  for (const name of new Set(missing.map(({ packageName }) => packageName))) {
    fetchPackage(
      missing.filter(({ packageName }) => packageName === name),
      cache,
    );
  }
}

/** Where a document is, or will be. */
export function pathOf(entry: CorpusEntry, cache: string): string {
  return entry.kind === "file" ? entry.path : join(cache, entry.packageName, entry.path);
}

/** What is there once an entry is fetched: a folder may have been begun by entries for single files. */
function markOf(entry: NpmEntry, cache: string): string {
  const path = pathOf(entry, cache);
  return entry.path.endsWith("/") ? join(path, ".fetched") : path;
}

function fetchPackage(entries: readonly NpmEntry[], cache: string): void {
  const [first] = entries;
  if (first === undefined) return;
  const folder = join(cache, first.packageName);
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(join(cache, ".fetch-"));
  try {
    const id = first.version === undefined ? "" : `@${first.version}`;
    const packing = ["pack", "--silent", "--ignore-scripts", "--pack-destination", temporary];
    const said = run("npm", [...packing, first.packageName + id]);
    const tarball = join(temporary, said.trim().split("\n").at(-1) ?? "");
    const names = run("tar", ["-tzf", tarball]).split("\n");
    const documents = names.filter((name) => isDocumentName(name));
    const wanted = documents.filter((name) =>
      entries.some((entry) => isIn(withoutTop(name), entry)),
    );
    unpack(tarball, folder, wanted);
    if (wanted.some((name) => refersToFiles(join(folder, withoutTop(name))))) {
      unpack(tarball, folder, documents);
    }
    for (const entry of entries.filter(({ path }) => path.endsWith("/"))) {
      mkdirSync(pathOf(entry, cache), { recursive: true });
      writeFileSync(markOf(entry, cache), "");
    }
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function unpack(tarball: string, folder: string, names: readonly string[]): void {
  if (names.length === 0) return;
  // A list of names, since a command line has not the room for thousands.
  const options = ["-xzf", tarball, "-C", folder, "--strip-components=1", "--files-from=-"];
  execFileSync("tar", options, { input: names.join("\n"), stdio: ["pipe", "inherit", "inherit"] });
}

function isIn(path: string, entry: NpmEntry): boolean {
  return entry.path.endsWith("/") ? path.startsWith(entry.path) : path === entry.path;
}

function withoutTop(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

function refersToFiles(file: string): boolean {
  return existsSync(file) && /["']?\$ref["']?\s*:\s*["']?[^#"'\s]/.test(readFileSync(file, "utf8"));
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
}
