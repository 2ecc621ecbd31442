import { readFileSync } from "node:fs";
import { sortedBy } from "../order.js";
import type { SourceFile } from "../source-file.js";
import { notAFolder } from "./file-errors.js";
import { MANIFEST, readManifest, withManifest, type Manifest } from "./manifest.js";
import { contained, foldCase, statOf } from "./paths.js";
import { refuseBadPaths } from "./refusals.js";

/** One path of a package: what should be there beside what is. */
export type Comparison =
  | { readonly state: "same"; readonly path: string }
  | { readonly state: "missing"; readonly path: string; readonly text: string }
  | {
      readonly state: "changed";
      readonly path: string;
      readonly text: string;
      readonly current: Buffer;
      /** Whether an earlier run made the file that is there. */
      readonly owned: boolean;
    }
  | { readonly state: "obsolete"; readonly path: string; readonly current: Buffer };

/** What should be in a folder beside what is, and what the run before this one noted. */
export interface PackageComparison {
  /** By path. */
  readonly comparisons: readonly Comparison[];
  readonly previous: Manifest;
}

/**
 * Compares a generated package with the folder it belongs in; reads only.
 *
 * Line ends do not count: version control may check text out with its own, and to it a file that gets
 * others is one that was changed.
 *
 * @param document fingerprint of what the files are made of.
 * @throws {DiagnosticError} with every path that may not be written.
 */
export function comparePackage(
  out: string,
  files: readonly SourceFile[],
  document: string,
): PackageComparison {
  if (statOf(out)?.isFile() === true) throw notAFolder(out);
  const previous = readManifest(out);
  const owned = new Set([...previous.files.keys(), MANIFEST]);
  const wanted = withManifest(files, document, previous);
  const wantedPaths = new Set(wanted.map(({ path }) => path));
  const obsolete = [...owned].filter((path) => !wantedPaths.has(path));
  refuseBadPaths(out, wanted, [...wantedPaths, ...obsolete]);
  const leaving = new Map(obsolete.map((path) => [foldCase(path), path]));
  const comparisons = [
    ...wanted.map((file) => compareFile(out, file, owned, leaving)),
    ...obsolete.flatMap((path): readonly Comparison[] => {
      const current = readIfPresent(out, path);
      return current === undefined ? [] : [{ state: "obsolete", path, current }];
    }),
  ];
  return { comparisons: sortedBy(comparisons, ({ path }) => path), previous };
}

function compareFile(
  out: string,
  { path, text }: SourceFile,
  owned: ReadonlySet<string>,
  leaving: ReadonlyMap<string, string>,
): Comparison {
  // Where case does not count, the old spelling of a name answers to the new one: it is the file
  // that leaves, not one in the way.
  const oldSpelling = leaving.get(foldCase(path));
  if (oldSpelling !== undefined && isSameFile(out, path, oldSpelling)) {
    return { state: "missing", path, text };
  }
  const current = readIfPresent(out, path);
  if (current === undefined) return { state: "missing", path, text };
  if (current.equals(Buffer.from(text)) || lfText(current) === text) return { state: "same", path };
  return { state: "changed", path, text, current, owned: owned.has(path) };
}

/** A file's text, whatever line ends it was checked out with. */
export function lfText(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\r\n", "\n");
}

function readIfPresent(out: string, path: string): Buffer | undefined {
  const file = contained(out, path);
  return statOf(file) === undefined ? undefined : readFileSync(file);
}

function isSameFile(out: string, a: string, b: string): boolean {
  const [first, second] = [statOf(contained(out, a)), statOf(contained(out, b))];
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}
