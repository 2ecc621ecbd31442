import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";
import type { Metafile } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const program = (options: string) => `
  import { Oauth2Clients } from "@pagewright/polar/oauth2/clients";
  const clients = new Oauth2Clients({ accessToken: "token" });
  for await (const { client_name } of clients.list({}, ${options})) console.log(client_name);
`;

/** What a browser loads at once, and what it loads when a walk first asks for it; or all in one. */
export async function bundleSizes(): Promise<readonly (readonly (string | number)[])[]> {
  const { atOnce, later } = await bundle(true);
  const whole = await bundle(false);
  return [
    ["at once", ...sizesOf(atOnce)],
    ["later, if an option or a method asks for it", ...sizesOf(later)],
    ["as one file, by a bundler told not to split", ...sizesOf(whole.atOnce)],
  ];
}

async function bundle(splitting: boolean) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program("{}"), resolveDir: root },
    bundle: true,
    minify: true,
    splitting,
    metafile: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    outdir: "bundle",
    write: false,
  });
  const needed = staticallyNeeded(metafile, "bundle/stdin.js");
  const isNeeded = (path: string) => [...needed].some((output) => path.endsWith(output));
  return {
    atOnce: outputFiles.filter(({ path }) => isNeeded(path)),
    later: outputFiles.filter(({ path }) => !isNeeded(path)),
  };
}

/** The entry with all that it imports, less what it imports only as it runs. */
function staticallyNeeded({ outputs }: Metafile, entry: string): ReadonlySet<string> {
  const needed = new Set([entry]);
  for (const path of needed) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement") needed.add(imported);
    }
  }
  return needed;
}

function sizesOf(files: readonly { readonly contents: Uint8Array }[]): readonly [number, number] {
  const whole = Buffer.concat(files.map(({ contents }) => contents));
  return [whole.length, gzipSync(whole, { level: 9 }).length];
}
