import { fileURLToPath } from "node:url";

import { bundle, gzipped, minified } from "../bundle/esbuild.js";
import type { OutputFile } from "../bundle/esbuild.js";
import type { Row, Section } from "../common/bench.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const program = `
  import { Oauth2Clients } from "@pagewright/polar/oauth2/clients";
  const clients = new Oauth2Clients({ accessToken: "token" });
  for await (const { client_name } of clients.list()) console.log(client_name);
`;

/** What a walk asks for as it runs, by the option or method that makes it. */
const features: Readonly<Record<string, readonly string[]>> = {
  "one page at a time": [],
  concurrency: ["features", "window"],
  onDrift: ["features", "drift"],
  resume: ["features", "resume"],
  onPage: ["features", "progress"],
  "collect() or toArray()": ["questions"],
  "count(), first(), find() or isEmpty()": ["questions"],
  hooks: ["hooks"],
  middleware: ["middleware"],
};

/** What a program loads that walks a list, and what for. */
export async function bundles(): Promise<Section> {
  const { atOnce, besides } = await bundle(program, root, { splitting: true });
  const whole = await bundle(program, root);
  const sizes = Object.entries(features).map(([name, modules]): Row => {
    const more = besides(modules.map((module) => `runtime/features/${module}.js`));
    return [name, ...sizesOf(atOnce), ...sizesOf(more)];
  });
  return {
    title: "What a program loads that walks a list",
    note:
      "One resource and its walk, in bytes: what every walk loads at once, and what is loaded besides when " +
      "a walk first names the option or method. The last line is for a bundler that was told not to split.",
    rows: [
      ["", "at once, minified B", "gzip B", "besides, minified B", "gzip B"],
      ...sizes,
      ["all of it, as one file", ...sizesOf(whole.atOnce), 0, 0],
    ],
    leftOut: [],
  };
}

function sizesOf(files: readonly OutputFile[]): readonly [number, number] {
  return [minified(files), gzipped(files)];
}
