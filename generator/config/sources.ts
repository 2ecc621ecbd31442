import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { findRoot, isApiName } from "./workspace.js";

/** Where the document of an API comes from, and where it goes. */
export interface Source {
  /** What it is called on the command line. */
  readonly name: string;
  readonly url: string;
  /** The folder of `spec/` it is kept in. */
  readonly folder: string;
}

const file = "spec/sources.json";

const example = `Write it in ${file}: { "books": { "url": "https://books.example/openapi.json" } }.`;

/**
 * The sources of a workspace: `spec/sources.json` has one member an API, with its `url` and, where the
 * document is not to be kept in `spec/<name>`, with its `folder`.
 *
 * @param names those that are asked for; all of them where there is none.
 * @throws {DiagnosticError} with everything that is wrong with the file and the names.
 */
export function resolveSources(
  names: readonly string[],
  cwd: string,
): { readonly root: string; readonly sources: readonly Source[] } {
  const root = findRoot(cwd);
  const entries = Object.entries(readSources(join(root, file)));
  const faults: Diagnostic[] = [];
  const sources = entries.flatMap(([name, value]) => sourceOf(name, value, faults));
  const known = sources.map(({ name }) => name).sort();
  for (const name of new Set(names)) {
    if (!entries.some(([entry]) => entry === name)) faults.push(unknown(name, known));
  }
  if (entries.length === 0) faults.push(fault(`${file} names no API`, example));
  if (faults.length > 0) throw new DiagnosticError(faults);
  const chosen = sources.filter(({ name }) => names.length === 0 || names.includes(name));
  return { root, sources: chosen.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function readSources(path: string): object {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new DiagnosticError([fault(`There is no ${file}, so no document has a URL`, example)]);
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticError([fault(`${file} cannot be read: ${reason}`)]);
  }
  if (isObject(value)) return value;
  throw new DiagnosticError([fault(`${file} must be an object with one member an API`, example)]);
}

function sourceOf(name: string, value: unknown, faults: Diagnostic[]): readonly Source[] {
  const at = `${name} in ${file}`;
  const { url, folder = name, ...rest } = isObject(value) ? value : {};
  const found = [
    ...(typeof url === "string" ? [] : [fault(`${at} needs a "url"`, example)]),
    ...(typeof folder === "string" && isApiName(folder)
      ? []
      : [fault(`${at} has a folder that cannot name an API: ${JSON.stringify(folder)}`)]),
    ...Object.keys(rest).map((key) => fault(`${at} has no property ${JSON.stringify(key)}`)),
  ];
  faults.push(...found);
  return found.length === 0 ? [{ name, url: String(url), folder: String(folder) }] : [];
}

function unknown(name: string, known: readonly string[]): Diagnostic {
  const near = nearest(name, known);
  const hint =
    near === undefined
      ? `Known are: ${known.join(", ")}. Others are added to ${file}.`
      : `Is ${near} meant?`;
  const message = `${file} has no ${JSON.stringify(name)}`;
  return { code: "source-unknown", severity: "error", message, hint };
}

function fault(message: string, hint?: string): Diagnostic {
  return {
    ...{ code: "sources-invalid", severity: "error", message },
    ...(hint === undefined ? {} : { hint }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
