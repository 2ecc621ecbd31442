import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

import { pathOf } from "./fetch.js";
import type { CorpusEntry } from "./list.js";

/** A document that is there, or should be. */
export interface CorpusDocument {
  readonly name: string;
  readonly file: string;
}

export const isDocumentName = (path: string): boolean =>
  /\.(?:json|ya?ml)$/.test(path) &&
  !/(?:^|\/)(?:package|tsconfig[\w.]*|package-lock)\.json$/.test(path);

/**
 * The documents that a list names, once they are fetched. Of a folder, these are the files that begin
 * as OpenAPI documents do.
 *
 * @param version - only documents of this version: `3.1`. Default: all.
 */
export function documentsOf(
  entries: readonly CorpusEntry[],
  cache: string,
  version = "",
): readonly CorpusDocument[] {
  const documents = entries.flatMap((entry): readonly CorpusDocument[] => {
    const path = pathOf(entry, cache);
    if (!existsSync(path) || !statSync(path).isDirectory())
      return [{ name: entry.name, file: path }];
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .sort()
      .map((inner) => ({ name: join(entry.name, inner), file: join(path, inner) }))
      .filter(({ file }) => isDocumentName(file) && versionIn(file) !== undefined);
  });
  if (version === "") return documents;
  return documents.filter(
    ({ file }) => existsSync(file) && (versionIn(file) ?? "").startsWith(version),
  );
}

/** The version that a file says near its beginning; undefined where it is of another kind. */
function versionIn(file: string): string | undefined {
  if (!statSync(file).isFile()) return undefined;
  const beginning = Buffer.alloc(20_000);
  const handle = openSync(file, "r");
  const length = readSync(handle, beginning, 0, beginning.length, 0);
  closeSync(handle);
  const text = beginning.toString("utf8", 0, length);
  return /(?:^|[\s{,])["']?openapi["']?\s*:\s*["']?(\d\.[\d.]*)/.exec(text)?.[1];
}
