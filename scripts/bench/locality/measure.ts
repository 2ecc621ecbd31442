import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { structuredPatch } from "diff";

import { parseManifest } from "../../../generator/output/manifest-text.js";
import { MANIFEST, withManifest } from "../../../generator/output/manifest.js";
import { generateApi } from "../../../generator/pipeline.js";
import type { SourceFile } from "../../../generator/source-file.js";
import type { Json } from "./documents.js";

/** What a change of a document does to the committed package. */
export interface Locality {
  /** Paths. */
  readonly files: readonly string[];
  /** Lines. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The files of a package, as they would be committed after those of `previous`. */
export async function committed(
  document: Json,
  previous?: readonly SourceFile[],
): Promise<readonly SourceFile[]> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-locality-"));
  try {
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    const api = { name: "client", file, overlays: [], out: join(folder, "client") };
    const made = await generateApi(api, { previousVersion: undefined });
    const text = previous?.find(({ path }) => path === MANIFEST)?.text;
    const manifest = text === undefined ? undefined : parseManifest(text);
    return withManifest(
      made.files,
      made.document,
      typeof manifest === "object" ? manifest : undefined,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As `git diff --numstat` counts. */
export function localityOf(before: readonly SourceFile[], after: readonly SourceFile[]): Locality {
  const texts = (files: readonly SourceFile[]): ReadonlyMap<string, string> =>
    new Map(files.map(({ path, text }) => [path, text]));
  const [old, now] = [texts(before), texts(after)];
  const files = [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .sort();
  const lines = files.flatMap((path) => changedLines(old.get(path) ?? "", now.get(path) ?? ""));
  const marked = (mark: string): readonly string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
  return { files, added: marked("+"), removed: marked("-") };
}

/** Characters of the longest line that changes. */
export function longestOf({ added, removed }: Locality): number {
  return Math.max(0, ...[...added, ...removed].map(({ length }) => length));
}

function changedLines(before: string, after: string): readonly string[] {
  return structuredPatch("", "", before, after, undefined, undefined, { context: 0 }).hunks.flatMap(
    ({ lines }) => lines.filter((line) => /^[+-]/.test(line)),
  );
}
