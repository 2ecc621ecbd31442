import type { Selection } from "./config.js";
import { nameOfDocument, resolveApis } from "./config.js";
import { packageNameOf } from "./config/package-name.js";
import { type Diagnostic, failure } from "./diagnostics/diagnostic.js";
import type { DiagnosticError } from "./diagnostics/diagnostic.js";
import { reportedFile } from "./diagnostics/file-name.js";
import { nearest } from "./diagnostics/nearest.js";
import type { OpenApiDocument } from "./document.js";
import { loadDocument } from "./load/load-document.js";
import { buildModel } from "./model/build-model.js";
import type { Operation } from "./model/model.js";
import type { ApiConfig } from "./pipeline.js";
import { isWithin, valueAtPointer } from "./pointer.js";

export type ExplainOptions = Selection & {
  /** An operation's id, its route (`GET /books`), its path, or its method (`books.list`). */
  readonly operation: string;
  /** Where relative paths start. Default: `process.cwd()`. */
  readonly cwd?: string | undefined;
};

/** How one operation pages. */
export interface Explanation {
  readonly api: string;
  /** `books.list`: where its method is on the client. */
  readonly method: string;
  /** `GET /books`. */
  readonly route: string;
  readonly operationId: string | undefined;
  /** Everything that is known of how it pages; empty where the document does not say that it does. */
  readonly facts: readonly ExplainedFact[];
  /** What was noted about it. */
  readonly notes: readonly Diagnostic[];
}

/** One thing that is known, and from where. */
export interface ExplainedFact {
  readonly fact: string;
  readonly value: unknown;
  /** Who says so: `x-pagewright`, a vendor's extension, or in words. */
  readonly source: string;
  /** Where: a JSON pointer into the document, as a fragment. */
  readonly pointer: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Tells how an operation pages, and from where that is known.
 *
 * @returns one explanation for each operation that is meant; there may be several where several APIs
 * have it, or several methods a path.
 * @throws {DiagnosticError} where no operation is meant, or a document is wrong.
 */
export async function explain(options: ExplainOptions): Promise<readonly Explanation[]> {
  const { operation: wanted, cwd = process.cwd(), ...selection } = options;
  const found: Explanation[] = [];
  const names: string[] = [];
  for (const resolved of resolveApis(selection, cwd)) {
    const given = selection.spec !== undefined;
    const api = given ? { ...resolved, name: nameOfDocument(resolved.file) } : resolved;
    for (const { explanation, keys } of await explainAll(api, cwd)) {
      names.push(...keys);
      if (keys.includes(wanted)) found.push(explanation);
    }
  }
  if (found.length === 0) throw unknownOperation(wanted, names);
  return found;
}

async function explainAll(api: ApiConfig, cwd: string) {
  const document = await loadDocument(api);
  const { model, notes } = buildModel(document, {
    name: api.name,
    packageName: api.packageName,
    defaultPackageName: api.defaultPackageName ?? packageNameOf(api.name),
    reservedTypeNames: [],
  });
  return model.resources.flatMap(({ path, operations }) =>
    operations.map((operation) => {
      const { httpMethod, path: template, methodName, pointer, pagination } = operation;
      const method = [...path, methodName].join(".");
      const route = `${httpMethod} ${template}`;
      const operationId = idOf(operation, document);
      const facts = (pagination?.origins ?? [])
        .filter(({ fact }) => fact !== "itemSchema")
        .map(({ fact, value, source, pointer: at }): ExplainedFact => {
          const { source: text, line } = document.locate(at);
          return {
            fact,
            value,
            source,
            pointer: `#${at}`,
            file: reportedFile(text.file, cwd),
            line,
          };
        });
      const own = notes.filter((note) => isWithin(note.pointer ?? "", `#${pointer}`));
      return {
        explanation: { api: api.name, method, route, operationId, facts, notes: own },
        keys: [
          method,
          `${api.name}.${method}`,
          route,
          template,
          ...(operationId === undefined ? [] : [operationId]),
        ],
      };
    }),
  );
}

function idOf({ pointer }: Operation, document: OpenApiDocument): string | undefined {
  const id = valueAtPointer(document.root, `${pointer}/operationId`);
  return typeof id === "string" ? id : undefined;
}

function unknownOperation(wanted: string, names: readonly string[]): DiagnosticError {
  const guess = nearest(wanted, names);
  return failure(
    "operation-unknown",
    `No operation is called "${wanted}", neither by its id, route or path nor by its method`,
    guess === undefined ? "See api.md of the package." : `Is ${guess} meant?`,
  );
}
