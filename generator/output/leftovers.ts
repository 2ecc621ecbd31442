import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import { describeFileErrors } from "./file-errors.js";
import { MANIFEST } from "./manifest.js";
import { foldCase, statOf } from "./paths.js";

/**
 * Tells of packages that no document is there for: since it was moved or removed, say, or it is elsewhere, which
 * nothing tells. So it is no fault.
 *
 * @param folder absolute path of that in which all packages are.
 * @param apis the names of those that have a document.
 */
export function leftovers(folder: string, apis: readonly string[]): readonly Diagnostic[] {
  if (statOf(folder)?.isDirectory() !== true) return [];
  const known = new Set(apis.map(foldCase));
  return describeFileErrors(folder, () => readdirSync(folder))
    .filter((name) => !known.has(foldCase(name)) && statOf(join(folder, name, MANIFEST))?.isFile())
    .sort()
    .map((name) => ({
      code: "package-without-document",
      severity: "note",
      message: `${reportedFile(join(folder, name))} was generated, and there is no spec/${name} any more`,
      hint: "Where its document has another name now, give the folder that name, too: it then keeps its version. Else delete it.",
    }));
}
