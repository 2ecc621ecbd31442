import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";
import ts from "typescript";

/** Which rooms each room may import from. The README beside this file draws the same arrows. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  load: ["diagnostics", "overlay"],
  overlay: ["diagnostics", "load"],
  model: ["diagnostics", "load"],
  infer: ["diagnostics", "load", "model"],
  types: ["model"],
  views: ["model", "types"],
  render: ["views"],
  format: [],
  output: ["diagnostics"],
  pull: ["diagnostics"],
  diff: ["diagnostics", "load", "model", "types", "views"],
  git: ["diagnostics"],
  cache: ["diagnostics", "load", "pipeline.ts"],
};

/** Files outside the rooms that every room may import: words that all of them speak. */
const shared = new Set([
  "document.ts",
  "json.ts",
  "pointer.ts",
  "order.ts",
  "source-file.ts",
  "plain-text.ts",
  "own-package.cjs",
  "typescript.cjs",
]);

const generator = dirname(fileURLToPath(import.meta.url));

const files = readdirSync(generator, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts") && !/(\.test|\.d)\.ts$/.test(file))
  .filter((file) => Object.hasOwn(arrows, file.split("/")[0] ?? ""))
  .sort();

test.each(files)("%s imports only what its room may", (file) => {
  const room = file.split("/")[0] ?? "";
  const allowed = new Set([room, ...(arrows[room] ?? [])]);
  const forbidden = importsOf(file).filter(
    (target) => !shared.has(target) && !allowed.has(target.split("/")[0] ?? ""),
  );
  expect(forbidden).toEqual([]);
});

test("only output, and the cache of it, touch the disk for writing", () => {
  const writes =
    /\b(writeFile|appendFile|mkdir|mkdtemp|rename|rm|unlink|copyFile|createWriteStream)(Sync)?\(/;
  const writers = files.filter((file) => writes.test(readFileSync(join(generator, file), "utf8")));
  expect(writers.filter((file) => !/^(output|cache)\//.test(file))).toEqual([]);
});

test("only TypeScript's rooms know TypeScript", () => {
  const knowing = files.filter((file) =>
    moduleNames(file).some((name) => /(^|\/)(openapi-)?typescript(\.cjs)?$/.test(name)),
  );
  const rooms = new Set(knowing.map((file) => file.split("/")[0]));
  expect([...rooms].sort()).toEqual(["diff", "format", "types", "views"]);
});

/** The project's own modules that a file imports, as paths below `generator/`. */
function importsOf(file: string): readonly string[] {
  return moduleNames(file)
    .filter((name) => name.startsWith("."))
    .map((name) => relative(generator, resolve(generator, dirname(file), name)))
    .map((path) => path.replaceAll("\\", "/").replace(/\.js$/, ".ts"));
}

function moduleNames(file: string): readonly string[] {
  const text = readFileSync(join(generator, file), "utf8");
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}
