import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { BenchDocument } from "./documents.js";
import { writeDocument } from "./documents.js";
import type { Command } from "./measure.js";

const cli = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

/**
 * The command by which Pagewright makes its client of a document, below `folder` in `out/`. The folder
 * has a `node_modules`, since that is where Pagewright keeps what it made before.
 */
export function ourGeneration(
  document: BenchDocument,
  folder: string,
  ...flags: readonly string[]
): Command {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const spec = writeDocument(document, folder);
  const overlays = document.overlays.flatMap((overlay) => ["--overlay", overlay]);
  const out = ["--out", "out", "--name", "@bench/client", "--quiet"];
  const args = [cli, "generate", "--spec", spec, ...overlays, ...out, ...flags];
  return { program: process.execPath, args, cwd: folder };
}
