import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { committedFiles } from "./repository.js";

/** A repository with one commit of what is in its folder. */
function commit(root: string): void {
  const author = [
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@example.com",
    "-c",
    "core.autocrlf=false",
  ];
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
    ["commit", "--quiet", "-m", "a"],
  ]) {
    execFileSync("git", [...author, ...args], { cwd: root });
  }
}

function filesIn(folder: string): Record<string, string> {
  const files = committedFiles(folder, "HEAD", (path) => path.endsWith(".yaml"));
  return Object.fromEntries(files.map(({ path, bytes }) => [path, bytes.toString()]));
}

test("a commit's files are those below a folder that are wanted, byte for byte", () => {
  const root = temporaryFolder();
  writeTree(root, {
    "spec/a.yaml": "a\r\n",
    "spec/empty.yaml": "",
    "spec/parts/\u00e9 b.yaml": "blob 3\n",
    "spec/notes.txt": "",
    "specs/c.yaml": "c",
  });
  commit(root);
  const expected = { "a.yaml": "a\r\n", "empty.yaml": "", "parts/\u00e9 b.yaml": "blob 3\n" };
  expect(filesIn(join(root, "spec"))).toEqual(expected);
  expect(filesIn(join(root, "spec", "gone"))).toEqual({});
});

// On Windows, not everybody may make links.
const testPosix = process.platform === "win32" ? test.skip : test;

testPosix("links of a commit are not followed", () => {
  const root = temporaryFolder();
  writeTree(root, { "a.yaml": "a" });
  symlinkSync("/etc/passwd", join(root, "b.yaml"));
  commit(root);
  expect(filesIn(root)).toEqual({ "a.yaml": "a" });
});
