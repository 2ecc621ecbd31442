import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";
import ts from "typescript";

test("a program for Node can do without the types of browsers", () => {
  const home = fileURLToPath(new URL(".", import.meta.url));
  const shipped = readdirSync(home, { recursive: true, encoding: "utf8" }).filter(
    (name) => /(?<!\.test|\.test-d)\.ts$/.test(name) && !name.startsWith("testing"),
  );
  const program = ts.createProgram(
    shipped.map((name) => join(home, name)),
    {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: ["node"],
      module: ts.ModuleKind.NodeNext,
      strict: true,
      noPropertyAccessFromIndexSignature: true,
      noEmit: true,
      skipLibCheck: true,
    },
  );
  const faults = ts.getPreEmitDiagnostics(program);
  expect(faults.map(({ file, messageText }) => [file?.fileName, messageText])).toEqual([]);
});
