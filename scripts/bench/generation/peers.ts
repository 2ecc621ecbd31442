import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { BenchOptions } from "../common/bench.js";
import type { BenchDocument } from "../common/documents.js";
import { writeDocument } from "../common/documents.js";
import type { Contender } from "../common/interleave.js";
import { measure } from "../common/measure.js";
import { generation, generatorNames } from "../peers/generators.js";

/** The peers, openapi-typescript first. Without peers it alone is left, from our own dependencies. */
export function peerContenders(
  document: BenchDocument,
  folder: string,
  options: BenchOptions,
): readonly Contender[] {
  const file = writeDocument(document, join(folder, "document"));
  if (!options.peers) return [ownOpenapiTypescript(file, folder)];
  return generatorNames.map((name) => ({
    name,
    run: () => {
      const out = join(folder, name.replaceAll(" ", "-"));
      rmSync(out, { recursive: true, force: true });
      return measure(generation(name, file, out, options.cache));
    },
  }));
}

function ownOpenapiTypescript(file: string, folder: string): Contender {
  const cli = fileURLToPath(
    new URL("../../../node_modules/openapi-typescript/bin/cli.js", import.meta.url),
  );
  const args = [cli, file, "-o", join(folder, "schema.d.ts")];
  return {
    name: "openapi-typescript",
    run: () => measure({ program: process.execPath, args, cwd: folder }),
  };
}
