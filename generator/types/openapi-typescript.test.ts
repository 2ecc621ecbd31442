import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";

const generator = fileURLToPath(new URL("..", import.meta.url));
const modules = join(generator, "..", "node_modules");

test("openapi-typescript gets our TypeScript, and not one that is installed beside it", () => {
  const root = temporaryFolder();
  const own = "node_modules/pagewright";
  writeTree(root, {
    "node_modules/typescript/package.json": '{ "name": "typescript", "main": "index.js" }',
    "node_modules/typescript/index.js": 'throw new Error("the consumer\'s TypeScript");',
    [`${own}/node_modules/.keep`]: "",
  });
  for (const file of ["typescript.cjs", "types/openapi-typescript.cjs"]) {
    cpSync(join(generator, file), join(root, own, file));
  }
  cpSync(join(modules, "openapi-typescript"), join(root, "node_modules/openapi-typescript"), {
    recursive: true,
  });
  const link = (name: string, folder = "."): void => {
    symlinkSync(join(modules, name), join(root, folder, "node_modules", name), "junction");
  };
  link("typescript", own);
  for (const name of ["@redocly", "ansi-colors", "change-case", "parse-json", "supports-color"]) {
    link(name);
  }

  const program = `const { scanDiscriminators, transformSchema } = require("./${own}/types/openapi-typescript.cjs");
    console.log(typeof scanDiscriminators, typeof transformSchema)`;
  expect(execFileSync(process.execPath, ["-e", program], { cwd: root, encoding: "utf8" })).toBe(
    "function function\n",
  );
});
