import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue, OpenApiDocument } from "../document.js";
import { applyOverlay } from "../overlay/apply-overlay.js";
import { canonical } from "./canonical.js";
import { parseText } from "./parse.js";
import type { ParsedText } from "./parsed-text.js";
import { parsePointer } from "./pointer.js";
import { Provenance } from "./provenance.js";
import { readSource, type ByteStream } from "./read.js";
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
  const text = parseText(await readSource(options.file, options.stdin));
  const { root, version } = checkVersion(text);
  const provenance = new Provenance(text);
  const overlays = await readOverlays(options);
  const overlaid = withOverlays(root, overlays, provenance, problems);
  problems.throwIfErrors();
  return {
    file: text.source.file,
    version,
    root: overlaid,
    warnings: problems.warnings,
    locate: (pointer) => provenance.locate(overlaid, parsePointer(pointer) ?? []),
  };
}

async function readOverlays({ overlays = [], stdin }: LoadOptions): Promise<ParsedText[]> {
  const texts: ParsedText[] = [];
  for (const file of overlays) texts.push(parseText(await readSource(file, stdin)));
  return texts;
}

function withOverlays(
  root: JsonObject,
  overlays: readonly ParsedText[],
  provenance: Provenance,
  problems: DiagnosticCollector,
): JsonObject {
  if (overlays.length === 0) return root;
  const transfer = (from: JsonObject | JsonValue[], to: JsonObject | JsonValue[]) => {
    provenance.transfer(from, to);
  };
  const draft = canonical(root) as JsonObject;
  for (const overlay of overlays) applyOverlay(draft, overlay, provenance, problems);
  return canonical(draft, transfer) as JsonObject;
}
