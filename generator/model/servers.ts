import { extensionName } from "../load/extension.js";
import { sortedBy } from "../order.js";
import type { Server, ServerVariable } from "./model.js";
import type { OpenApiRoot, ServerObject } from "./openapi.js";

/** At least one: OpenAPI says that a document without servers has one at `/`. */
export function readServers(root: OpenApiRoot): readonly Server[] {
  const given = root.servers ?? [];
  const isNamed = root.openapi.startsWith("3.2");
  const names = new Set(given.flatMap((server) => ownName(server, isNamed) ?? []));
  const servers = given.map((server, index) => ({
    name: ownName(server, isNamed) ?? freeName(index, names),
    url: server.url,
    variables: variablesOf(server),
    description: server.description,
  }));
  if (servers.length > 0) return servers;
  return [{ name: "default", url: "/", variables: [], description: undefined }];
}

/** Where one operation is served: the first that is named for it, its variables as they are by default. */
export function serverOf(named: readonly ServerObject[] | undefined): string | undefined {
  const server = named?.[0];
  return server?.url.replaceAll(
    /\{([^{}]+)\}/g,
    (whole, name: string) => defaultOf(server.variables?.[name]) ?? whole,
  );
}

function variablesOf({ url, variables = {} }: ServerObject): readonly ServerVariable[] {
  const used = sortedBy(Object.entries(variables), ([name]) => name).filter(([name]) =>
    url.includes(`{${name}}`),
  );
  return used.map(([name, variable]) => ({
    name,
    default: defaultOf(variable),
    values: variable.enum,
    description: variable.description,
  }));
}

/** Ports are often written as numbers; what is no text at all is no default. */
function defaultOf(variable: { readonly default?: unknown } | undefined): string | undefined {
  const value = variable?.default;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value : undefined;
}

/** @param isNamed - whether OpenAPI itself has names of servers, as it does since 3.2 */
function ownName(server: ServerObject, isNamed: boolean): string | undefined {
  return (
    server[extensionName]?.name ??
    (isNamed && typeof server.name === "string" ? server.name : undefined)
  );
}

/** A name for a server that has none, by its place among the others. */
function freeName(index: number, taken: Set<string>): string {
  let name = index === 0 ? "default" : `server${index + 1}`;
  while (taken.has(name)) name += "_";
  taken.add(name);
  return name;
}
