import { dirname, join } from "node:path";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { reportedFile } from "./diagnostics/file-name.js";
import type { OpenApiDocument } from "./document.js";
import { formatFile } from "./format/format.js";
import { undeclaredPagination } from "./infer/undeclared.js";
import { loadDocument } from "./load/load-document.js";
import { buildModel } from "./model/build-model.js";
import type { ApiModel } from "./model/model.js";
import { kebabCase } from "./model/names.js";
import { printFiles } from "./plan.js";
import { staticFiles } from "./render/render.js";
import type { SourceFile } from "./source-file.js";
import { declareTypes } from "./types/declarations.js";
import { reservedTypeNames } from "./views/reserved-names.js";

/** One API to make a client of. */
export interface ApiConfig {
  /** How it is called on the command line, and the default for the client's name. */
  readonly name: string;
  /** Its OpenAPI document: a path, or `-` for standard input. */
  readonly file: string;
  /** Paths of its overlays, in the order they are applied in. */
  readonly overlays: readonly string[];
  /** The folder of the package to make. */
  readonly out: string;
  /** The package's npm name; `undefined`: the document's own, else the default. */
  readonly packageName?: string | undefined;
  /** Where neither `packageName` nor the document says one. Default: made of `name`. */
  readonly defaultPackageName?: string | undefined;
}

export type Stage = "load" | "model" | "types" | "render" | "format" | "write" | "check";

export interface GenerationContext {
  /** Of the package that is there already; releases own it. */
  readonly previousVersion: string | undefined;
  /** Called as each stage begins. */
  readonly onStage?: ((stage: Stage) => void) | undefined;
}

export interface Generation {
  /** By path. */
  readonly files: readonly SourceFile[];
  readonly packageName: string;
  readonly operations: number;
  readonly pagedOperations: number;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One API, from its document to its formatted files. Reads; never writes.
 *
 * @throws {DiagnosticError} with everything that is wrong with the document
 */
export async function generateApi(
  api: ApiConfig,
  { previousVersion, onStage }: GenerationContext,
): Promise<Generation> {
  onStage?.("load");
  const document = await loadDocument(api);
  onStage?.("model");
  const { model, componentTypeNames, notes } = buildModel(document, {
    name: api.name,
    packageName: api.packageName,
    defaultPackageName: api.defaultPackageName ?? kebabCase(api.name),
    reservedTypeNames: reservedTypeNames(staticFiles["src/runtime/public.ts"] ?? ""),
  });
  onStage?.("types");
  const declarations = await declareTypes(model.types, componentTypeNames);
  onStage?.("render");
  const printed = printFiles(model, declarations, previousVersion ?? "0.0.0");
  onStage?.("format");
  const files = await Promise.all(printed.map(formatFile));
  const operations = model.resources.flatMap((resource) => resource.operations);
  return {
    files,
    packageName: model.packageName,
    operations: operations.length,
    pagedOperations: operations.filter(({ pagination }) => pagination !== undefined).length,
    diagnostics: [...document.warnings, ...notes, ...paginationNotes(api, document, model)],
  };
}

/** That lists could be walked which no declaration speaks of, and how to see which. */
function paginationNotes(
  api: ApiConfig,
  document: OpenApiDocument,
  model: ApiModel,
): readonly Diagnostic[] {
  const { length } = undeclaredPagination(document, model);
  if (length === 0) return [];
  const look =
    length === 1 ? "1 operation looks paged and is" : `${length} operations look paged and are`;
  return [
    {
      code: "pagination-undeclared",
      severity: "note",
      message: `${look} not declared to be`,
      hint: `See what could be declared: npx pagewright infer ${inferArguments(api)}`,
    },
  ];
}

function inferArguments({ name, file, overlays, out }: ApiConfig): string {
  if (dirname(file) === join(out, "../../spec", name)) return name;
  const paths = [["--spec", file], ...overlays.map((overlay) => ["--overlay", overlay])];
  return paths.map(([flag = "", path = ""]) => `${flag} ${reportedFile(path)}`).join(" ");
}
