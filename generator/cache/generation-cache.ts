import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import type { Diagnostic, Location, SourceText } from "../diagnostics/diagnostic.js";
import { decodeText } from "../load/decode.js";
import { displayName, realPathOf } from "../load/read.js";
import type { ApiConfig, Generation, generateApi, Known } from "../pipeline.js";
import { generatorIdentity } from "./generator-identity.js";

type GenerateApi = typeof generateApi;

/** What was made, and of what. */
interface Entry {
  readonly generator: string;
  readonly previousVersion: string | null;
  /** SHA-256 of every file that was read, by path; empty for one that was looked for and not found. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly generation: Omit<Generation, "diagnostics" | "records"> & {
    readonly diagnostics: readonly StoredDiagnostic[];
  };
  readonly records: Known["records"];
}

/** Of a source only the path is stored: its text is an input. */
type StoredDiagnostic = Omit<Diagnostic, "location"> & {
  readonly location?: Omit<Location, "source"> & { readonly source: string };
};

/**
 * A pipeline that remembers. The same bytes in, the same generator: the same files out, without
 * making them again. Nothing else decides, so a remembered result cannot differ from a made one.
 *
 * @param folder where results are kept; it may be deleted at any time
 */
export function withCache(generateApi: GenerateApi, folder: string): GenerateApi {
  return async (api, context) => {
    const given = [api.file, ...api.overlays];
    if (given.some(isReadOnce)) return generateApi(api, context);
    const slot = join(folder, `${hashOf(JSON.stringify(api))}.json`);
    const generator = generatorIdentity();
    const previousVersion = context.previousVersion ?? null;
    const entry = readEntry(slot);
    const isOurs = entry?.generator === generator;
    if (
      isOurs &&
      entry.previousVersion === previousVersion &&
      Object.entries(entry.inputs).every(([path, hash]) => (hashOfFile(path) ?? "") === hash)
    ) {
      return restored(entry);
    }
    const before = new Map<string, string | undefined>();
    for (const path of given) before.set(path, hashOfFile(path));
    const known = isOurs ? { files: entry.generation.files, records: entry.records } : undefined;
    const generation = await generateApi(api, { ...context, known });
    const inputs = Object.fromEntries(
      generation.inputs.map((path) => [path, hashOfFile(path) ?? ""]),
    );
    // What changed while it was read may be neither what was there before nor what is there now.
    const steady = [...before].every(([path, hash]) => inputs[path] === hash);
    if (steady) writeEntry(slot, { generator, previousVersion, inputs, ...stored(generation) });
    return generation;
  };
}

/** Whether there would be nothing left of it once we had looked at it: standard input, `<(command)`. */
function isReadOnce(path: string): boolean {
  if (path === "-") return true;
  try {
    return !statSync(path).isFile();
  } catch {
    // Whoever reads it says what is wrong with it.
    return false;
  }
}

/** Where results of an API are kept: beside what is installed, which nobody commits. */
export function cacheFolder(api: Pick<ApiConfig, "out">): string | undefined {
  for (let folder = dirname(api.out); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache", "pagewright");
    if (folder === dirname(folder)) return undefined;
  }
}

/** Sources by path: how a file is called in messages depends on where they are read. */
function stored({ records, ...generation }: Generation): Pick<Entry, "generation" | "records"> {
  // What a reference leads to is called by where it is, whatever links lead there.
  const named = generation.inputs.flatMap((path) => [path, realPathOf(path) ?? path]);
  const paths = new Map(named.map((path) => [displayName(path), path]));
  const diagnostics = generation.diagnostics.map(({ location, ...diagnostic }) => {
    const path = location && paths.get(location.source.file);
    return location === undefined || path === undefined
      ? diagnostic
      : { ...diagnostic, location: { ...location, source: path } };
  });
  return { generation: { ...generation, diagnostics }, records: records() };
}

function restored({ generation, records }: Entry): Generation {
  const diagnostics = generation.diagnostics.map(({ location, ...diagnostic }) =>
    location === undefined
      ? diagnostic
      : { ...diagnostic, location: { ...location, source: sourceOf(location.source) } },
  );
  return { ...generation, diagnostics, records: () => records };
}

/** A source whose text is read when a message shows it. */
function sourceOf(path: string): SourceText {
  const file = displayName(path);
  return {
    file,
    get text() {
      return decodeText(readFileSync(path), file);
    },
  };
}

function readEntry(slot: string): Entry | undefined {
  try {
    return JSON.parse(readFileSync(slot, "utf8")) as Entry;
  } catch {
    return undefined;
  }
}

/** A result that cannot be kept is made again next time; that is all. */
function writeEntry(slot: string, entry: Entry): void {
  const draft = `${slot}.${process.pid}`;
  try {
    mkdirSync(dirname(slot), { recursive: true });
    try {
      writeFileSync(draft, JSON.stringify(entry));
      renameSync(draft, slot);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch {
    // A full disk, a folder that is not ours: the next run works without.
  }
}

function hashOfFile(path: string): string | undefined {
  try {
    return hashOf(readFileSync(path));
  } catch {
    return undefined;
  }
}

function hashOf(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
