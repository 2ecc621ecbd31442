import { pathToFileURL } from "node:url";

import { generatedClients } from "../common/clients.js";
import { listClients } from "../common/documents.js";
import { withWorkFolder } from "../common/work-folder.js";
import { nodeModule } from "../peers/node-module.js";
import type { ListedClient } from "./contenders.js";

interface RedoclyClient {
  readonly configure: (options: object) => void;
  readonly list: { readonly items: (args: object) => AsyncIterable<ListedClient> };
}

const program = 'export { configure, oauth2_clients_list as list } from "./out/client";';

/** How the client that Redocly's generator makes walks List Clients. */
export async function redoclyList(
  serverUrl: string,
  cache: string,
): Promise<() => AsyncIterable<ListedClient>> {
  const { configure, list } = await withWorkFolder(async (folder) => {
    const [made] = await generatedClients(listClients(), folder, cache, ["Redocly"]);
    const file = await nodeModule(program, made?.home ?? folder);
    return (await import(pathToFileURL(file).href)) as RedoclyClient;
  });
  configure({ serverUrl, auth: { bearer: "token" } });
  return () => list.items({ query: { limit: 100 } });
}
