import ts from "typescript";

import type { SourceFile } from "../../generator/source-file.js";

const invisible =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u;

/** Headings of ours under which there is a block of code; the first has none. */
const withCode = /^## (?:Lists|Calls|Webhooks)$/gm;

/** What should be in no text file, whatever it is about. */
export function textFaults({ path, text }: SourceFile): readonly string[] {
  const faults: string[] = [];
  const at = text.search(invisible);
  if (at !== -1) faults.push(`${path} has an invisible ${JSON.stringify(text.charAt(at))}`);
  if (path.endsWith(".md")) {
    const fences = text.match(/^\s*```/gm)?.length ?? 0;
    const headings = text.match(withCode) ?? [];
    if (fences !== 2 + 2 * headings.length || new Set(headings).size !== headings.length)
      faults.push(`${path} has ${fences} fences of code`);
    const prose = text.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    if (/(?<!\\)<[a-z]/i.test(prose.replaceAll(/^```[^]*?^```/gm, "")))
      faults.push(`${path} has HTML`);
  }
  return faults;
}

/**
 * What an attacker's code would be: names that are used and nowhere declared, and statements that
 * are none of the kinds a client has. A second opinion on what the generator checks itself.
 */
export function codeFaults({ path, text }: SourceFile): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const faults: string[] = file.statements
    .filter((statement) => !statementKinds.has(statement.kind))
    .map((statement) => `${path} has a ${ts.SyntaxKind[statement.kind]}`);
  const declared = new Set(knownNames);
  const used: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      if (isDeclared(node)) declared.add(node.text);
      else if (isUsed(node)) used.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const { text: name } of used) {
    if (!declared.has(name))
      faults.push(`${path} uses ${JSON.stringify(name)}, which is not declared`);
  }
  return faults;
}

const statementKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.VariableStatement,
]);

/** Globals that generated code speaks of. */
const knownNames = ["AsyncIterable", "Blob", "Exclude", "Record", "Omit", "Promise", "PropertyKey"];

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isParameter(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === node
  );
}

/** As a value or a type; not as the name of a member. */
function isUsed(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isExportSpecifier(parent) || ts.isImportSpecifier(parent)) return false;
  return !("name" in parent && parent.name === node) || ts.isShorthandPropertyAssignment(parent);
}
