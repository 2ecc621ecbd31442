import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { parse } from "yaml";

import { fetchDocuments, pathOf } from "../../corpus/fetch.js";
import type { CorpusEntry } from "../../corpus/list.js";

/** A document to edit. */
export interface Subject {
  readonly name: string;
  /** Parsed; not to be changed. */
  readonly document: Json;
}

/** A document has no type of its own here. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- edits reach anywhere in it
export type Json = any;

const polar = fileURLToPath(
  new URL("../../../../shared/specs/polar-2026-10.json", import.meta.url),
);

const corpus: readonly CorpusEntry[] = [
  ["@gitbook/api", "0.202.0", "spec/openapi.json"],
  ["@figma/rest-api-spec", "0.43.0", "openapi/openapi.yaml"],
  ["shipengine-openapi", "1.4.0", "openapi.yaml"],
].map(([packageName = "", version = "", path = ""]) => ({
  ...{ kind: "npm", name: packageName, packageName, version, path },
}));

/** Polar's, where it lies beside the repository, and three from npm packages, where npm has them. */
export function subjects(): readonly Subject[] {
  const cache = join(tmpdir(), "pagewright-corpus-cache");
  mkdirSync(cache, { recursive: true });
  const found = existsSync(polar) ? [subject("Polar", polar)] : [];
  if (found.length === 0) console.log(`Polar's document is not at ${polar}: left out.\n`);
  return [...found, ...corpus.flatMap((entry) => fetched(entry, cache))];
}

function fetched(entry: CorpusEntry, cache: string): readonly Subject[] {
  try {
    fetchDocuments([entry], cache);
  } catch {
    console.log(`npm does not have ${entry.name} now: left out.\n`);
    return [];
  }
  return [subject(entry.name, pathOf(entry, cache))];
}

function subject(name: string, file: string): Subject {
  const text = readFileSync(file, "utf8");
  const document: unknown = file.endsWith(".json") ? JSON.parse(text) : parse(text);
  return { name, document };
}
