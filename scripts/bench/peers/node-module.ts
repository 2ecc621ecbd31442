import { join } from "node:path";

import { build } from "esbuild";

/** Bundles a program for Node, with all that it imports from `folder`; returns the module's path. */
export async function nodeModule(
  contents: string,
  folder: string,
  target = folder,
): Promise<string> {
  const outfile = join(target, "program.mjs");
  await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    outfile,
    logLevel: "error",
  });
  return outfile;
}
