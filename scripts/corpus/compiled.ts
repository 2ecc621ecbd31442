import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Compiles a program that loads the generator from `dist/`, and is run once for each document: to
 * compile it anew each time takes longer than to generate a small client.
 *
 * @param script - its path from the repository's root
 * @returns the path of a file that Node runs as it is, from the repository's root
 */
export async function compiled(script: string): Promise<string> {
  const outfile = join(root, "node_modules/.cache/pagewright", script.replace(/\.ts$/, ".mjs"));
  await build({
    entryPoints: [join(root, script)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [
      {
        name: "the generator as it is built",
        setup(plugins) {
          plugins.onResolve({ filter: /\/dist\// }, ({ path, resolveDir }) => ({
            path: pathToFileURL(join(resolveDir, path)).href,
            external: true,
          }));
        },
      },
    ],
  });
  return outfile;
}
