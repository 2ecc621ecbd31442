import { resolve } from "node:path";
import { nameOfDocument, resolveApis, type Leniency } from "./config.js";
import { type Diagnostic, failure } from "./diagnostics/diagnostic.js";
import type { OpenApiDocument } from "./document.js";
import { overlayText } from "./infer/overlay-text.js";
import { overlayTarget, type PlacedProposal } from "./infer/overlay-target.js";
import type { Proposal } from "./infer/proposal.js";
import { proposePagination } from "./infer/undeclared.js";
import { extensionName } from "./load/extension.js";
import { readDocument } from "./load/load-document.js";
import { writeNewFile } from "./output/write-new-file.js";
import type { ApiConfig } from "./pipeline.js";

export interface InferOptions extends Leniency {
  /** The API of `spec/`. Default: the only one there is. */
  readonly api?: string | undefined;
  /** A document instead of an API: a file, or `-` for standard input. */
  readonly spec?: string | undefined;
  /** Overlays of that document. Default: none. */
  readonly overlays?: readonly string[] | undefined;
  /** The file to write, which must not be there. Default: none is written. */
  readonly out?: string | undefined;
  /** Where relative paths start. Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
}

export interface InferReport {
  readonly api: string;
  /** The overlay; `undefined` where there is nothing to propose. */
  readonly overlay: string | undefined;
  /** What the overlay declares. */
  readonly proposals: readonly Proposal[];
  /** What looks paged, but in a way that cannot be declared. */
  readonly refused: readonly Proposal[];
  /** What is in another file than the document's own, where an overlay does not reach: a note each. */
  readonly elsewhere: readonly Diagnostic[];
  /** Absolute path of the file that was written. */
  readonly written: string | undefined;
  /** Faults of the document: what has one, or refers to it, was not looked at. */
  readonly faults: readonly Diagnostic[];
}

/**
 * Proposes declarations for what looks paged and is not declared, in the document or its overlays.
 * A fault somewhere is no reason to say nothing of the rest.
 *
 * @throws {DiagnosticError} where there is no such API, nothing of it can be understood, a declaration
 *   in it is faulty, or `out` exists.
 */
export async function runInfer(options: InferOptions): Promise<InferReport> {
  const { out, cwd = process.cwd() } = options;
  const api = chosenApi(options, cwd);
  const { document, faults } = await readDocument({ ...api, lenient: true });
  const errors = faults.filter(({ severity }) => severity === "error");
  const { accepted, refused } = proposePagination(document);
  const { title } = document.root.info as { readonly title: string };
  const proposals: PlacedProposal[] = [];
  const elsewhere: Diagnostic[] = [];
  for (const proposal of accepted) {
    const target = overlayTarget(document.own, proposal);
    if (target) proposals.push({ ...proposal, target });
    else elsewhere.push(elsewhereNote(proposal, document));
  }
  const overlay = proposals.length === 0 ? undefined : overlayText(title, proposals);
  const file = out === undefined || overlay === undefined ? undefined : resolve(cwd, out);
  if (file !== undefined && overlay !== undefined) writeNewFile(file, overlay);
  const found = { overlay, proposals, refused, elsewhere };
  const name = options.spec === undefined ? api.name : nameOfDocument(api.file);
  return { api: name, ...found, written: file, faults: errors };
}

function elsewhereNote(
  { method, path, pointer, pagination }: Proposal,
  document: OpenApiDocument,
): Diagnostic {
  // So that it can be put into YAML as into JSON.
  const declaration = `"${extensionName}": ${JSON.stringify({ pagination })}`;
  return {
    code: "pagination-elsewhere",
    severity: "note",
    message: `${method.toUpperCase()} ${path} looks paged, and is in a file that an overlay does not change`,
    location: document.locate(pointer),
    hint: `If it is, say so there: ${declaration}`,
  };
}

function chosenApi({ api, spec, overlays, lenient }: InferOptions, cwd: string): ApiConfig {
  const selection =
    spec === undefined
      ? { apis: api === undefined ? [] : [api] }
      : { spec, overlays: overlays ?? [], out: "." };
  const [first, ...others] = resolveApis({ ...selection, lenient }, cwd);
  if (first !== undefined && others.length === 0) return first;
  throw failure(
    "usage-api-missing",
    "There are several APIs here: which one is meant?",
    `Name one: ${[first, ...others].map((one) => one?.name).join(", ")}.`,
  );
}
