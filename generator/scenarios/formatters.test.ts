import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";

import { generate } from "../index.js";
import { booksDocument } from "../testing/books-document.js";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";

const require = createRequire(import.meta.url);
const prettier = join(dirname(require.resolve("prettier/package.json")), "bin", "prettier.cjs");

test("a team's Prettier finds nothing to do in a package, whatever its settings", async () => {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "openapi.json": JSON.stringify(booksDocument()),
    ".prettierrc": '{ "printWidth": 60, "singleQuote": true, "semi": false }',
    ".editorconfig": "root = true\n[*]\nindent_style = tab\nend_of_line = crlf\n",
  });
  await generate({ spec: "openapi.json", out: "client", cwd, cache: false });
  const found = spawnSync(process.execPath, [prettier, "--list-different", "client"], {
    cwd,
    encoding: "utf8",
  });
  expect(found).toMatchObject({ stdout: "", stderr: "", status: 0 });
});
