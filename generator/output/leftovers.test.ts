import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { check, generate } from "../index.js";
import { booksDocument } from "../testing/books-document.js";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";

test("a package whose document has another name now is told of, and no other folder", async () => {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "spec/books/openapi.json": JSON.stringify(booksDocument()),
    "generated/by-hand/package.json": "{}",
    "generated/README.md": "",
  });
  const codes = async (run: typeof check | typeof generate, apis: string[] = []) => {
    const report = await run({ cwd, apis, cache: false });
    return report.apis.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ code }) => code === "package-without-document"),
    );
  };
  expect(await codes(generate)).toEqual([]);
  renameSync(join(cwd, "spec/books"), join(cwd, "spec/library"));
  const told = [{ severity: "note", message: expect.stringContaining("generated/books") }];
  expect(await codes(check)).toMatchObject(told);
  expect(await codes(generate)).toMatchObject(told);
  expect(await codes(generate, ["library"])).toEqual([]);
});
