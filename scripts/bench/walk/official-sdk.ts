import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { installed } from "../peers/install.js";

/** Polar's own SDK, as far as it is compared. */
interface OfficialSdk {
  readonly createPolar: (options: object) => {
    readonly products: {
      readonly iterList: (query: object) => AsyncIterable<{ readonly client_id?: string }>;
    };
  };
}

/** Polar's own SDK, as npm has it. */
export async function officialSdk(cache: string): Promise<OfficialSdk> {
  const home = join(installed("@polar-sh/sdk", cache), "node_modules/@polar-sh/sdk");
  const entry = pathToFileURL(join(home, "dist/2026-10/index.mjs"));
  return (await import(entry.href)) as OfficialSdk;
}
