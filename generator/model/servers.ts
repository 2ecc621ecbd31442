import type { ServerExtension } from "../load/extension.js";
import { extensionOf } from "./extension-of.js";
import type { Server } from "./model.js";
import type { OpenApiRoot, ServerObject } from "./openapi.js";

/** At least one: OpenAPI says that a document without servers has one at `/`. */
export function readServers(root: OpenApiRoot): readonly Server[] {
  const servers = (root.servers ?? []).map((server, index) => ({
    name: serverName(server, index),
    url: server.url.replaceAll(
      /\{([^{}]+)\}/g,
      (whole, name: string) => server.variables?.[name]?.default ?? whole,
    ),
    description: server.description,
  }));
  return servers.length > 0 ? servers : [{ name: "default", url: "/", description: undefined }];
}

function serverName(server: ServerObject, index: number): string {
  const extension = extensionOf(server) as ServerExtension | undefined;
  return extension?.name ?? (index === 0 ? "default" : `server${index + 1}`);
}
