import { existsSync } from "node:fs";

import type { BenchOptions } from "../common/bench.js";
import { generatedClients, installedClient, labelOf, polarLeftOut } from "../common/clients.js";
import { polar, polarFile } from "../common/documents.js";
import { reasonOf } from "../common/interleave.js";
import { absent } from "../peers/absent.js";
import type { GeneratorName } from "../peers/generators.js";
import { programs, wholeClients } from "../peers/programs.js";
import { bundle, gzipped, minified } from "./esbuild.js";
import type { OurBundle } from "./ours.js";

export interface PeerBundle {
  readonly name: string;
  /** Whether lists are walked by what the peer brings. */
  readonly walks: boolean;
  /** Which of our bundles it stands beside. */
  readonly beside: readonly OurBundle["kind"]["whole"][];
  readonly bytes: number;
  readonly gzip: number;
}

/** Peers' bundles of the same program; those of openai and @pipedream/sdk are of other APIs. */
export async function peerBundles(
  folder: string,
  options: BenchOptions,
): Promise<{ readonly peers: readonly PeerBundle[]; readonly leftOut: readonly string[] }> {
  if (!options.peers) return { peers: [], leftOut: ["Peers are left out, as was asked."] };
  const peers: PeerBundle[] = [];
  const leftOut: string[] = [];
  const add = async (
    name: string,
    rest: Pick<PeerBundle, "walks" | "beside">,
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
        { walks: name === "Redocly", beside: inOnePiece.includes(name) ? both : both.slice(0, 1) },
        programs[name]([list]),
        home,
      );
    }
  } else leftOut.push(polarLeftOut);
  for (const name of ["@polar-sh/sdk", "@polar-sh/sdk 0"] as const) {
    const home = installedClient(name, folder, options.cache);
    await add(
      `${labelOf(name)}, a function`,
      { walks: true, beside: ["one resource"] },
      programs[name]([list]),
      home,
    );
  }
  for (const [name, program] of Object.entries(wholeClients) as [
    keyof typeof wholeClients,
    string,
  ][]) {
    const home = installedClient(name, folder, options.cache);
    const kind = { walks: true, beside: ["whole client"] } as const;
    await add(`${labelOf(name)}, whole client`, kind, program, home);
  }
  return { peers, leftOut: [...leftOut, ...absent("bundle")] };
}

const list = "products";
const both = ["one resource", "whole client"] as const;

/** Their operations are members of one object: who uses one of them has them all. */
const inOnePiece: readonly GeneratorName[] = ["swagger-typescript-api", "Redocly"];
