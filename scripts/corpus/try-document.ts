import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { runChild, type ChildLimits } from "../fuzz/run-child.js";
import type { Generated, Outcome } from "./outcome.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes a package of a document, and type-checks it: each in a process of its own, within limits. */
export async function tryDocument(file: string, limits: ChildLimits): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-corpus-"));
  const out = join(folder, "client");
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    const made = await runChild("scripts/corpus/generate-one.ts", [file, out], limits);
    if ("reason" in made) return { kind: "failed", reason: made.reason };
    const generated = JSON.parse(made.output) as Generated;
    if (!generated.ok) return { kind: "refused", generated };
    const checked = await runChild("scripts/corpus/type-check-one.ts", [out], {
      ...limits,
      megabytes: 6000,
    });
    if ("reason" in checked) return { kind: "failed", reason: `type check: ${checked.reason}` };
    const errors = JSON.parse(checked.output) as string[];
    return { kind: errors.length === 0 ? "type-checks" : "type-errors", generated, errors };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
