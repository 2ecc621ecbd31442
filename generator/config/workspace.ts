import { readFileSync, readdirSync, statSync, type Stats } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Diagnostic, failure } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { withSlashes } from "../diagnostics/file-name.js";
import { nearestNames } from "../diagnostics/nearest.js";
import type { ApiConfig } from "../pipeline.js";
import { withoutMark } from "../plain-text.js";
import { isPackageName, scopeOf } from "./package-name.js";

/**
 * The APIs of the workspace around a folder.
 *
 * @param names those that are asked for; all of them where there is none.
 * @throws {DiagnosticError} with every unknown name and every folder that cannot be an API.
 */
export function workspaceApis(names: readonly string[], cwd: string): readonly ApiConfig[] {
  const root = findRoot(cwd);
  const found = findDocuments(root);
  if (found.size === 0) throw new DiagnosticError([noApis(root, cwd)]);
  const known = [...found.keys()];
  const chosen = names.length === 0 ? known : known.filter((name) => names.includes(name));
  const faults = [
    ...[...new Set(names)]
      .filter((name) => !found.has(name))
      .map((name) => unknownApi(name, known, root)),
    ...chosen.flatMap((name) => folderFaults(name, found.get(name) ?? [])),
  ];
  if (faults.length > 0) throw new DiagnosticError(faults);
  const scope = readScope(root);
  return chosen.map((name) => apiOf(root, name, found.get(name)?.[0] ?? "", scope));
}

/** The API whose document is, or will be, of a name in `spec/<name>`. */
export function workspaceApi(root: string, name: string, document: string): ApiConfig {
  return apiOf(root, name, document, readScope(root));
}

function apiOf(root: string, name: string, document: string, scope: string | undefined): ApiConfig {
  return {
    name,
    file: join(root, "spec", name, document),
    overlays: findOverlays(join(root, "spec", name, "overlays")),
    out: join(root, "generated", name),
    defaultPackageName: scope === undefined ? undefined : `${scope}/${name}`,
  };
}

/** The nearest folder from `cwd` upward that has a folder `spec`; `cwd` where none has. */
export function findRoot(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isFolder(join(folder, "spec"))) return folder;
    if (folder === dirname(folder)) return resolve(cwd);
  }
}

export const documentNames = ["openapi.yaml", "openapi.yml", "openapi.json"];

/** The folders of `spec` that hold a document, by name in order, with their documents' names. */
function findDocuments(root: string): ReadonlyMap<string, readonly string[]> {
  const spec = join(root, "spec");
  if (!isFolder(spec)) return new Map();
  return new Map(
    namesIn(spec)
      .filter((name) => !name.startsWith(".") && isFolder(join(spec, name)))
      .map((name): [string, readonly string[]] => {
        const present = namesIn(join(spec, name));
        return [name, documentNames.filter((document) => present.includes(document))];
      })
      .filter(([, documents]) => documents.length > 0),
  );
}

function findOverlays(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return namesIn(folder)
    .filter((name) => /^[^.].*\.(?:yaml|yml|json)$/i.test(name))
    .map((name) => join(folder, name));
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** What is at a path; a link that leads nowhere, or in a circle, is nothing. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ELOOP") return undefined;
    throw failure("path-unreadable", `${path} cannot be read: ${message}`);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure("folder-unreadable", `The folder ${folder} cannot be read: ${reason}`);
  }
}

function readScope(root: string): string | undefined {
  const file = join(root, "package.json");
  if (statsOf(file) === undefined) return undefined;
  let name: unknown;
  try {
    const text = withoutMark(readFileSync(file, "utf8"));
    ({ name } = Object(JSON.parse(text)) as { readonly name?: unknown });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure("root-package-json-invalid", `${file} cannot be read: ${reason}`);
  }
  return typeof name === "string" && isPackageName(name) ? scopeOf(name) : undefined;
}

/** What may name a folder, an npm package and a command's argument at once. */
const API_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

export function isApiName(name: string): boolean {
  return API_NAME.test(name) && !DEVICE.test(name) && name.length <= 100;
}

function folderFaults(name: string, documents: readonly string[]): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  if (!isApiName(name)) {
    faults.push({
      code: "api-name-invalid",
      severity: "error",
      message: `The folder ${JSON.stringify(`spec/${name}`)} cannot name an API`,
      hint: "Rename it: lower-case letters and digits, with single - . or _ between them.",
    });
  }
  if (documents.length > 1) {
    faults.push({
      code: "api-documents-several",
      severity: "error",
      message: `spec/${name} has ${documents.join(" and ")}: which one is the document?`,
      hint: "Keep one of them, or name it with --spec and --out.",
    });
  }
  return faults;
}

function unknownApi(name: string, known: readonly string[], root: string): Diagnostic {
  const bare = isFolder(join(root, "spec", name)) && !/[/\\]|^\.*$/.test(name);
  return {
    code: "api-unknown",
    severity: "error",
    message: bare
      ? `spec/${name} has no openapi.yaml, openapi.yml or openapi.json`
      : `There is no API ${JSON.stringify(name)}`,
    hint: `Known here, the nearest first: ${nearestFirst(name, known).join(", ")}.`,
  };
}

function nearestFirst(name: string, known: readonly string[]): readonly string[] {
  const near = nearestNames(name, known, known.length);
  return [...near, ...known.filter((other) => !near.includes(other))];
}

function noApis(root: string, cwd: string): Diagnostic {
  const spec = withSlashes(join(relative(cwd, root), "spec", "<api>", "openapi.yaml"));
  return {
    code: "api-none",
    severity: "error",
    message: `There is no API here: no ${spec} (or .yml, .json) was found`,
    hint: "Put a document there, or name one: pagewright generate --spec <file> --out <dir>.",
  };
}
