import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GenerateApi } from "../run.js";
import { temporaryFolder, writeTree } from "./temporary-folder.js";

/** A folder with a package.json and APIs of these names in `spec`, whose documents are empty. */
export function workspace(...apis: readonly string[]): string {
  const root = temporaryFolder();
  writeTree(root, { "package.json": '{"name":"acme"}' });
  for (const api of apis) writeTree(root, { [`spec/${api}/openapi.yaml`]: "" });
  return root;
}

/**
 * A pipeline that reads nothing and makes two small files. An API called `broken` has a faulty
 * document, one called `buggy` finds a bug.
 *
 * @param notes what it says of every document.
 */
export function fakePipeline(notes: readonly Diagnostic[] = []): GenerateApi {
  return async (api, { previousVersion, onStage }) => {
    onStage?.("load");
    await Promise.resolve();
    if (api.name === "broken") throw new DiagnosticError([FAULT]);
    onStage?.("model");
    if (api.name === "buggy") throw new TypeError("Cannot read properties of undefined");
    const packageName = api.packageName ?? api.defaultPackageName ?? api.name;
    const version = previousVersion ?? "0.0.0";
    return {
      files: [
        { path: "package.json", text: `${JSON.stringify({ name: packageName, version })}\n` },
        { path: "src/index.ts", text: `export const name = "${api.name}";\n` },
      ],
      document: "0123456789abcdef",
      packageName,
      operations: 11,
      inputs: [],
      pagedOperations: 1,
      webhooks: 0,
      diagnostics: notes,
      records: () => [],
    };
  };
}

const FAULT: Diagnostic = {
  code: "document-broken",
  severity: "error",
  message: "The document is broken",
  hint: "Mend it.",
};
