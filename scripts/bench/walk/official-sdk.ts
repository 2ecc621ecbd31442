import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { installed } from "../peers/install.js";
import type { ListedClient } from "./contenders.js";

/** Polar's own SDK, as far as it is compared. */
interface OfficialSdk {
  readonly createPolar: (options: object) => {
    readonly products: { readonly iterList: (query: object) => AsyncIterable<ListedClient> };
  };
}

/** How Polar's own SDK, as npm has it, walks products: it has no such clients. */
export async function officialList(
  baseUrl: string,
  cache: string,
): Promise<() => AsyncIterable<ListedClient>> {
  const home = join(installed("@polar-sh/sdk", cache), "node_modules/@polar-sh/sdk");
  const entry = pathToFileURL(join(home, "dist/2026-10/index.mjs"));
  const { createPolar } = (await import(entry.href)) as OfficialSdk;
  const polar = createPolar({ accessToken: "token", baseUrl });
  return () => polar.products.iterList({ limit: 100 });
}
