import { join } from "node:path";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import type { JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { parseJson } from "../load/parse-json.js";
import type { ParsedText } from "../load/parsed-text.js";
import { readFile } from "../load/read.js";
import { sortedBy } from "../order.js";
import { findRoot, isApiName, statsOf } from "./workspace.js";

/** Where the document of an API comes from, and where it goes. */
export interface Source {
  /** What it is called on the command line. */
  readonly name: string;
  readonly url: string;
  /** The folder of `spec/` it is kept in. */
  readonly folder: string;
}

const file = "spec/sources.json";

const folderHint =
  'Give it a "folder": lower-case letters and digits, with single - . or _ between.';

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
  const text = readSources(join(root, file));
  const entries = Object.entries(text.value);
  const faults: Diagnostic[] = [];
  const sources = entries.flatMap(([name, value]) => sourceOf(name, value, text, faults));
  faults.push(...sharedFolders(sources, text));
  const known = sources.map(({ name }) => name).sort();
  for (const name of new Set(names)) {
    if (!entries.some(([entry]) => entry === name)) faults.push(unknown(name, known));
  }
  if (entries.length === 0) faults.push(fault(`${file} names no API`, example));
  if (faults.length > 0) throw new DiagnosticError(faults);
  const chosen = sources.filter(({ name }) => names.length === 0 || names.includes(name));
  return { root, sources: sortedBy(chosen, ({ name }) => name) };
}

/** A text whose value is an object. */
type ObjectText = ParsedText & { readonly value: Readonly<Record<string, JsonValue>> };

function readSources(path: string): ObjectText {
  if (statsOf(path) === undefined) {
    throw new DiagnosticError([fault(`There is no ${file}, so no document has a URL`, example)]);
  }
  const text = parseJson(readFile(path));
  if (isObject(text.value)) return { ...text, value: text.value };
  const message = `${file} must be an object with one member an API`;
  throw new DiagnosticError([fault(message, example, text.locate([]))]);
}

function sourceOf(
  name: string,
  value: JsonValue,
  text: ParsedText,
  faults: Diagnostic[],
): readonly Source[] {
  const at = `${name} in ${file}`;
  const { url, folder = name, ...rest } = isObject(value) ? value : {};
  const odd = `${at} has a folder that cannot name an API: ${JSON.stringify(folder)}`;
  const found = [
    ...(typeof url === "string"
      ? []
      : [fault(`${at} needs a "url"`, example, text.locate([name, "url"]))]),
    ...(typeof folder === "string" && isApiName(folder)
      ? []
      : [fault(odd, folderHint, text.locate([name, "folder"]))]),
    ...Object.keys(rest).map((key) => {
      const near = nearest(key, ["url", "folder"]);
      const hint = near === undefined ? undefined : `Is ${near} meant?`;
      return fault(`${at} has no property ${JSON.stringify(key)}`, hint, text.locate([name, key]));
    }),
  ];
  faults.push(...found);
  if (found.length > 0 || typeof url !== "string" || typeof folder !== "string") return [];
  return [{ name, url, folder }];
}

/** The documents of two sources would take each other's place with every pull. */
function sharedFolders(sources: readonly Source[], text: ParsedText): readonly Diagnostic[] {
  return sources.flatMap(({ name, folder }, index) => {
    const first = sources.slice(0, index).find((source) => source.folder === folder);
    if (first === undefined) return [];
    const message = `${first.name} and ${name} in ${file} have the same folder: ${JSON.stringify(folder)}`;
    return [fault(message, 'Give one of them another "folder".', text.locate([name, "folder"]))];
  });
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

function fault(message: string, hint?: string, location?: Location): Diagnostic {
  return { code: "sources-invalid", severity: "error", message, hint, location };
}
