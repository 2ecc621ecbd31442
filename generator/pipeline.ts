import { packageNameOf } from "./config/package-name.js";
import { type Diagnostic, DiagnosticError } from "./diagnostics/diagnostic.js";
import type { OpenApiDocument } from "./document.js";
import { declarationTexts } from "./format/code-parts.js";
import { formatFile } from "./format/format.js";
import { inferHint } from "./infer-hint.js";
import { sortedBy } from "./order.js";
import { fingerprint } from "./output/fingerprint.js";
import { firstVersion } from "./output/previous-version.js";
import { readDocument } from "./load/load-document.js";
import { buildModel, modelFaults } from "./model/build-model.js";
import type { ApiModel } from "./model/model.js";
import { copiedFiles, printFiles, schemaFile } from "./plan.js";
import { staticFiles } from "./render/render.js";
import type { SourceFile } from "./source-file.js";
import type { NamedSchema } from "./model/model.js";
import {
  declareTypes,
  type DeclarationRecord,
  type Declarations,
  type KnownDeclaration,
} from "./types/declarations.js";
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
  /** Whether what a reference leads to, and is not there, is unknown. Default: it is an error. */
  readonly lenient?: boolean | undefined;
}

export type Stage = "load" | "model" | "types" | "render" | "format" | "write" | "check";

export interface GenerationContext {
  /** Of the package that is there already; releases own it. */
  readonly previousVersion: string | undefined;
  /** Called as each stage begins. */
  readonly onStage?: ((stage: Stage) => void) | undefined;
  /** What this very generator made before: what is in it again need not be made or looked at again. */
  readonly known?: Known | undefined;
}

/** What is kept of a generation for the next one. */
export interface Known {
  readonly files: readonly SourceFile[];
  readonly records: readonly DeclarationRecord[];
}

export interface Generation {
  /** By path. */
  readonly files: readonly SourceFile[];
  /** Fingerprint of all that was said of the API: the document, canonical and whole, and its names. */
  readonly document: string;
  readonly packageName: string;
  readonly operations: number;
  readonly pagedOperations: number;
  /** How many webhooks have a type. */
  readonly webhooks: number;
  /** Paths of everything that was read; `-` for standard input. */
  readonly inputs: readonly string[];
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of what its declarations are made: for `Known`. */
  readonly records: () => readonly DeclarationRecord[];
}

/** Everything that is decided about one API's client, before any of it is printed. */
export interface ApiDescription {
  readonly document: OpenApiDocument;
  readonly model: ApiModel;
  readonly declarations: Declarations;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The first half of the sentence: what a client of an API would be. Reads; never writes.
 *
 * @throws {DiagnosticError} with everything that is wrong with the document
 */
export async function describeApi(
  api: ApiConfig,
  onStage?: (stage: Stage) => void,
  known?: Known,
): Promise<ApiDescription> {
  onStage?.("load");
  const { document, faults } = await readDocument(api);
  onStage?.("model");
  const options = {
    name: api.name,
    packageName: api.packageName,
    defaultPackageName: api.defaultPackageName ?? packageNameOf(api.name),
    reservedTypeNames: reservedTypeNames(staticFiles["src/runtime/public.ts"] ?? ""),
  };
  if (faults.length > 0) {
    throw new DiagnosticError([...faults, ...modelFaults(document, options)]);
  }
  const { model, componentTypeNames, notes } = buildModel(document, options);
  onStage?.("types");
  const declarations = declareTypes(model.types, componentTypeNames, knownDeclarations(known));
  return {
    document,
    model,
    declarations,
    diagnostics: [
      ...document.warnings,
      ...notes,
      ...simplifiedTypes(declarations.simplified, model.types, document),
    ],
  };
}

/**
 * One API, from its document to its formatted files. Reads; never writes.
 *
 * @throws {DiagnosticError} with everything that is wrong with the document
 */
export async function generateApi(
  api: ApiConfig,
  { previousVersion, onStage, known }: GenerationContext,
): Promise<Generation> {
  const description = await describeApi(api, onStage, known);
  const { document, model, declarations, diagnostics } = description;
  onStage?.("render");
  const printed = printFiles(model, declarations, previousVersion ?? firstVersion);
  onStage?.("format");
  const before = new Map(known?.files.map(({ path, text }) => [path, text]));
  const formatted = await Promise.all(
    printed.map((file) => formatFile(file, before.get(file.path))),
  );
  const files = sortedBy([...formatted, ...copiedFiles(printed)], ({ path }) => path);
  const operations = model.resources.flatMap((resource) => resource.operations);
  return {
    files,
    document: fingerprint(JSON.stringify([api.name, model.packageName, document.root])),
    packageName: model.packageName,
    operations: operations.length,
    pagedOperations: operations.filter(({ pagination }) => pagination !== undefined).length,
    webhooks: model.webhooks?.events.length ?? 0,
    inputs: document.files,
    diagnostics: [...diagnostics, ...inferHint(api, document, model)],
    records: declarations.records,
  };
}

/** By type name, with the text that they have in the file of an earlier generation. */
function knownDeclarations(known: Known | undefined): ReadonlyMap<string, KnownDeclaration> {
  const file = known?.files.find(({ path }) => path === schemaFile);
  const texts = declarationTexts(file?.text ?? "");
  const declarations = known?.records.flatMap((record) => {
    const text = texts.get(record.typeName);
    return text === undefined ? [] : [[record.typeName, { ...record, text }] as const];
  });
  return new Map(declarations);
}

/** Tells of types that TypeScript can't express as they are. */
function simplifiedTypes(
  names: readonly string[],
  schemas: readonly NamedSchema[],
  document: OpenApiDocument,
): readonly Diagnostic[] {
  const simplified = new Set(names);
  return schemas
    .filter(({ typeName }) => simplified.has(typeName))
    .map(({ typeName, pointer }) => ({
      code: "type-circular",
      severity: "note",
      message: `${typeName} contains itself by unions or intersections alone; its type leaves that out`,
      pointer: `#${pointer}`,
      location: document.locate(pointer),
    }));
}
