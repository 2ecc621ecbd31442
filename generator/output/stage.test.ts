import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { findStages, makeStage } from "./stage.js";

/** What a user finds that is not root, while a folder can be entered and not be listed. */
function unlisted<T>(folder: string, work: () => T): T {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(folder, 0o311);
  if (isRoot) process.seteuid?.(65534);
  try {
    return work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o755);
  }
}

// Windows has no such folders.
// Windows has no folders that can be entered and not be listed.
const testPosix = process.platform === "win32" ? test.skip : test;

function packageFolder(): { readonly parent: string; readonly out: string } {
  const parent = temporaryFolder();
  chmodSync(parent, 0o755);
  const out = join(parent, "client");
  mkdirSync(out);
  writeTree(out, { "api.md": "" });
  return { parent, out };
}

testPosix("in a parent that cannot be listed no stage was made", () => {
  const { parent, out } = packageFolder();
  const stage = makeStage(out);
  expect(findStages(out)).toEqual([stage]);
  expect(unlisted(parent, () => findStages(out))).toEqual([]);
});

testPosix("a package that cannot itself be listed is told", () => {
  const { out } = packageFolder();
  expect(() => unlisted(out, () => findStages(out))).toThrow("EACCES");
});
