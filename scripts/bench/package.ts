import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { BenchOptions, Claim, Row, Tell } from "./common/bench.js";
import { builtPackage, subject } from "./common/built-package.js";
import { installedClient, labelOf } from "./common/clients.js";
import { figure } from "./common/claims.js";
import { interleave } from "./common/interleave.js";
import type { Outcome } from "./common/interleave.js";
import { measure } from "./common/measure.js";
import { withWorkFolder } from "./common/work-folder.js";
import { contentsOf, ownContents } from "./package/contents.js";
import type { Contents } from "./package/contents.js";
import { absent } from "./peers/absent.js";
import { entries } from "./peers/programs.js";
import { versions } from "./peers/versions.js";

interface Contender {
  readonly name: string;
  readonly folder: string;
  /** What a consumer imports. */
  readonly entry: string;
  readonly contents: Contents;
}

const nothing = "nothing";

/** What a package brings to a consumer's disk, and what importing it takes. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  await withWorkFolder(async (folder) => {
    const contenders = [await ours(folder, options), ...peers(folder, options)];
    const outcomes = await interleave(
      [
        { name: nothing, run: () => importing(folder, undefined) },
        ...contenders.map(({ name, folder, entry }) => ({
          name,
          run: () => importing(folder, entry),
        })),
      ],
      options.smoke ? 1 : 3 * options.rounds,
    );
    const took = (name: string): number => over(outcomes, name, "cpu") * 1000;
    const rows: Row[] = contenders.map(({ name, contents }) => [
      name,
      figure(contents.files),
      figure(contents.bytes / 1000),
      figure(contents.withDependencies / 1000),
      took(name).toFixed(0),
      over(outcomes, name, "megabytes").toFixed(1),
    ]);
    const section = {
      title: "Packages, and importing them",
      note:
        "Files and size of the package as it is installed, then with what it depends on. Importing: " +
        "milliseconds of CPU and megabytes of a process that imports the whole client and ends, over one " +
        "that imports nothing. @polar-sh/sdk 1.0.1 has three versions of the API in it; openai and @pipedream/sdk " +
        "are of other APIs.",
      rows: [["", "files", "kB", "kB with dependencies", "import, ms CPU", "import, MB"], ...rows],
      leftOut: options.peers ? absent("package") : ["Peers are left out, as was asked."],
    };
    await tell({ name: "package", sections: [section], claims: claimsOf(contenders, took) });
  });
}

async function ours(folder: string, options: BenchOptions): Promise<Contender> {
  const home = join(folder, "ours");
  mkdirSync(home);
  const document = subject(options.smoke);
  await builtPackage(document, home);
  const contents = ownContents(home);
  return { name: `Pagewright (${document.name})`, folder: home, entry: "@bench/client", contents };
}

function peers(folder: string, { peers, cache }: BenchOptions): readonly Contender[] {
  if (!peers) return [];
  return (Object.keys(entries) as (keyof typeof entries)[]).map((name) => {
    const home = installedClient(name, folder, cache);
    const [packageName = name] = Object.keys(versions[name]);
    const contents = contentsOf(home, packageName);
    return { name: labelOf(name), folder: home, entry: `${packageName}${entries[name]}`, contents };
  });
}

function importing(folder: string, entry: string | undefined) {
  const file = join(folder, "import.mjs");
  writeFileSync(file, entry === undefined ? "" : `import ${JSON.stringify(entry)};\n`);
  return measure({ program: process.execPath, args: [file], cwd: folder });
}

function over(
  outcomes: ReadonlyMap<string, Outcome>,
  name: string,
  figure: "cpu" | "megabytes",
): number {
  const [of, base] = [outcomes.get(name), outcomes.get(nothing)];
  if (of?.kind !== "measured" || base?.kind !== "measured") return NaN;
  return of[figure] - base[figure];
}

function claimsOf(
  [mine, ...others]: readonly Contender[],
  took: (name: string) => number,
): readonly Claim[] {
  if (mine === undefined) return [];
  const claim = (measure: string, unit: string, of: (contender: Contender) => number): Claim => ({
    measure: `package / ${measure}`,
    unit,
    ours: of(mine),
    others: Object.fromEntries(others.map((other) => [other.name, of(other)])),
  });
  return [
    claim("files", "", ({ contents }) => contents.files),
    claim("size with dependencies", "kB", ({ contents }) => contents.withDependencies / 1000),
    claim("import", "ms of CPU", ({ name }) => took(name)),
  ];
}
