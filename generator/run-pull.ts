import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { resolveSources, type Source } from "./config/sources.js";
import { documentNames, workspaceApi } from "./config/workspace.js";
import { type Diagnostic, DiagnosticError, failure } from "./diagnostics/diagnostic.js";
import { reportedFile } from "./diagnostics/file-name.js";
import type { ApiDiff } from "./diff/finding.js";
import { limits } from "./load/limits.js";
import { loadDocument } from "./load/load-document.js";
import { replaceFile } from "./output/replace-file.js";
import { withScratchFolder } from "./output/scratch.js";
import type { ApiConfig } from "./pipeline.js";
import { download } from "./pull/download.js";
import { indentJson } from "./pull/indent-json.js";
import { RECORD, readRecord, type PullRecord } from "./pull/record.js";
import { compare } from "./compare-states.js";

export interface PullOptions {
  /** Names in `spec/sources.json`. Default: all of them. */
  readonly apis?: readonly string[] | undefined;
  /** Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
  /** Bytes of a document. Default: 100 MB. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds for one document. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** Whether a URL may be http where it is of this machine. For tests. Default: false. */
  readonly allowLoopbackHttp?: boolean | undefined;
}

export interface PulledApi {
  /** Its name in `spec/sources.json`. */
  readonly name: string;
  /** Its folder in `spec/`: what `generate` calls it. */
  readonly api: string;
  /** `failed`: what was there is as it was. */
  readonly status: "new" | "changed" | "unchanged" | "failed";
  /** Absolute path of the document; `undefined` where none was ever pulled. */
  readonly file: string | undefined;
  /** How much a client of a new document has; `undefined` where it is not new, or none can be made. */
  readonly size: { readonly operations: number; readonly webhooks: number } | undefined;
  /** What changed; `undefined` where nothing did, or where the two cannot be compared. */
  readonly diff: ApiDiff | undefined;
  /** Why it failed; else what to know about the new document. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PullReport {
  readonly ok: boolean;
  /** By name. */
  readonly apis: readonly PulledApi[];
}

/**
 * Downloads documents into `spec/`. A document replaces the one before it once it is known to be one.
 *
 * @throws {DiagnosticError} where `spec/sources.json` is wrong, or has no such API.
 */
export async function runPull(options: PullOptions = {}): Promise<PullReport> {
  const { root, sources } = resolveSources(options.apis ?? [], options.cwd ?? process.cwd());
  const apis: PulledApi[] = [];
  for (const source of sources) {
    const pulled = await pull(source, root, options).catch((error: unknown): PulledApi => {
      if (!(error instanceof DiagnosticError)) throw error;
      const { name, folder: api } = source;
      const { diagnostics } = error;
      return { ...nothing, ...{ name, api, status: "failed", file: undefined, diagnostics } };
    });
    apis.push(pulled);
  }
  return { ok: apis.every(({ status }) => status !== "failed"), apis };
}

async function pull(source: Source, root: string, options: PullOptions): Promise<PulledApi> {
  const { name, folder: api, url } = source;
  const folder = join(root, "spec", api);
  const record = readRecord(folder);
  const old = ownDocument(folder, record);
  // What was said of one state of a document counts for that state and that URL alone.
  const isSame = record?.url === url && old !== undefined && hashOfFile(old) === record.sha256;
  const downloaded = await download(url, {
    maxBytes: options.maxBytes ?? limits.fileBytes,
    timeout: options.timeout ?? 60_000,
    allowLoopbackHttp: options.allowLoopbackHttp ?? false,
    known: isSame ? record : undefined,
  });
  const pulled = { ...nothing, name, api, diagnostics: [] };
  if (downloaded === undefined) return { ...pulled, status: "unchanged", file: old };
  const { document, bytes } = laidOut(downloaded.bytes);
  const file = join(folder, document);
  const sha256 = hashOf(bytes);
  const entry = { document, url, sha256, ...downloaded.validators };
  if (old === file && hashOfFile(old) === sha256) {
    writeRecord(folder, entry);
    return { ...pulled, status: "unchanged", file };
  }
  const found = await withScratchFolder([{ path: document, bytes }], (scratch) =>
    examine(url, join(scratch, document), old, workspaceApi(root, api, document)),
  );
  const edited = old !== undefined && !isSame && record?.sha256 !== hashOfFile(old);
  // Killed in between, the next run finds a document that is not the one recorded, and asks again.
  const replaces = old === undefined || old === file ? undefined : basename(old);
  writeRecord(folder, { ...entry, replaces });
  replaceFile(file, bytes, old);
  if (replaces !== undefined) writeRecord(folder, entry);
  return {
    ...{ name, api, file, ...found },
    status: old === undefined ? "new" : "changed",
    diagnostics: [...(edited ? [editedNote(api)] : []), ...found.diagnostics],
  };
}

