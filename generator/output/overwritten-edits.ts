import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";

/** More files than these are counted. */
const named = 5;

/** One warning that what someone wrote into generated files is gone from them; none where nobody did. */
export function overwrittenEdits(out: string, paths: readonly string[]): readonly Diagnostic[] {
  if (paths.length === 0) return [];
  const files = paths.slice(0, named).map((path) => reportedFile(join(out, path)));
  const more = paths.length - files.length;
  const list = more === 0 ? files.join(", ") : `${files.join(", ")} and ${more} more`;
  return [
    {
      code: "output-edits-overwritten",
      severity: "warning",
      message: `Generated files that had been edited by hand were overwritten: ${list}`,
      hint: "Version control has what was committed of the edits. To keep one, change the document, or an overlay of it.",
    },
  ];
}
