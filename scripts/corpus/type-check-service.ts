/**
 * A process that type-checks packages, one after the other: is sent the path of a folder, and sends
 * back the faults of the package's own files, declarations among them. Files that packages share, the
 * browser's declarations above all, are parsed once; and a runtime without a fault is checked once.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { strictest } from "../../generator/testing/compiler-options.js";
import type { TypeCheck } from "./outcome.js";

/** By name: the file as it was last. */
const shared = new Map<string, ts.SourceFile | undefined>();

/** Files of runtimes that were found without a fault, all of one package together. */
const sound = new Set<string>();

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
  const all = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(source));
  const runtime = all.filter(({ fileName }) => fileName.startsWith(join(source, "runtime/")));
  // It speaks of nothing that the rest of a package declares.
  const texts = runtime.map(({ text }) => text).join("\0");
  const own = sound.has(texts) ? all.filter((file) => !runtime.includes(file)) : all;
  const faults = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()].concat(
    own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  );
  if (faults.length === 0) sound.add(texts);
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
    const known = shared.get(name);
    const isOwn = name.startsWith(folder);
    if (isOwn ? known?.text === host.readFile(name) : shared.has(name)) return known;
    const file = read(name, languageVersion, onError);
    shared.set(name, file);
    return file;
  };
  return host;
}
