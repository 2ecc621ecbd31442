import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import type { SourceFile } from "../source-file.js";
import { contained, foldCase, foldersOf, refusalOf, statOf } from "./paths.js";

interface Refusal {
  readonly path: string;
  readonly reason: string;
}

/**
 * Refuses a package that could not be put into its folder, or not be checked out everywhere.
 *
 * @param paths every path that would be written, moved or removed.
 * @throws {DiagnosticError} `output-path-refused`, once per path.
 */
export function refuseBadPaths(
  out: string,
  files: readonly SourceFile[],
  paths: readonly string[],
): void {
  const stranger = strangerFinder(out, new Set(paths));
  const refusals = [
    ...collisions(files.map(({ path }) => path)),
    ...paths.flatMap((path): readonly Refusal[] => {
      const reason = refusalOf(out, path) ?? stranger(path);
      return reason === undefined ? [] : [{ path, reason }];
    }),
  ];
  if (refusals.length === 0) return;
  throw new DiagnosticError(
    refusals.map(({ path, reason }) => ({
      code: "output-path-refused",
      severity: "error",
      message: `${JSON.stringify(path)} cannot be a file of ${reportedFile(out)}: ${reason}`,
      hint: "Move away what is in the way, or choose another name or folder. Nothing was written.",
    })),
  );
}

/** Paths that are one file where case does not count, or a file and a folder at once. */
function collisions(paths: readonly string[]): readonly Refusal[] {
  const seen = new Map<string, string>();
  const doubles = paths.flatMap((path): readonly Refusal[] => {
    const other = seen.get(foldCase(path));
    seen.set(foldCase(path), path);
    return other === undefined ? [] : [{ path, reason: `it collides with "${other}"` }];
  });
  const below = paths.flatMap((path): readonly Refusal[] => {
    const file = foldersOf(path).find((folder) => seen.has(foldCase(folder)));
    return file === undefined ? [] : [{ path, reason: `"${file}" is to be a file as well` }];
  });
  return [...doubles, ...below];
}

/** Finds a file that is not ours, beside a path, whose name differs from it in case alone. */
function strangerFinder(
  out: string,
  ours: ReadonlySet<string>,
): (path: string) => string | undefined {
  const listings = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return (path) => {
    const folder = dirname(contained(out, path));
    const listing = listings.get(folder) ?? listByFoldedName(folder);
    listings.set(folder, listing);
    const prefix = path.slice(0, path.length - basename(path).length);
    const stranger = listing
      .get(foldCase(basename(path)))
      ?.find((name) => name !== basename(path) && !ours.has(prefix + name));
    return stranger === undefined
      ? undefined
      : `it differs from "${prefix}${stranger}" in case alone`;
  };
}

function listByFoldedName(folder: string): ReadonlyMap<string, readonly string[]> {
  const listing = new Map<string, string[]>();
  if (statOf(folder) === undefined) return listing;
  for (const name of readdirSync(folder)) {
    const names = listing.get(foldCase(name)) ?? [];
    names.push(name);
    listing.set(foldCase(name), names);
  }
  return listing;
}
