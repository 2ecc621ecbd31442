import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

import { temporaryFolder, writeTree } from "../generator/testing/temporary-folder.js";

const packages = fileURLToPath(new URL("../generated", import.meta.url));
const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
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
    "node_modules/typescript/package.json": '{ "version": "5.9.3" }',
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

test.each([
  ["TypeScript 5", "typescript"],
  ["TypeScript 7", "typescript-7"],
])("%s builds a package", (_, compiler) => {
  const folder = temporaryFolder();
  for (const file of ["build.mjs", "package.json", "tsconfig.json", "src"]) {
    cpSync(join(packages, "polar", file), join(folder, file), { recursive: true });
  }
  mkdirSync(join(folder, "node_modules"));
  for (const [name, installed] of [
    ["typescript", compiler],
    ["openapi-fetch", "openapi-fetch"],
    ["openapi-typescript-helpers", "openapi-typescript-helpers"],
  ] as const) {
    symlinkSync(join(modules, installed), join(folder, "node_modules", name), "junction");
  }
  const built = spawnSync(process.execPath, [join(folder, "build.mjs")], { encoding: "utf8" });
  expect(built).toMatchObject({ stdout: "", stderr: "", status: 0 });
  const program = 'console.log(typeof require("./dist/cjs/index.js").Polar)';
  const options = { cwd: folder, encoding: "utf8" } as const;
  expect(execFileSync(process.execPath, ["-e", program], options)).toBe("function\n");
});
