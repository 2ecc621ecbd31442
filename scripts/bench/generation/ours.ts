import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { BenchDocument } from "../common/documents.js";
import { withProperty } from "../common/documents.js";
import type { Contender } from "../common/interleave.js";
import { measure } from "../common/measure.js";
import type { Cost } from "../common/measure.js";
import { ourGeneration } from "../common/ours.js";

/** Pagewright: into an empty folder and without its cache; again; and after an edit of the document. */
export function ourContenders(document: BenchDocument, folder: string): readonly Contender[] {
  const cold = join(folder, "ours-cold");
  const warm = join(folder, "ours-warm");
  const kept = join(folder, "ours-kept");
  let edits = 0;

  /** Puts the package and the cache back to where the document has not been edited. */
  async function restore(): Promise<void> {
    if (!existsSync(kept)) {
      await measure(ourGeneration(document, warm));
      cpSync(warm, kept, { recursive: true });
    }
    rmSync(warm, { recursive: true, force: true });
    cpSync(kept, warm, { recursive: true });
  }

  return [
    {
      name: "Pagewright, cold",
      run: (): Promise<Cost> => {
        rmSync(cold, { recursive: true, force: true });
        return measure(ourGeneration(document, cold, "--no-cache"));
      },
    },
    {
      name: "Pagewright, unchanged",
      run: async (): Promise<Cost> => {
        await restore();
        return measure(ourGeneration(document, warm));
      },
    },
    {
      name: "Pagewright, one property",
      run: async (): Promise<Cost> => {
        await restore();
        edits += 1;
        // Each edit is one that has not been seen before.
        return measure(ourGeneration(withProperty(document, `edit_${edits}`), warm));
      },
    },
  ];
}
