import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.js";
import type { JsonObject, OpenApiDocument } from "../document.js";
import { getOwn, isObject, setOwn } from "../json.js";
import { extensionName } from "../load/extension.js";
import { isOperationExtension } from "../load/validate/extensions.js";
import { buildModel, type BuiltModel } from "../model/build-model.js";
import type { ApiModel } from "../model/model.js";
import { hashless } from "../pointer.js";
import { detectPagination } from "./detect.js";
import type { Proposal } from "./proposal.js";

/** What looks paged and is declared neither to be nor not to be. */
export function undeclaredPagination(
  document: OpenApiDocument,
  model: ApiModel,
): readonly Proposal[] {
  const declared = new Set(
    model.resources
      .flatMap(({ operations }) => operations)
      .filter(({ pagination }) => pagination !== undefined)
      .map(({ pointer }) => pointer),
  );
  return detectPagination(
    document,
    ({ pointer, extension }) => !declared.has(pointer) && extension?.pagination !== false,
  );
}

/** Proposals that have been tried, and those that the model would refuse. */
export interface TriedProposals {
  readonly accepted: readonly Proposal[];
  readonly refused: readonly Proposal[];
}

/**
 * What of a document is not declared and can be: every declaration is tried on a copy, so that an
 * overlay of those accepted generates.
 *
 * @throws {DiagnosticError} where no client can be made of the document as it is.
 */
export function proposePagination(document: OpenApiDocument): TriedProposals {
  const { model } = modelOf(document);
  const all = undeclaredPagination(document, model);
  let accepted = all.filter(({ pagination }) => isOperationExtension({ pagination }));
  for (let faulty = faultsIn(document, accepted); faulty.length > 0;) {
    const remaining = accepted.filter((proposal) => !faulty.some((one) => isAbout(one, proposal)));
    if (remaining.length === accepted.length) throw new DiagnosticError(faulty);
    accepted = remaining;
    faulty = faultsIn(document, accepted);
  }
  return { accepted, refused: all.filter((proposal) => !accepted.includes(proposal)) };
}

function modelOf(document: OpenApiDocument): BuiltModel {
  const options = { name: "api", packageName: undefined, defaultPackageName: "api" };
  return buildModel(document, { ...options, reservedTypeNames: [] });
}

function faultsIn(
  document: OpenApiDocument,
  proposals: readonly Proposal[],
): readonly Diagnostic[] {
  try {
    modelOf({ ...document, root: withDeclarations(document.root, proposals) });
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.filter(({ severity }) => severity === "error");
  }
}

function isAbout({ pointer = "" }: Diagnostic, proposal: Proposal): boolean {
  return hashless(pointer).startsWith(`${proposal.pointer}/`);
}

/** A copy of a document's root, as far down as it differs. */
function withDeclarations(root: JsonObject, proposals: readonly Proposal[]): JsonObject {
  const paths = { ...(root.paths as JsonObject) };
  for (const { path, method, pagination } of proposals) {
    const item = { ...(getOwn(paths, path) as JsonObject) };
    const operation = { ...(getOwn(item, method) as JsonObject) };
    const extension = getOwn(operation, extensionName);
    operation[extensionName] = { ...(isObject(extension) ? extension : {}), pagination };
    item[method] = operation;
    setOwn(paths, path, item);
  }
  return { ...root, paths };
}
