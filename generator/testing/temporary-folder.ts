import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "@jest/globals";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new, empty folder, which goes when the tests of the file have ended. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pagewright-test-")));
  folders.push(folder);
  return folder;
}

/** Writes files given as path and content, with the folders they need. */
export function writeTree(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Everything below a folder by path: a file's bytes as text, `<folder>`, or what a link points to. */
export function readTree(root: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(root.length + 1).replaceAll("\\", "/");
    if (entry.isDirectory()) tree[path] = "<folder>";
    else tree[path] = entry.isSymbolicLink() ? "<link>" : readFileSync(full, "latin1");
  }
  return tree;
}
