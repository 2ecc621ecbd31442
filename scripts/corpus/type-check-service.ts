/**
 * A process that type-checks packages, one after the other: is sent the path of a folder, and sends
 * back the faults of the package's own files, declarations among them. Declarations that all packages
 * share, those of the browser above all, are parsed once.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { strictest } from "../../generator/testing/compiler-options.js";
import type { TypeCheck } from "./outcome.js";

const shared = new Map<string, ts.SourceFile | undefined>();

process.on("message", (folder: string) => {
  const before = process.cpuUsage();
  const errors = faultsOf(folder);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ errors, seconds: (user + system) / 1e6 } satisfies TypeCheck);
});

function faultsOf(folder: string): readonly string[] {
  const source = join(folder, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(source, file));
  const program = ts.createProgram(files, strictest, hostFor(folder));
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(source));
  const faults = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()].concat(
    own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  );
  return faults.map(({ file, start, code, messageText }) => {
    const line =
      file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const place = `${file?.fileName.slice(folder.length + 1) ?? ""}:${line}`;
    return `${place} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 300)}`;
  });
}

function hostFor(folder: string): ts.CompilerHost {
  const host = ts.createCompilerHost(strictest);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion, onError) => {
    if (name.startsWith(folder)) return read(name, languageVersion, onError);
    if (!shared.has(name)) shared.set(name, read(name, languageVersion, onError));
    return shared.get(name);
  };
  return host;
}
