import { join } from "node:path";
import { fileURLToPath } from "node:url";

import ts from "typescript";

import type { SourceFile } from "../source-file.js";
import { strictest } from "./compiler-options.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "type-checked-in-memory");

/** The libraries' files, parsed once for all checks. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Type-checks the files of a package as its users' compilers do, its declarations included; not the
 * runtime, which is the same for every API.
 *
 * @returns a line for every fault: `src/schema.d.ts:12 TS2339 Property ...`
 */
export function typeFaults(files: readonly SourceFile[]): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [join(folder, path), text]));
  texts.set(join(folder, "package.json"), '{ "type": "module" }');
  const program = ts.createProgram({
    rootNames: [...texts.keys()].filter((path) => path.endsWith(".ts")),
    options: strictest,
    host: hostOf(texts),
  });
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder) && !fileName.includes("/src/runtime/"));
  return own
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ file, start = 0, code, messageText }) => {
      const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      const path = file?.fileName.slice(folder.length + 1) ?? "";
      return `${path}:${line + 1} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}

/** What an editor shows of a name in a program beside the files of a package. */
export function hover(files: readonly SourceFile[], program: string, name: string): string {
  const path = join(folder, "src/program.ts");
  const texts = new Map(files.map((file) => [join(folder, file.path), file.text]));
  texts.set(join(folder, "package.json"), '{ "type": "module" }').set(path, program);
  const host = hostOf(texts);
  const service = ts.createLanguageService({
    ...host,
    writeFile: () => undefined,
    getCompilationSettings: () => strictest,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = host.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
  });
  const info = service.getQuickInfoAtPosition(path, program.lastIndexOf(`${name}(`) + 1);
  return ts.displayPartsToString(info?.displayParts);
}

function hostOf(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(strictest);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  return {
    ...host,
    fileExists: (path) => texts.has(path) || fileExists(path),
    readFile: (path) => texts.get(path) ?? readFile(path),
    directoryExists: (path) => path.startsWith(folder) || ts.sys.directoryExists(path),
    getSourceFile: (path, version, ...rest) => {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version);
      if (!parsed.has(path)) parsed.set(path, getSourceFile(path, version, ...rest));
      return parsed.get(path);
    },
  };
}
