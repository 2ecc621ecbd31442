import { existsSync } from "node:fs";

import type { BenchOptions } from "../common/bench.js";
import { generatedClients, installedClient, labelOf, polarLeftOut } from "../common/clients.js";
import { polar, polarFile } from "../common/documents.js";
import { reasonOf } from "../common/interleave.js";
import { programs, wholeClients } from "../peers/programs.js";
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
    for (const { name, home } of await generatedClients(polar(), folder, options.cache)) {
      const label = name === "openapi-typescript" ? "openapi-typescript and openapi-fetch" : name;
      await add(
        label,
        { walks: false, whole: name === "swagger-typescript-api" },
        programs[name]([list]),
        home,
      );
    }
  } else leftOut.push(polarLeftOut);
  for (const name of ["@polar-sh/sdk", "@polar-sh/sdk 0"] as const) {
    const home = installedClient(name, folder, options.cache);
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
    const home = installedClient(name, folder, options.cache);
    await add(`${labelOf(name)}, whole client`, { walks: true, whole: true }, program, home);
  }
  return { peers, leftOut };
}

const list = "products";
