import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
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
    // Without a word that a repository is in another.
    execFileSync("git", [...author, ...args], { cwd: root, stdio: "ignore" });
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

/** A repository with one in its folder `spec`, each with a commit before what is there now and one after it. */
function submodule(): string {
  const root = temporaryFolder();
  for (const state of ["old", "new"]) {
    writeTree(root, { "spec/books/a.yaml": state });
    commit(join(root, "spec"));
    writeTree(root, { "app.yaml": state });
    commit(root);
  }
  return root;
}

test.each([
  ["of the repository around it, where that is asked", "."],
  ["whichever folder of that is meant", "apps/web"],
])("a submodule has the files of the commit that goes with one %s", (_, from) => {
  const root = submodule();
  mkdirSync(join(root, from), { recursive: true });
  // In the submodule itself nothing was committed since: what its own branch is at is not what is asked.
  const files = committedFiles(join(root, "spec/books"), "HEAD~1", () => true, join(root, from));
  expect(files.map(({ bytes }) => bytes.toString())).toEqual(["old"]);
});

test("a submodule's own commits are meant by who is in it, or in no repository", () => {
  const root = submodule();
  writeTree(root, { "spec/books/a.yaml": "newest" });
  commit(join(root, "spec"));
  for (const from of [join(root, "spec"), temporaryFolder()]) {
    const files = committedFiles(join(root, "spec/books"), "HEAD", () => true, from);
    expect(files.map(({ bytes }) => bytes.toString())).toEqual(["newest"]);
  }
});

test("before it was a submodule, a folder had files", () => {
  const root = temporaryFolder();
  writeTree(root, { "spec/a.yaml": "old" });
  commit(root);
  writeTree(root, { "spec/a.yaml": "new" });
  commit(join(root, "spec"));
  execFileSync("git", ["rm", "-r", "--quiet", "--cached", "spec"], { cwd: root });
  commit(root);
  const files = committedFiles(join(root, "spec"), "HEAD~1", () => true, root);
  expect(files.map(({ bytes }) => bytes.toString())).toEqual(["old"]);
});

test("a submodule's commit that was not fetched is an error", () => {
  const root = submodule();
  rmSync(join(root, "spec"), { recursive: true });
  writeTree(root, { "spec/books/a.yaml": "fetched" });
  commit(join(root, "spec"));
  expect(() => committedFiles(join(root, "spec"), "HEAD", () => true, root)).toThrow(
    /Git knows no commit "[0-9a-f]{40}"/,
  );
});
