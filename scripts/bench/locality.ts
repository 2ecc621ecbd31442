import { existsSync } from "node:fs";

import { MANIFEST } from "../../generator/output/manifest.js";
import type { SourceFile } from "../../generator/source-file.js";
import type { BenchOptions, Row, Section, Tell } from "./common/bench.js";
import { polarLeftOut } from "./common/clients.js";
import { polarFile } from "./common/documents.js";
import { absent } from "./peers/absent.js";
import { subjects, type Json } from "./locality/documents.js";
import { localityEdits, type LocalityEdit } from "./locality/edits.js";
import { committed, localityOf, longestOf } from "./locality/measure.js";
import { peerLocalities } from "./locality/peers.js";

/** What typical edits of a document change in the package that is committed. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
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
  await tell({
    name: "locality",
    sections: [...sections, await besides(sections, options)],
    claims: [],
  });
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
    longestOf(locality),
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

/** Ours of Polar again, and the peers'. */
async function besides(
  sections: readonly Section[],
  { peers, cache }: BenchOptions,
): Promise<Section> {
  const ours = (what: string): Row => sections[0]?.rows.find(([name]) => name === what) ?? [];
  const here = existsSync(polarFile);
  const { rows, leftOut } =
    peers && here
      ? await peerLocalities(cache)
      : { rows: [], leftOut: [here ? "Peers are left out, as was asked." : polarLeftOut] };
  const own: Row[] = here
    ? [
        [
          "Pagewright",
          ...ours("property added").slice(1, 4),
          ...ours("operation added").slice(1, 5),
        ],
      ]
    : [];
  return {
    title: "The same edits of Polar's document, with others",
    note: "A property is added, then an operation. The manifest of ours is not in it.",
    rows: [
      ["", "property added: files", "+", "-", "operation added: files", "+", "-", "longest"],
      ...own,
      ...rows,
    ],
    leftOut: peers ? [...leftOut, ...absent("locality")] : leftOut,
  };
}
