/*
 * A process of its own that does what an editor does: `editor-process.ts <folder>`. Opens `editor.ts`,
 * completes at its cursor, as it is opened and after each of some edits, and asks what `list` is.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import type * as TypeScript from "typescript";

import { median } from "../common/measure.js";
import { compilerOptions } from "./compile.js";

const ts = createRequire(import.meta.url)("typescript") as typeof TypeScript;
const [folder = ""] = process.argv.slice(2);
const file = join(folder, "editor.ts");
const marked = readFileSync(file, "utf8");
const cursor = marked.indexOf("|");
let text = marked.replace("|", "");
let version = 0;

const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, folder);
const host: TypeScript.LanguageServiceHost = {
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : "0"),
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  fileExists: (path) => ts.sys.fileExists(path),
  readFile: (path, encoding) => ts.sys.readFile(path, encoding),
  readDirectory: (path, ...rest) => ts.sys.readDirectory(path, ...rest),
  directoryExists: (path) => ts.sys.directoryExists(path),
  getDirectories: (path) => ts.sys.getDirectories(path),
  realpath: (path) => ts.sys.realpath?.(path) ?? path,
};
const service = ts.createLanguageService(host);

const complete = () => service.getCompletionsAtPosition(file, cursor, {})?.entries.length ?? 0;
let entries = 0;
const open = millisecondsOf(() => (entries = complete()));
const again: number[] = [];
for (let edit = 1; edit <= 5; edit++) {
  text = `${text}// edit ${edit}\n`;
  version += 1;
  again.push(millisecondsOf(complete));
}
const called = text.lastIndexOf("(", cursor - "polar.".length - 1);
const method = /\.(\w+)\((?:\{\}|"[^"]*")?\)(?=[;.])/.exec(text);
const position = method === null ? called - 1 : method.index + 1;
let display = "";
const hover = millisecondsOf(() => {
  const info = service.getQuickInfoAtPosition(file, position);
  display = ts.displayPartsToString(info?.displayParts);
});
process.stdout.write(
  JSON.stringify({ open, complete: median(again), hover, entries, display: display.length }),
);

/** Of processor. */
function millisecondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
