import { join } from "node:path";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document.js";
import { loadDocument } from "../load/load-document.js";
import { temporaryFolder, writeTree } from "./temporary-folder.js";

/** Writes files into a folder of their own and loads the first. */
export async function load(
  files: Readonly<Record<string, string | Uint8Array>>,
  overlays: readonly string[] = [],
): Promise<OpenApiDocument> {
  const place = temporaryFolder();
  writeTree(place, files);
  const [file = ""] = Object.keys(files);
  return loadDocument({
    file: join(place, file),
    overlays: overlays.map((each) => join(place, each)),
  });
}

/** `openapi.yaml:3:5 code #/pointer` of everything that is wrong. */
export async function faultsOf(loading: Promise<OpenApiDocument>): Promise<string[]> {
  return (await diagnosticsOf(loading)).map(({ code, pointer, location }) => {
    const place = location
      ? `${location.source.file.split("/").pop() ?? ""}:${location.line}:${location.column}`
      : "nowhere";
    return [place, code, pointer ?? []].flat().join(" ");
  });
}

export async function codesOf(loading: Promise<OpenApiDocument>): Promise<string[]> {
  return (await diagnosticsOf(loading)).map(({ code }) => code);
}

export async function diagnosticsOf(
  loading: Promise<OpenApiDocument>,
): Promise<readonly Diagnostic[]> {
  try {
    return (await loading).warnings;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

/** What a document begins with. */
export const head = 'openapi: 3.1.0\ninfo: { title: Books, version: "1" }\n';

/** A document of one operation, whose response has this schema. */
export function withSchema(schema: string, components = "{}"): string {
  return `${head}paths:
  /books:
    get:
      responses:
        "200":
          description: Books
          content: { application/json: { schema: ${schema} } }
components: ${components}
`;
}
