import { join, relative } from "node:path";

import { build as bundle, type Plugin } from "esbuild";

/** What is run or imported from outside. */
const entries = ["cli", "index", "run-infer"];

/**
 * Puts the generator's modules together into a few files of `dist/`, with what a command may not need in
 * files of its own. Node takes a tenth of a short run to find, read and link two hundred modules.
 * What the generator depends on stays outside, and names stay as they are, for those who read a stack.
 */
export async function bundleGenerator(root: string): Promise<void> {
  const generator = join(root, "generator");
  await bundle({
    entryPoints: entries.map((name) => join(generator, `${name}.ts`)),
    outdir: join(root, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    plugins: [commonJsOutside(generator)],
    logLevel: "warning",
  });
}

/** CommonJS modules of our own stay as they are, where they are: all that is made stands beside the entries. */
function commonJsOutside(generator: string): Plugin {
  return {
    name: "commonjs-outside",
    setup: (build) => {
      build.onResolve({ filter: /^\..*\.cjs$/ }, ({ path, resolveDir }) => {
        const place = relative(generator, join(resolveDir, path)).replaceAll("\\", "/");
        return { path: `./${place}`, external: true };
      });
    },
  };
}
