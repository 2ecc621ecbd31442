import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import type { BenchOptions } from "../common/bench.js";
import { polar, polarFile, writeDocument } from "../common/documents.js";
import { reasonOf } from "../common/interleave.js";
import { measure } from "../common/measure.js";
import { generation, generatorNames } from "../peers/generators.js";
import { installed } from "../peers/install.js";
import { programs, wholeClients } from "../peers/programs.js";
import type { Installable } from "../peers/versions.js";
import { versions } from "../peers/versions.js";
import { bundle, gzipped, minified } from "./esbuild.js";

export interface PeerBundle {
  readonly name: string;
  /** Whether lists are walked by what the peer brings. */
  readonly walks: boolean;
  readonly whole: boolean;
  readonly bytes: number;
  readonly gzip: number;
}

/** Peers' bundles of the same program; openai's is of another API. */
export async function peerBundles(
  folder: string,
  options: BenchOptions,
): Promise<{ readonly peers: readonly PeerBundle[]; readonly leftOut: readonly string[] }> {
  if (!options.peers) return { peers: [], leftOut: ["Peers are left out, as was asked."] };
  const peers: PeerBundle[] = [];
  const leftOut: string[] = [];
  const add = async (
    name: string,
    rest: Pick<PeerBundle, "walks" | "whole">,
    program: string,
    home: string,
  ) => {
    try {
      const { atOnce } = await bundle(program, home);
      peers.push({ name, ...rest, bytes: minified(atOnce), gzip: gzipped(atOnce) });
    } catch (error) {
      leftOut.push(`${name}: it failed: ${reasonOf(error)}`);
    }
  };
  if (existsSync(polarFile)) {
    const file = writeDocument(polar(), join(folder, "document"));
    for (const name of generatorNames) {
      const home = join(folder, name.replaceAll(" ", "-"));
      await measure(generation(name, file, home, options.cache));
      const label = name === "openapi-typescript" ? "openapi-typescript and openapi-fetch" : name;
      await add(
        label,
        { walks: false, whole: name === "swagger-typescript-api" },
        programs[name]([list]),
        home,
      );
    }
  } else
    leftOut.push("Generators of clients are left out: Polar's document is not on this machine.");
  for (const name of ["@polar-sh/sdk", "@polar-sh/sdk 0"] as const) {
    const home = homeOf(name, folder, options.cache);
    await add(
      `${labelOf(name)}, a function`,
      { walks: true, whole: false },
      programs[name]([list]),
      home,
    );
  }
  for (const [name, program] of Object.entries(wholeClients) as [
    keyof typeof wholeClients,
    string,
  ][]) {
    const home = homeOf(name, folder, options.cache);
    await add(`${labelOf(name)}, whole client`, { walks: true, whole: true }, program, home);
  }
  return { peers, leftOut };
}

const list = "products";

/** A folder from which an installed peer resolves. */
function homeOf(name: Installable, folder: string, cache: string): string {
  const home = join(folder, name.replaceAll(/[ /]/g, "-"));
  if (!existsSync(home)) {
    mkdirSync(home);
    symlinkSync(join(installed(name, cache), "node_modules"), join(home, "node_modules"));
  }
  return home;
}

function labelOf(name: keyof typeof wholeClients): string {
  const [[packageName, version] = []] = Object.entries(versions[name]);
  return `${packageName ?? name} ${version ?? ""}`;
}
