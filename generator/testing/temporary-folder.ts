import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A new, empty folder. The system's own temporary folder holds it, and cleans it up. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "pagewright-test-")));
}

/** Writes files given as path and text, with the folders they need. */
export function writeTree(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
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
