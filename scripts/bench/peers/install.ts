import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { newerNode, versions } from "./versions.js";
import type { Installable, Packages } from "./versions.js";

/**
 * The folder in which a peer is installed; installs it if it is not there yet. No package's own
 * scripts are run.
 *
 * @throws {Error} if npm fails
 */
export function installed(name: Installable, cache: string): string {
  return installedPackages(versions[name], cache);
}

/** Path of a Node that is newer than this one. */
export function newerNodeOf(cache: string): string {
  const folder = installedPackages({ [newerNode.package]: newerNode.version }, cache);
  return join(folder, "node_modules", newerNode.package, "bin", "node");
}

function installedPackages(packages: Packages, cache: string): string {
  const words = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const folder = join(cache, "peers", (words[0] ?? "").replaceAll("/", "+"));
  const done = join(folder, "installed.txt");
  if (existsSync(done) && readFileSync(done, "utf8") === words.join("\n")) return folder;
  mkdirSync(join(cache, "peers"), { recursive: true });
  const draft = mkdtempSync(join(cache, "peers", ".draft-"));
  try {
    process.stderr.write(`installing ${words.join(" ")}\n`);
    writeFileSync(join(draft, "package.json"), '{ "private": true }\n');
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent"];
    execFileSync("npm", ["install", ...flags, ...words], { cwd: draft, stdio: ["ignore", 2, 2] });
    writeFileSync(join(draft, "installed.txt"), words.join("\n"));
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Path of a package's program, as its manifest says. */
export function programOf(folder: string, name: string): string {
  const home = join(folder, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    readonly bin?: string | Readonly<Record<string, string>>;
  };
  const file = typeof bin === "string" ? bin : Object.values(bin ?? {})[0];
  if (file === undefined) throw new Error(`${name} has no program`);
  return join(home, file);
}
