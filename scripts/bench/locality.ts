import { MANIFEST } from "../../generator/output/manifest.js";
import type { SourceFile } from "../../generator/source-file.js";
import type { BenchOptions, Row, Section, Tell } from "./common/bench.js";
import { subjects, type Json } from "./locality/documents.js";
import { localityEdits, type LocalityEdit } from "./locality/edits.js";
import { committed, localityOf } from "./locality/measure.js";
import { peers } from "./locality/peers.js";

/** What typical edits of a document change in the package that is committed. */
export async function bench(_: BenchOptions, tell: Tell): Promise<void> {
  const sections: Section[] = [];
  for (const { name, document } of subjects()) {
    const before = await committed(document);
    const rows: Row[] = [];
    for (const edit of localityEdits) rows.push(await tried(edit, document, before));
    sections.push({
      title: `Edits of ${name}, whose package has ${before.length} files`,
      note:
        "Files and lines of the committed package that change, with those of its manifest (which a review " +
        "folds) beside them; the longest changed line is in characters.",
      rows: [["", "files", "+", "-", "longest", "manifest", "aim", "where"], ...rows],
      leftOut: [],
    });
  }
  await tell({ name: "locality", sections: [...sections, others()], claims: [] });
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

function others(): Section {
  return {
    title: "The same edits of Polar's document, with others",
    note: "As measured before, see locality/peers.ts: a property is added, then an operation.",
    rows: [
      ["", "property added: files", "+", "-", "operation added: files", "+", "-", "longest"],
      ...peers.map(({ peer, property, operation, longestOfOperation }) => [
        ...[peer, ...property, ...operation, longestOfOperation],
      ]),
    ],
    leftOut: [],
  };
}