/**
 * The document that was pulled before, if any.
 *
 * @throws {DiagnosticError} where there is one that somebody else put there: it is not ours to replace
 */
function ownDocument(folder: string, record: PullRecord | undefined): string | undefined {
  const present = documentNames.filter((name) => existsSync(join(folder, name)));
  const foreign = present.find((name) => ![record?.document, record?.replaces].includes(name));
  if (foreign === undefined) return present[0] && join(folder, present[0]);
  throw failure(
    "pull-document-own",
    `${reportedFile(join(folder, foreign))} was not pulled, and is not replaced`,
    'Give the source another "folder" in spec/sources.json, or move the document away.',
  );
}

function writeRecord(folder: string, record: PullRecord): void {
  replaceFile(join(folder, RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

/** JSON gets a line for every member; anything else is kept as it came. */
function laidOut(bytes: Uint8Array): { readonly document: string; readonly bytes: Uint8Array } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    JSON.parse(text);
    return { document: "openapi.json", bytes: Buffer.from(indentJson(text)) };
  } catch {
    return { document: "openapi.yaml", bytes };
  }
}

type Examined = Pick<PulledApi, "size" | "diff" | "diagnostics">;

const nothing = { size: undefined, diff: undefined } as const;

/**
 * Reads a downloaded document, and compares it with the one that it replaces.
 *
 * @throws {DiagnosticError} where it is none
 */
async function examine(
  url: string,
  file: string,
  old: string | undefined,
  api: ApiConfig,
): Promise<Examined> {
  await loadDocument({ file }).catch((error: unknown) => {
    throw error instanceof DiagnosticError ? named(error, url) : error;
  });
  try {
    if (old === undefined)
      return { ...nothing, size: await sizeOf({ ...api, file }), diagnostics: [] };
    const diff = await compare(api.name, { ...api, file: old }, { ...api, file });
    return { ...nothing, diff, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    // The document is one, but no client can be made of it as it stands, or of the one before.
    const warnings = named(error, url).diagnostics.filter(({ severity }) => severity === "error");
    return { ...nothing, diagnostics: warnings.map(asWarning) };
  }
}

async function sizeOf(api: ApiConfig): Promise<PulledApi["size"]> {
  const { describeApi } = await import("./pipeline.js");
  const { model } = await describeApi(api);
  const operations = model.resources.flatMap((resource) => resource.operations);
  return { operations: operations.length, webhooks: model.webhooks?.events.length ?? 0 };
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}

/** The file that was examined is gone when this is read. */
function named({ diagnostics }: DiagnosticError, url: string): DiagnosticError {
  return new DiagnosticError(
    diagnostics.map(({ location, ...diagnostic }) =>
      location === undefined || !/pagewright-[^/\\]*[/\\]openapi\.\w+$/.test(location.source.file)
        ? { ...diagnostic, location }
        : { ...diagnostic, location: { ...location, source: { ...location.source, file: url } } },
    ),
  );
}

function editedNote(api: string): Diagnostic {
  return {
    code: "pull-edited",
    severity: "warning",
    message: `The document of spec/${api} was not as it was pulled; what was edited in it is gone from it`,
    hint: "Take them up again from your history, as an overlay: those are kept.",
  };
}

/** Whatever line ends it was checked out with, a document is the one that was pulled. */
function hashOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
  return createHash("sha256").update(text, "latin1").digest("hex");
}

function hashOfFile(path: string): string {
  return hashOf(readFileSync(path));
}
