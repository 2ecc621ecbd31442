import { realpathSync } from "node:fs";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { JsonObject, OpenApiDocument } from "../document.js";
import { applyOverlay } from "../overlay/apply-overlay.js";
import { canonical } from "./canonical.js";
import { parseText } from "./parse.js";
import type { ParsedText } from "./parsed-text.js";
import { parsePointer } from "./pointer.js";
import { Provenance } from "./provenance.js";
import { readSource, type ByteStream } from "./read.js";
import { resolveReferences } from "./references/resolve-references.js";
import { checkVersion } from "./version.js";

export interface LoadOptions {
  /** The document's file, or `-` for standard input. */
  readonly file: string;
  /** Overlay files, applied in this order. None by default. */
  readonly overlays?: readonly string[];
  /** What `-` reads. Default: `process.stdin`. */
  readonly stdin?: ByteStream;
}

/**
 * From a file to a checked OpenAPI document, with overlays applied and references bundled.
 * @throws {DiagnosticError} once, with every problem found.
 */
export async function loadDocument(options: LoadOptions): Promise<OpenApiDocument> {
  const problems = new DiagnosticCollector();
  const written = parseText(await readSource(options.file, options.stdin));
  const version = checkVersion(written);
  const text = withOverlays(written, await readOverlays(options), problems);
  problems.throwIfErrors();
  const main = { text, realPath: realPathOf(options.file) };
  const { root, provenance } = resolveReferences(main, version, problems);
  problems.throwIfErrors();
  return {
    file: text.source.file,
    version,
    root,
    warnings: problems.warnings,
    locate: (pointer) => provenance.locate(root, parsePointer(pointer) ?? []),
  };
}

/** What relative references start from; standard input has no such place. */
function realPathOf(file: string): string | undefined {
  return file === "-" ? undefined : realpathSync(file);
}

async function readOverlays({ overlays = [], stdin }: LoadOptions): Promise<ParsedText[]> {
  const texts: ParsedText[] = [];
  for (const file of overlays) texts.push(parseText(await readSource(file, stdin)));
  return texts;
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
  return { source: text.source, value, locate: (path) => provenance.locate(value, path) };
}
