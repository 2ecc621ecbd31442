import { realpathSync } from "node:fs";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonObject, OpenApiDocument } from "../document.js";
import { applyOverlay } from "../overlay/apply-overlay.js";
import { parsePointer } from "../pointer.js";
import { canonical } from "./canonical.js";
import { withTextVersion } from "./info-version.js";
import { limits } from "./limits.js";
import { parseText } from "./parse.js";
import type { ParsedText } from "./parsed-text.js";
import { Provenance } from "./provenance.js";
import { readSource, type ByteStream } from "./read.js";
import { expandedSize } from "./references/expanded-size.js";
import { resolveReferences } from "./references/resolve-references.js";
import { soundPart } from "./sound-part.js";
import { validate } from "./validate/validate.js";
import { versionOf } from "./version.js";

export interface LoadOptions {
  /** The document's file, or `-` for standard input. */
  readonly file: string;
  /** Overlay files, applied in this order. None by default. */
  readonly overlays?: readonly string[];
  /**
   * Whether what a reference leads to, and is not there, is unknown with a warning, where a client can
   * be made all the same. Default: that is an error.
   */
  readonly lenient?: boolean | undefined;
  /** What `-` reads. Default: `process.stdin`. */
  readonly stdin?: ByteStream;
}

/**
 * From a file to a checked OpenAPI document, with overlays applied and references bundled.
 * @throws {DiagnosticError} once, with every problem found.
 */
export async function loadDocument(options: LoadOptions): Promise<OpenApiDocument> {
  const { document, faults } = await readDocument(options);
  if (faults.length > 0) throw new DiagnosticError(faults);
  return document;
}

/** A document, as far as it can be understood. */
export interface ReadDocument {
  /** The whole of it; where there are faults, the parts that neither have nor refer to any. */
  readonly document: OpenApiDocument;
  /** Every problem found, warnings too, if any of it is an error; else none. */
  readonly faults: readonly Diagnostic[];
}

/**
 * `loadDocument` for who wants to look for more faults in what is sound.
 * @throws {DiagnosticError} where nothing of the document can be understood.
 */
export async function readDocument(options: LoadOptions): Promise<ReadDocument> {
  const problems = new DiagnosticCollector();
  const written = await readText(options.file, options.stdin, problems);
  const overlays = await readOverlays(options, problems);
  const version = written && versionOf(written);
  if (typeof version === "object") problems.report(version);
  if (!written || typeof version !== "string") throw new DiagnosticError(problems.all);
  const text = withTextVersion(withOverlays(written, overlays, problems), problems);
  const main = { text, realPath: realPathOf(options.file) };
  const resolved = resolveReferences(main, version, problems, options.lenient);
  if (expandedSize(resolved.root) > limits.expandedValues) {
    problems.report(tooLarge(written));
    throw new DiagnosticError(problems.all);
  }
  const faulty = validate(resolved, version, problems);
  const { root, provenance, broken } = resolved;
  const document: OpenApiDocument = {
    file: text.source.file,
    version,
    root: problems.hasErrors ? soundPart(root, new Set([...faulty, ...broken])) : root,
    own: text.value as JsonObject,
    files: [options.file, ...(options.overlays ?? []), ...resolved.files],
    warnings: problems.all,
    // Where there are faults, too: what is left is where it was.
    locate: (pointer) => provenance.locate(root, parsePointer(pointer) ?? []),
  };
  return { document, faults: problems.hasErrors ? problems.all : [] };
}

function tooLarge(text: ParsedText): Diagnostic {
  return {
    code: "document-too-large",
    severity: "error",
    message: `With its references resolved the document holds more than ${limits.expandedValues} values`,
    location: text.locate([]),
    hint: "Parts that refer to several others, which do so again, grow without bound.",
  };
}

/** A file, parsed; undefined, and reported, where it cannot be. */
async function readText(
  file: string,
  stdin: ByteStream | undefined,
  problems: DiagnosticCollector,
): Promise<ParsedText | undefined> {
  try {
    const text = parseText(await readSource(file, stdin));
    for (const warning of text.warnings) problems.report(warning);
    return text;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    for (const diagnostic of error.diagnostics) problems.report(diagnostic);
    return undefined;
  }
}

async function readOverlays(
  { overlays = [], stdin }: LoadOptions,
  problems: DiagnosticCollector,
): Promise<ParsedText[]> {
  const texts: ParsedText[] = [];
  for (const file of overlays) {
    const text = await readText(file, stdin, problems);
    if (text) texts.push(text);
  }
  return texts;
}

/** What relative references start from; standard input has no such place. */
function realPathOf(file: string): string | undefined {
  return file === "-" ? undefined : realpathSync(file);
}

/** The text as if it had been written with the changes. Places lead to where each part really was. */
function withOverlays(
  text: ParsedText,
  overlays: readonly ParsedText[],
  problems: DiagnosticCollector,
): ParsedText {
  if (overlays.length === 0) return text;
  const provenance = new Provenance(text);
  const draft = canonical(text.value) as JsonObject;
  for (const overlay of overlays) applyOverlay(draft, overlay, provenance, problems);
  const value = canonical(draft, (from, to) => {
    provenance.transfer(from, to);
  });
  const others = overlays.map(({ source }) => source);
  return { ...text, others, value, locate: (path) => provenance.locate(value, path) };
}
