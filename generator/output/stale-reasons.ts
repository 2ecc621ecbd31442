import type { SourceFile } from "../source-file.js";
import type { Comparison } from "./compare.js";
import { fileFingerprint } from "./fingerprint.js";
import { MANIFEST, type Manifest } from "./manifest.js";

/**
 * Why a file is not what would be generated. Since it was, the document (with its overlays and the
 * package's name) changed, the generator changed, or someone edited or deleted the file; a foreign one was
 * never made by Pagewright, and one with a conflict is in the midst of a merge. Where only the layout is another
 * one, nothing is said that it did not say: the owners of a package.json have added to it at its end, or a formatter
 * went over a file.
 */
export type Reason = "document" | "generator" | "edited" | "foreign" | "conflict" | "layout";

interface Known {
  /** What was noted when the package was generated. */
  readonly previous: Manifest;
  /** Fingerprint of what would be generated from now. */
  readonly document: string;
  readonly files: readonly SourceFile[];
}

/** What became of one file, by its fingerprints. */
interface Judged {
  readonly path: string;
  /** Whether another file would be made than the one that was. */
  readonly outdated: boolean;
  /** What happened to the file that was made. */
  readonly own: readonly Reason[];
}

/**
 * Finds out by what was noted: a file with another fingerprint than then was edited; one that would be made
 * with another fingerprint is out of date, and the document's tells why. For a file that is the same for
 * every document, only the generator can be the cause.
 */
export function reasonsFor(
  stale: readonly Comparison[],
  known: Known,
): ReadonlyMap<string, readonly Reason[]> {
  const judged = stale
    .filter(({ path }) => path !== MANIFEST)
    .map((comparison) => judge(comparison, known.previous));
  const causes = causesOf(judged, known);
  const reasons = new Map(
    judged.map(({ path, outdated, own }): [string, readonly Reason[]] => [
      path,
      [...(outdated ? causes(path) : []), ...own],
    ]),
  );
  const all = new Set<Reason>([...reasons.values()].flat());
  const manifest = stale.find(({ path }) => path === MANIFEST);
  if (manifest?.state === "changed") {
    if (hasConflict(manifest)) return reasons.set(MANIFEST, ["conflict"]);
    if (isLaidOut(manifest)) return reasons.set(MANIFEST, ["layout"]);
  }
  return reasons.set(MANIFEST, manifestReasons(all, known.previous));
}

type Changed = Comparison & { readonly state: "changed" };

/** Whether git has left both sides of a merge in a file. To generate is to resolve it. */
function hasConflict({ current }: Changed): boolean {
  return /^<{7} [^]*^={7}[^]*^>{7} /m.test(current.toString());
}

/** Whether what is there is what would be, but for what formatters change: white space, quotes, commas, brackets. */
function isLaidOut({ current, text }: Changed): boolean {
  const bare = (all: string): string => all.replaceAll(/[\s"'`,;()|\\]/g, "");
  return bare(current.toString()) === bare(text);
}

/** Paths of the files in which is what someone wrote since, and which are not to stay as they are. */
export function editedFiles(
  comparisons: readonly Comparison[],
  previous: Manifest,
): readonly string[] {
  return comparisons
    .filter(({ path, state }) => path !== MANIFEST && (state === "changed" || state === "obsolete"))
    .map((comparison) => judge(comparison, previous))
    .filter(({ own }) => own.includes("edited"))
    .map(({ path }) => path);
}

/** Why what would be made is not what was made. */
function causesOf(
  judged: readonly Judged[],
  { previous, document, files }: Known,
): (path: string) => readonly Reason[] {
  const fixed = new Set(
    files.filter((file) => file.fixed && previous.files.has(file.path)).map(({ path }) => path),
  );
  const documentChanged = previous.document !== document;
  const generatorChanged =
    !documentChanged || judged.some(({ path, outdated }) => outdated && fixed.has(path));
  const either: Reason[] = [];
  if (documentChanged) either.push("document");
  if (generatorChanged) either.push("generator");
  return (path) => {
    if (previous.document === undefined) return [];
    return fixed.has(path) ? ["generator"] : either;
  };
}

function judge(comparison: Comparison, { files }: Manifest): Judged {
  const { path } = comparison;
  const made = files.get(path);
  const differs = (text: string | Buffer): boolean =>
    made !== undefined && made !== fileFingerprint(path, text.toString());
  const edited = (is: boolean): readonly Reason[] => (is ? ["edited"] : []);
  switch (comparison.state) {
    case "same":
      return { path, outdated: false, own: [] };
    case "missing":
      return files.has(path)
        ? { path, outdated: differs(comparison.text), own: edited(true) }
        : { path, outdated: true, own: [] };
    case "obsolete":
      return { path, outdated: true, own: edited(differs(comparison.current)) };
    case "changed": {
      if (!comparison.owned) return { path, outdated: false, own: ["foreign"] };
      if (hasConflict(comparison)) return { path, outdated: false, own: ["conflict"] };
      const outdated = differs(comparison.text);
      const isEdited = differs(comparison.current);
      const isOnlyLayout = made !== undefined && !outdated && (!isEdited || isLaidOut(comparison));
      return { path, outdated, own: isOnlyLayout ? ["layout"] : edited(isEdited) };
    }
  }
}

/** The manifest follows the files; where none of them is out of date, it was itself edited. */
function manifestReasons(all: ReadonlySet<Reason>, { document }: Manifest): readonly Reason[] {
  const causes = (["document", "generator"] as const).filter((reason) => all.has(reason));
  if (causes.length > 0) return causes;
  return document === undefined ? [] : ["edited"];
}
