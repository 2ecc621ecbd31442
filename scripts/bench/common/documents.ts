import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { parseDocument } from "yaml";

import { installed } from "../peers/install.js";
import type { BenchOptions } from "./bench.js";

/** A document that clients are made of. */
export interface BenchDocument {
  readonly name: string;
  readonly text: string;
  readonly extension: "json" | "yaml";
  /** What Pagewright reads besides. */
  readonly overlays: readonly string[];
  /** The named schema that an edit adds a property to. */
  readonly schema: string;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
export const polarFile = join(root, "../shared/specs/polar-2026-10.json");

/** The documents that are asked for, and why the others are left out. */
export function benchDocuments(options: BenchOptions): {
  readonly documents: readonly BenchDocument[];
  readonly leftOut: string[];
} {
  const leftOut: string[] = [];
  const documents = [listClients()];
  if (options.smoke) return { documents, leftOut };
  if (existsSync(polarFile)) documents.push(polar());
  else leftOut.push("Polar's whole document is left out: it is not on this machine.");
  if (options.peers || options.documents?.includes("GitHub") === true)
    documents.push(github(options.cache));
  else leftOut.push("GitHub's document is left out: it comes from npm, as the peers do.");
  const { documents: wanted } = options;
  return {
    documents: documents.filter(({ name }) => wanted?.includes(name) ?? true),
    leftOut: leftOut.filter(() => wanted === undefined),
  };
}

export function listClients(): BenchDocument {
  return {
    name: "List Clients",
    text: readFileSync(join(root, "spec/polar/openapi.yaml"), "utf8"),
    extension: "yaml",
    overlays: [],
    schema: "OAuth2Client",
  };
}

export function polar(): BenchDocument {
  return { ...json("Polar", polarFile), schema: "Product" };
}

function github(cache: string): BenchDocument {
  const folder = installed("GitHub's document", cache);
  const file = join(folder, "node_modules/@octokit/openapi/generated/api.github.com.json");
  return { ...json("GitHub", file), schema: "repository" };
}

function json(name: string, file: string) {
  return { name, text: readFileSync(file, "utf8"), extension: "json", overlays: [] } as const;
}

/** Writes a document into a folder; returns its path. */
export function writeDocument({ text, extension }: BenchDocument, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `openapi.${extension}`);
  writeFileSync(file, text);
  return file;
}

/** The document with one more optional property in a schema. */
export function withProperty(document: BenchDocument, property: string): BenchDocument {
  const added = { type: "string", description: "What an edit added." };
  const path = ["components", "schemas", document.schema, "properties", property];
  if (document.extension === "yaml") {
    const parsed = parseDocument(document.text);
    parsed.setIn(path, added);
    return { ...document, text: String(parsed) };
  }
  const parsed = JSON.parse(document.text) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((value, key) => value[key] as typeof parsed, parsed);
  parent[property] = added;
  return { ...document, text: JSON.stringify(parsed, null, 2) };
}
