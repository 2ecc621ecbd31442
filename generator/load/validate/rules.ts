import { nearest } from "../../diagnostics/nearest.js";
import type { JsonObject, JsonValue, OpenApiDocument } from "../../document.js";
import { getOwn, isObject, typeName } from "../../json.js";
import type { Path } from "../../pointer.js";
import { extensionName } from "../extension.js";
import { isMethodField } from "../methods.js";
import { additional, operationsOf } from "./operations.js";
import type { Reporter } from "./reporter.js";

/** Checks that operation ids are unique. Methods whose names would be equal are named by their routes. */
export function checkOperationIds(root: JsonObject, reporter: Reporter): void {
  const known = new Map<string, Path>();
  for (const { operation, path } of operationsOf(root)) {
    const id = getOwn(operation, "operationId");
    if (typeof id !== "string") continue;
    const first = known.get(id);
    if (!first) {
      known.set(id, path);
      continue;
    }
    reporter.report({
      code: "operation-id-duplicate",
      severity: "warning",
      message: `The operationId "${id}" is used twice`,
      path: [...path, "operationId"],
      hint: `It is first used at ${reporter.place([...first, "operationId"])}.`,
    });
  }
}

/** Checks that the security schemes that operations require are defined. */
export function checkSecurity(root: JsonObject, reporter: Reporter): void {
  const components = getOwn(root, "components");
  const schemes = isObject(components) ? getOwn(components, "securitySchemes") : undefined;
  const known = isObject(schemes) ? Object.keys(schemes) : [];
  checkRequirements(getOwn(root, "security"), ["security"], known, reporter);
  for (const { operation, path } of operationsOf(root)) {
    checkRequirements(getOwn(operation, "security"), [...path, "security"], known, reporter);
  }
}

function checkRequirements(
  requirements: JsonValue | undefined,
  path: Path,
  known: readonly string[],
  reporter: Reporter,
): void {
  if (!Array.isArray(requirements)) return;
  requirements.forEach((requirement, index) => {
    if (!isObject(requirement)) return;
    for (const name of Object.keys(requirement)) {
      if (known.includes(name)) continue;
      const guess = nearest(name, known);
      reporter.report({
        code: "security-undefined",
        severity: "error",
        message: `There is no security scheme "${name}" in components/securitySchemes`,
        path: [...path, String(index), name],
        hint:
          guess === undefined
            ? `Defined are: ${known.join(", ") || "none"}.`
            : `Is ${guess} meant?`,
      });
    }
  });
}

/** Checks that the variables in URLs of servers are defined, and that no two servers have one name. */
export function checkServers(
  root: JsonObject,
  version: OpenApiDocument["version"],
  reporter: Reporter,
): void {
  const servers = getOwn(root, "servers");
  checkServerNames(Array.isArray(servers) ? servers : [], version === "3.2", reporter);
  checkServerList(servers, ["servers"], reporter);
  for (const { operation, path, item, itemPath } of operationsOf(root)) {
    checkServerList(getOwn(operation, "servers"), [...path, "servers"], reporter);
    checkServerList(getOwn(item, "servers"), [...itemPath, "servers"], reporter);
  }
}

/** @param isNamed - whether OpenAPI itself has names of servers, as it does since 3.2 */
function checkServerNames(
  servers: readonly JsonValue[],
  isNamed: boolean,
  reporter: Reporter,
): void {
  const known = new Map<string, number>();
  servers.forEach((server, index) => {
    const name = isObject(server) ? serverNameIn(server, isNamed) : undefined;
    if (name === undefined) return;
    const first = known.get(name);
    if (first === undefined) {
      known.set(name, index);
      return;
    }
    reporter.report({
      code: "server-name-duplicate",
      severity: "error",
      message: `Two servers have the name ${JSON.stringify(name)}`,
      path: ["servers", String(index)],
      hint: `The other one is at ${reporter.place(["servers", String(first)])}.`,
    });
  });
}

/** What a caller chooses a server by: a name of ours, else OpenAPI's. */
function serverNameIn(server: JsonObject, isNamed: boolean): string | undefined {
  const extension = getOwn(server, extensionName);
  const own = isObject(extension) ? getOwn(extension, "name") : undefined;
  const name = own ?? (isNamed ? getOwn(server, "name") : undefined);
  return typeof name === "string" ? name : undefined;
}

function checkServerList(servers: JsonValue | undefined, path: Path, reporter: Reporter): void {
  if (!Array.isArray(servers)) return;
  servers.forEach((server, index) => {
    const url = isObject(server) ? getOwn(server, "url") : undefined;
    if (!isObject(server) || typeof url !== "string") return;
    checkServerUrl(server, url, [...path, String(index), "url"], reporter);
    const variables = getOwn(server, "variables");
    for (const [, name = ""] of url.matchAll(/\{([^{}]*)\}/g)) {
      if (isObject(variables) && getOwn(variables, name) !== undefined) continue;
      reporter.report({
        code: "server-variable-undefined",
        severity: "error",
        message: `The variable "${name}" of the server's URL is not defined`,
        path: [...path, String(index), "url"],
        hint: "Define it under variables, with a default.",
      });
    }
  });
}

/** A relative one is told by whoever uses the client: it says where that is. */
function checkServerUrl(server: JsonObject, url: string, path: Path, reporter: Reporter): void {
  const variables = getOwn(server, "variables");
  const filled = url.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = isObject(variables) ? getOwn(variables, name) : undefined;
    const value = isObject(variable) ? getOwn(variable, "default") : undefined;
    return typeof value === "string" ? value : "x";
  });
  const fault = /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(filled)
    ? "is none of http or https"
    : /[?#]/.test(filled)
      ? "has a query or a fragment"
      : /^[^/]*\/\/[^/]*@/.test(filled)
        ? "has a user or a password"
        : undefined;
  if (fault === undefined) return;
  reporter.report({
    code: "server-unusable",
    severity: "warning",
    message: `The server's URL ${fault}: a client sends nothing there`,
    path,
    hint: "Calls need the `baseUrl` option, or another `server`.",
  });
}

/** Checks the operations of methods that OpenAPI 3.2 adds, and lets documents add, by their names. */
export function checkMethods(root: JsonObject, reporter: Reporter): void {
  const paths = getOwn(root, "paths");
  for (const [name, item] of isObject(paths) ? Object.entries(paths) : []) {
    if (!isObject(item)) continue;
    checkObjects(item, ["query", additional], ["paths", name], reporter);
    const others = getOwn(item, additional);
    if (!isObject(others)) continue;
    const path = ["paths", name, additional];
    checkObjects(others, Object.keys(others), path, reporter);
    for (const method of Object.keys(others)) checkMethodName(method, path, reporter);
  }
}

function checkMethodName(method: string, path: Path, reporter: Reporter): void {
  const field = method.toLowerCase();
  const fault = isMethodField(field)
    ? `stands in the field "${field}" of its path item`
    : "is written in capitals";
  if (!isMethodField(field) && /^[A-Z][A-Z-]*$/.test(method)) return;
  reporter.report({
    code: "method-wrong",
    severity: "error",
    message: `The method ${JSON.stringify(method)} ${fault}`,
    path: [...path, method],
  });
}

function checkObjects(
  holder: JsonObject,
  fields: readonly string[],
  path: Path,
  reporter: Reporter,
): void {
  for (const field of fields) {
    const value = getOwn(holder, field);
    if (value === undefined || isObject(value)) continue;
    const message = `"${field}" must be an object, not ${typeName(value)}`;
    reporter.report({ code: "wrong-type", severity: "error", message, path: [...path, field] });
  }
}
