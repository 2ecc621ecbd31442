import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import ownPackage from "../own-package.cjs";

/** What the output depends on besides our own code and the document. */
const dependencies = [
  "@redocly/openapi-core",
  "handlebars",
  "jsonpath-rfc9535",
  "openapi-typescript",
  "prettier",
  "typescript",
  "yaml",
];

/**
 * Changes whenever the generator does: its own code, byte for byte, and the versions of what it is
 * built on. A version number alone would not do for those who work on the generator itself.
 */
export function generatorIdentity(): string {
  const hash = createHash("sha256");
  const { code } = ownPackage;
  for (const folder of [code, join(dirname(code), "schemas")]) {
    for (const file of filesBelow(folder)) hash.update(file).update(readFileSync(file));
  }
  const require = createRequire(import.meta.url);
  for (const name of dependencies) hash.update(`${name} ${versionOf(name, require)}\n`);
  return hash.digest("hex");
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(c?js|ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Read from the manifest on the way up from the package's entry: not all export it. */
function versionOf(name: string, require: NodeJS.Require): string {
  let folder = dirname(require.resolve(name));
  while (folder !== dirname(folder)) {
    const manifest = readManifest(join(folder, "package.json"));
    if (manifest?.name === name) return manifest.version;
    folder = dirname(folder);
  }
  throw new Error(`no package.json of ${name}`);
}

function readManifest(
  file: string,
): { readonly name?: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { name?: string; version: string };
  } catch {
    return undefined;
  }
}
