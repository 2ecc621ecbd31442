import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { runChild, type ChildLimits } from "../fuzz/run-child.js";
import type { Generated, Outcome } from "./outcome.js";
import type { TypeChecker } from "./type-checker.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Trial {
  /** The compiled program that generates. */
  readonly program: string;
  /** Of this document alone, as long as it is tried: emptied afterwards. */
  readonly folder: string;
  /** Of the process that generates. */
  readonly limits: ChildLimits;
  /** Whether what `infer` proposes is declared first. */
  readonly infer: boolean;
  readonly checker: TypeChecker;
}

/** Makes a package of a document, in a process of its own within limits, and type-checks it. */
export async function tryDocument(
  file: string,
  { program, folder, limits, infer, checker }: Trial,
): Promise<Outcome> {
  mkdirSync(folder);
  const out = join(folder, "client");
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    const args = [file, out, ...(infer ? [join(folder, "overlay.yaml")] : [])];
    const made = await runChild(program, args, limits);
    if ("reason" in made) return { kind: "failed", reason: made.reason };
    const generated = JSON.parse(made.output) as Generated;
    if (!generated.ok) return { kind: "refused", generated };
    if (generated.inferred?.proposals === 0) return { kind: "nothing", generated };
    const checked = await checker.check(out);
    if ("reason" in checked) return { kind: "failed", reason: `type check: ${checked.reason}` };
    const kind = checked.errors.length === 0 ? "type-checks" : "type-errors";
    return { kind, generated, checked };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
