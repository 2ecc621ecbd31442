import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export interface Contents {
  readonly files: number;
  readonly bytes: number;
  /** Bytes. */
  readonly withDependencies: number;
}

/** What npm would publish of our package, below `home` in `out/`, and of what it depends on. */
export function ownContents(home: string): Contents {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const said = execFileSync("npm", args, {
    cwd: join(home, "out"),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 28,
  });
  const [packed] = JSON.parse(said) as { entryCount: number; unpackedSize: number }[];
  if (packed === undefined) throw new Error("npm packed nothing");
  const { entryCount: files, unpackedSize: bytes } = packed;
  const dependencies = ["openapi-fetch", "openapi-typescript-helpers"].map((name) =>
    total(sizesBelow(join(home, "node_modules", name))),
  );
  return { files, bytes, withDependencies: bytes + total(dependencies) };
}

/** The same of a package that is installed below `home`, with all that npm installed for it. */
export function contentsOf(home: string, packageName: string): Contents {
  const modules = join(home, "node_modules");
  const sizes = sizesBelow(join(modules, packageName));
  return { files: sizes.length, bytes: total(sizes), withDependencies: total(sizesBelow(modules)) };
}

function sizesBelow(folder: string): readonly number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".package-lock.json")
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
