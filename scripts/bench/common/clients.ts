import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { generation, generatorNames } from "../peers/generators.js";
import type { GeneratorName } from "../peers/generators.js";
import { installed } from "../peers/install.js";
import type { Installable } from "../peers/versions.js";
import { versions } from "../peers/versions.js";
import type { BenchDocument } from "./documents.js";
import { writeDocument } from "./documents.js";
import { measure } from "./measure.js";

/** Makes the clients of generators that are peers; returns the folders that have them in `out/`. */
export async function generatedClients(
  document: BenchDocument,
  folder: string,
  cache: string,
  names: readonly GeneratorName[] = generatorNames,
): Promise<readonly { readonly name: GeneratorName; readonly home: string }[]> {
  const file = writeDocument(document, join(folder, "document"));
  const clients = [];
  for (const name of names) {
    const home = join(folder, name.replaceAll(" ", "-"));
    await measure(generation(name, file, home, cache));
    clients.push({ name, home });
  }
  return clients;
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

/** `@polar-sh/sdk 1.0.1` */
export function labelOf(name: Installable): string {
  const [[packageName, version] = []] = Object.entries(versions[name]);
  return `${packageName ?? name} ${version ?? ""}`;
}

export const polarLeftOut =
  "Generators of clients are left out: Polar's document is not on this machine.";
