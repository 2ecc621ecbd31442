/**
 * A process of its own that type-checks one package: `type-check-one.ts <folder>`. Prints the faults
 * of the package's own files, declarations among them, as JSON.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

const folder = process.argv[2] ?? "";
const source = join(folder, "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(source, file));
const program = ts.createProgram(files, {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  // The types are in a declaration file: skipped, nothing would be checked.
  skipLibCheck: false,
});
const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(source));
const faults = own.flatMap((file) => [
  ...program.getSyntacticDiagnostics(file),
  ...program.getSemanticDiagnostics(file),
]);
const lines = faults.map(({ file, start, code, messageText }) => {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  const place = `${file?.fileName.slice(folder.length + 1) ?? ""}:${line}`;
  return `${place} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 300)}`;
});
process.stdout.write(JSON.stringify(lines));
