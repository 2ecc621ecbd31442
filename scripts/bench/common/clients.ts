import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { generation, generatorNames, keyOf } from "../peers/generators.js";
import type { FurtherGeneratorName, GeneratorName } from "../peers/generators.js";
import { installed } from "../peers/install.js";
import type { Installable } from "../peers/versions.js";
import { makers, versions } from "../peers/versions.js";
import type { BenchDocument } from "./documents.js";
import { writeDocument } from "./documents.js";
import { measure } from "./measure.js";

/**
 * Makes the clients of generators that are peers; returns the folders that have them in `out/`. What a
 * peer made of the same document before is used again.
 */
export async function generatedClients(
  document: BenchDocument,
  folder: string,
  cache: string,
  names: readonly GeneratorName[] = generatorNames,
): Promise<readonly { readonly name: GeneratorName; readonly home: string }[]> {
  const clients = [];
  for (const name of names) {
    const made = await madeClient(name, document, cache);
    const home = join(folder, name.replaceAll(" ", "-"));
    mkdirSync(home, { recursive: true });
    for (const part of ["out", "node_modules"]) symlinkSync(join(made, part), join(home, part));
    clients.push({ name, home });
  }
  return clients;
}

/** The folder that has what a peer makes of a document in `out/`; nothing in it is to be changed. */
export async function madeClient(
  name: GeneratorName | FurtherGeneratorName,
  document: BenchDocument,
  cache: string,
): Promise<string> {
  const key = createHash("sha256").update(keyOf(name)).update(document.text);
  const home = join(cache, "clients", key.digest("hex").slice(0, 16));
  if (existsSync(home)) return home;
  mkdirSync(join(cache, "clients"), { recursive: true });
  const draft = mkdtempSync(join(cache, "clients", ".draft-"));
  try {
    await measure(generation(name, writeDocument(document, draft), draft, cache));
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return home;
}

/** A folder from whose programs an installed peer resolves. */
export function installedClient(name: Installable, folder: string, cache: string): string {
  const home = join(folder, name.replaceAll(/[ /]/g, "-"));
  if (!existsSync(home)) {
    mkdirSync(home);
    symlinkSync(join(installed(name, cache), "node_modules"), join(home, "node_modules"));
  }
  return home;
}

/** `@polar-sh/sdk 1.0.1`, `openai 6.49.0 (Stainless)` */
export function labelOf(name: Installable): string {
  const [[packageName, version] = []] = Object.entries(versions[name]);
  const maker = makers[name];
  return `${packageName ?? name} ${version ?? ""}${maker === undefined ? "" : ` (${maker})`}`;
}

export const polarLeftOut =
  "Generators of clients are left out: Polar's document is not on this machine.";
