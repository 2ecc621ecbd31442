import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Polar's own SDK, as far as it is compared. */
interface OfficialSdk {
  readonly createPolar: (options: object) => {
    readonly products: {
      readonly iterList: (query: object) => AsyncIterable<{ readonly client_id?: string }>;
    };
  };
}

export const officialName = "@polar-sh/sdk 1.0.1";

/**
 * Walks a list with Polar's own SDK: that of products, since it has none of OAuth 2.0 clients. Installed
 * into a folder that is gone when this ends; `undefined` where it cannot be had.
 */
export async function officialSdk(): Promise<OfficialSdk | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-bench-"));
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  try {
    execFileSync("npm", [...install, "--prefix", folder, "@polar-sh/sdk@1.0.1"], {
      stdio: "ignore",
      timeout: 120_000,
    });
    const entry = join(folder, "node_modules/@polar-sh/sdk/dist/2026-10/index.mjs");
    return (await import(pathToFileURL(entry).href)) as OfficialSdk;
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
