import { join } from "node:path";

import { breakdown } from "./bundle/breakdown.js";
import { bundle, gzipped, minified } from "./bundle/esbuild.js";
import { ourBundles } from "./bundle/ours.js";
import { peerBundles } from "./bundle/peers.js";
import type { BenchOptions, Claim, Row, Section, Tell } from "./common/bench.js";
import { builtPackage, subject } from "./common/built-package.js";
import { withWorkFolder } from "./common/work-folder.js";
import { fetchLoop } from "./peers/programs.js";

/** What a program that walks one list weighs, minified and compressed. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  await withWorkFolder(async (folder) => {
    const document = subject(options.smoke);
    const home = join(folder, "ours");
    await builtPackage(document, home);
    const ours = await ourBundles(document, home);
    const floor = await bundle(fetchLoop(["products"]), folder);
    const { peers, leftOut } = await peerBundles(folder, options);
    const one: Row[] = [
      ["a loop over fetch, by hand", "", minified(floor.atOnce), gzipped(floor.atOnce)],
      ...ours.map(({ name, files }) => [name, "yes", minified(files), gzipped(files)]),
      ...peers.map(({ name, walks, bytes, gzip }) => [name, walks ? "yes" : "", bytes, gzip]),
    ];
    const note =
      "A program that lists something and walks to the list's end; esbuild, minified, gzip -9 of each " +
      "file. Where nothing walks a list, the program has a loop of its own. Those of openai and @pipedream/sdk " +
      "list something of another API. swagger-typescript-api and Redocly have all operations in one object, so " +
      "that a program with one of them has the whole client.";
    const compared: Section = {
      title: `Bundles of ${document.name}'s clients`,
      note,
      rows: [["", "walks lists", "minified B", "gzip B"], ...one],
      leftOut,
    };
    const sections = [compared, ...ours.flatMap(breakdown)];
    await tell({ name: "bundle", sections, claims: claimsOf(ours, peers) });
  });
}

function claimsOf(
  ours: Awaited<ReturnType<typeof ourBundles>>,
  peers: Awaited<ReturnType<typeof peerBundles>>["peers"],
): readonly Claim[] {
  const aims = { "one resource": 4500, "whole client": 8000 };
  return ours
    .filter(({ kind }) => kind.part === "at once")
    .map(({ kind, files }) => ({
      measure: `bundle / ${kind.whole}`,
      unit: "B of gzip",
      ours: gzipped(files),
      others: {
        "(the aim)": aims[kind.whole],
        ...Object.fromEntries(
          peers
            .filter(({ beside }) => beside.includes(kind.whole))
            .map(({ name, gzip }) => [name, gzip]),
        ),
      },
    }));
}
