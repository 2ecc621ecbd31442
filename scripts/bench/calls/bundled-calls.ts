import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import type { BenchOptions } from "../common/bench.js";
import { builtPackage } from "../common/built-package.js";
import { generatedClients, installedClient, labelOf, polarLeftOut } from "../common/clients.js";
import type { BenchDocument } from "../common/documents.js";
import { polar, polarFile } from "../common/documents.js";
import { absent } from "../peers/absent.js";
import { nodeModule } from "../peers/node-module.js";
import { calls, ourCall, plainCall } from "./programs.js";

/** A module that exports `call`, for each contender; plain fetch first. */
export async function bundledCalls(
  document: BenchDocument,
  folder: string,
  options: BenchOptions,
): Promise<{ readonly modules: ReadonlyMap<string, string>; readonly leftOut: readonly string[] }> {
  const modules = new Map<string, string>();
  const leftOut: string[] = [];
  const add = async (name: string, program: string, home: string) => {
    modules.set(name, await nodeModule(program, home));
  };
  const home = join(folder, "ours");
  mkdirSync(home, { recursive: true });
  await builtPackage(document, home);
  const whole = document.name === "Polar";
  await add("fetch and JSON", plainCall(whole), home);
  const ours = home.replace(/ours$/, "ours-call");
  mkdirSync(ours);
  modules.set("Pagewright", await nodeModule(ourCall(whole), home, ours));
  if (!options.peers) return { modules, leftOut: ["Peers are left out, as was asked."] };
  if (existsSync(polarFile)) {
    for (const { name, home } of await generatedClients(polar(), folder, options.cache)) {
      const label = name === "openapi-typescript" ? "openapi-fetch" : name;
      await add(label, calls[name], home);
    }
  } else leftOut.push(polarLeftOut);
  for (const name of ["@polar-sh/sdk", "@polar-sh/sdk 0"] as const) {
    await add(labelOf(name), calls[name], installedClient(name, folder, options.cache));
  }
  return { modules, leftOut: [...leftOut, ...absent("calls")] };
}
