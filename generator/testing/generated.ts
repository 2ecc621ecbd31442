import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ts from "typescript";

import { generateApi } from "../pipeline.js";
import type { SourceFile } from "../source-file.js";

/** What every small document needs, so that a scenario shows only what it is about. */
const preamble = `
openapi: 3.1.0
info: { title: Books, version: "1" }
servers: [{ url: https://books.example }]
`;

/** The package made of a small document. */
export async function generated(yaml: string): Promise<readonly SourceFile[]> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-scenario-"));
  try {
    const file = join(folder, "openapi.yaml");
    writeFileSync(file, yaml.includes("openapi:") ? yaml : preamble + yaml);
    const api = { name: "library", file, overlays: [], out: join(folder, "out") };
    const { files } = await generateApi(api, { previousVersion: undefined });
    return files;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of one file of a package. */
export function fileIn(files: readonly SourceFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined)
    throw new Error(`no ${path} among ${files.map((f) => f.path).join(", ")}`);
  return file.text;
}

/** One declaration of a file with its comment: `Books.list`, `BooksListQuery`. */
export function declarationIn(text: string, name: string): string {
  const [outer, member] = name.split(".");
  const source = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ES2022, true);
  const declaration = source.statements.find((node) => nameOf(node) === outer);
  const node =
    member !== undefined && declaration !== undefined && ts.isClassDeclaration(declaration)
      ? declaration.members.find((candidate) => nameOf(candidate) === member)
      : declaration;
  if (node === undefined) throw new Error(`no declaration of ${name}`);
  const lines = node
    .getFullText()
    .replace(/^\/\/ Generated.*$/m, "")
    .replace(/^\n+/, "")
    .split("\n");
  const indent = /^ */.exec(lines[0] ?? "")?.[0] ?? "";
  return lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join("\n");
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText();
  const { name } = node as ts.NamedDeclaration;
  return name !== undefined && "text" in name ? name.text : name?.getText();
}
