import { MANIFEST } from "../../generator/output/manifest.js";
import type { SourceFile } from "../../generator/source-file.js";
import { subjects, type Json } from "./locality/documents.js";
import { localityEdits, type LocalityEdit } from "./locality/edits.js";
import { committed, localityOf } from "./locality/measure.js";
import { peers } from "./locality/peers.js";
import { printTable } from "./table.js";

type Row = readonly (string | number)[];

/** What typical edits of a document change in the package that is committed. */
export async function bench(): Promise<void> {
  console.log("Files and lines of the committed package that change, with those of its manifest");
  console.log("(which a review folds) beside them; the longest changed line is in characters.\n");
  for (const { name, document } of subjects()) {
    const before = await committed(document);
    const rows: Row[] = [];
    for (const edit of localityEdits) rows.push(await tried(edit, document, before));
    console.log(`${name}, ${before.length} files in its package:\n`);
    printTable([["", "files", "+", "-", "longest", "manifest", "aim", "where"], ...rows]);
  }
  printPeers();
}

async function tried(
  { what, edit, aim }: LocalityEdit,
  document: Json,
  before: readonly SourceFile[],
): Promise<Row> {
  const edited: unknown = structuredClone(document);
  if (!edit(edited))
    return [what, "-", "-", "-", "-", "-", "-", "the document has no place for it"];
  const after = await committed(edited, before);
  const isManifest = ({ path }: SourceFile): boolean => path === MANIFEST;
  const rest = (file: SourceFile): boolean => !isManifest(file);
  const locality = localityOf(before.filter(rest), after.filter(rest));
  const manifest = localityOf(before.filter(isManifest), after.filter(isManifest));
  const { files, added, removed } = locality;
  return [
    ...[what, files.length, added.length, removed.length],
    Math.max(0, ...[...added, ...removed].map(({ length }) => length)),
    manifest.files.length === 0 ? "" : `+${manifest.added.length} -${manifest.removed.length}`,
    aim === undefined ? "" : `${aim.says}: ${aim.holds(locality) ? "met" : "MISSED"}`,
    shown(files),
  ];
}

function shown(files: readonly string[]): string {
  const rest = files.length - MOST;
  return files.slice(0, MOST).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

const MOST = 5;

function printPeers(): void {
  console.log("Others, with Polar's document, as measured before (see locality/peers.ts):\n");
  printTable([
    ["", "property added: files", "+", "-", "operation added: files", "+", "-", "longest"],
    ...peers.map(({ peer, property, operation, longestOfOperation }) => [
      ...[peer, ...property, ...operation, longestOfOperation],
    ]),
  ]);
}
