import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

import { temporaryFolder, writeTree } from "../generator/testing/temporary-folder.js";

const script = fileURLToPath(new URL("build.mjs", import.meta.url));

test.each([
  ["an installation for production leaves what was built", ["--if-possible"], 0, "Not built"],
  ["a build or a release does not go on", [], 1, "Cannot find module 'typescript"],
])("without a compiler, %s", (_, words, status, said) => {
  const folder = temporaryFolder();
  cpSync(script, join(folder, "build.mjs"));
  writeTree(folder, { "dist/esm/index.js": "built" });
  const built = spawnSync(process.execPath, [join(folder, "build.mjs"), ...words], {
    encoding: "utf8",
  });
  expect(built).toMatchObject({ status, stderr: expect.stringContaining(said) });
  expect(readdirSync(join(folder, "dist/esm"))).toEqual(["index.js"]);
});

test("a module goes with the types of the schema, in both formats", () => {
  const folder = temporaryFolder();
  cpSync(script, join(folder, "build.mjs"));
  writeTree(folder, {
    "src/schema.d.ts": "export type Book = string;\n",
    "node_modules/typescript/package.json": "{}",
    // As a compiler that has nothing to write but folders.
    "node_modules/typescript/lib/tsc.js": `require("node:fs").mkdirSync(process.argv[process.argv.indexOf("--outDir") + 1], { recursive: true });`,
  });
  execFileSync(process.execPath, [join(folder, "build.mjs")]);
  for (const format of ["esm", "cjs"]) {
    const files = readdirSync(join(folder, "dist", format)).sort();
    expect(files).toEqual(["package.json", "schema.d.ts", "schema.js"]);
    execFileSync(process.execPath, [join(folder, "dist", format, "schema.js")]);
  }
});
