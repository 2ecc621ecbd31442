import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { BenchDocument } from "./documents.js";
import { listClients, polar, polarFile } from "./documents.js";
import { measure } from "./measure.js";
import { ourGeneration } from "./ours.js";

const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

/** What the client that is measured is made of: Polar's whole document, where it is there. */
export function subject(smoke: boolean): BenchDocument {
  return existsSync(polarFile) && !smoke ? polar() : listClients();
}

/**
 * Makes and builds our client of a document, installed as `@bench/client` for programs in `folder`.
 *
 * @returns the package's folder
 */
export async function builtPackage(document: BenchDocument, folder: string): Promise<string> {
  const installed = join(folder, "node_modules");
  mkdirSync(join(installed, "@bench"), { recursive: true });
  for (const name of ["openapi-fetch", "openapi-typescript-helpers", "typescript"]) {
    symlinkSync(join(modules, name), join(installed, name));
  }
  const { program, args, cwd } = ourGeneration(document, folder, "--no-cache");
  await measure({ program, args, cwd });
  const home = join(installed, "@bench/client");
  symlinkSync(join(folder, "out"), home);
  execFileSync(process.execPath, ["build.mjs"], { cwd: join(folder, "out"), stdio: "inherit" });
  return home;
}

/** The name of the client's class, of the package below `folder`. */
export function clientOf(folder: string): string {
  const text = readFileSync(join(folder, "out/src/client.ts"), "utf8");
  const [, name] = /^export class (\w+)/m.exec(text) ?? [];
  if (name === undefined) throw new Error("the package has no client");
  return name;
}
