import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DiagnosticError } from "../../generator/diagnostics/diagnostic.js";
import type { JsonObject } from "../../generator/document.js";
import { writePackage } from "../../generator/output/write.js";
import { generateApi } from "../../generator/pipeline.js";
import type { SourceFile } from "../../generator/source-file.js";
import { codeFaults, textFaults } from "./code-faults.js";

export interface Attempt {
  /** `refused`: with diagnostics, which is as good as a client. */
  readonly outcome: "client" | "refused";
  /** What got through; empty if all is well. */
  readonly faults: readonly string[];
}

/**
 * Makes a client of a document, as files on a disk, and looks for what should not be there.
 *
 * @param usual - the files made of the same document without anything hostile in it
 */
export async function attack(document: JsonObject, usual: readonly SourceFile[]): Promise<Attempt> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-attack-"));
  const inner = join(folder, "inner");
  const out = join(inner, "client");
  try {
    mkdirSync(inner);
    const file = join(inner, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    const files = await filesOf(file, out);
    if (files === undefined) return { outcome: "refused", faults: [] };
    await writePackage(out, files);
    const texts = files.flatMap(textFaults);
    const faults = [...diskFaults(folder, files), ...texts];
    const code = files.filter(({ path }) => isOfDocument(path)).flatMap(codeFaults);
    return { outcome: "client", faults: [...faults, ...code, ...manifestFaults(files, usual)] };
  } catch (error) {
    if (error instanceof DiagnosticError) return { outcome: "refused", faults: [] };
    return { outcome: "client", faults: [error instanceof Error ? error.message : String(error)] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files made of a document; `undefined` where it is refused. */
export async function filesOf(
  file: string,
  out: string,
): Promise<readonly SourceFile[] | undefined> {
  try {
    const api = { name: "shop", file, overlays: [], out };
    return (await generateApi(api, { previousVersion: undefined })).files;
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
}

function isOfDocument(path: string): boolean {
  return path.endsWith(".ts") && !path.startsWith("src/runtime/");
}

/** Only the package's own files are new, and these are where they belong. */
function diskFaults(folder: string, files: readonly SourceFile[]): readonly string[] {
  const expected = new Set(files.map(({ path }) => `inner/client/${path}`));
  expected.add("inner/openapi.json").add("inner/client/.pagewright.json");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !expected.has(path) || !/^[\w./-]+$/.test(path))
    .map((path) => `${path} was written`);
}

/** Nothing of a document decides what npm runs and installs. */
function manifestFaults(
  files: readonly SourceFile[],
  usual: readonly SourceFile[],
): readonly string[] {
  const fixed = ["scripts", "dependencies", "devDependencies", "engines", "files", "type", "main"];
  const read = (from: readonly SourceFile[]): JsonObject =>
    JSON.parse(from.find(({ path }) => path === "package.json")?.text ?? "{}") as JsonObject;
  const [own, other] = [read(files), read(usual)];
  const differing = fixed.filter((key) => JSON.stringify(own[key]) !== JSON.stringify(other[key]));
  const added = Object.keys(own).filter((key) => !Object.hasOwn(other, key));
  return [...differing, ...added].map((key) => `package.json has another ${key}`);
}
