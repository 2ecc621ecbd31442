import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { loadDocument } from "../load/load-document.js";
import { buildModel } from "../model/build-model.js";
import type { Operation } from "../model/model.js";

export interface Modelled {
  readonly operations: readonly Operation[];
  /** Notes; errors, and no operations, where the document is refused. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The operations of a document, as the model has them. */
export async function modelled(file: string): Promise<Modelled> {
  try {
    const document = await loadDocument({ file });
    const { model, notes } = buildModel(document, {
      name: "library",
      packageName: undefined,
      defaultPackageName: "library",
      reservedTypeNames: [],
    });
    const operations = model.resources.flatMap((resource) => resource.operations);
    return { operations, diagnostics: notes };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { operations: [], diagnostics: error.diagnostics };
  }
}

/** The same of a small document, given as a value. */
export async function modelledText(document: object): Promise<Modelled> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-model-"));
  try {
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    return await modelled(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
