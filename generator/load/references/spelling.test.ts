import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryFolder, writeTree } from "../../testing/temporary-folder.js";
import { Spellings } from "./spelling.js";

const some = ["Parts/book.yaml", "caf\u00e9.yaml", "\u00c9.yaml", "E\u0301TE\u0301.yaml"];

function spelling(path: string, names = some): string | undefined {
  const folder = temporaryFolder();
  writeTree(folder, Object.fromEntries(names.map((name) => [name, ""])));
  return new Spellings(folder).of(join(folder, path))?.slice(folder.length + 1);
}

test.each<[path: string, onTheDisk: string | undefined]>([
  ["Parts/book.yaml", "Parts/book.yaml"],
  ["parts/Book.yaml", "Parts/book.yaml"],
  ["caf\u00e9.yaml", "caf\u00e9.yaml"],
  ["cafe\u0301.yaml", "caf\u00e9.yaml"],
  ["\u00e9.yaml", "\u00c9.yaml"],
  ["\u00e9t\u00e9.yaml", "E\u0301TE\u0301.yaml"],
  ["Parts/books.yaml", undefined],
  ["Parts/book.yaml/more.yaml", undefined],
  ["none/book.yaml", undefined],
])("%s is %s on the disk", (path, onTheDisk) => {
  expect(spelling(path)).toBe(onTheDisk);
});

// Elsewhere, these are one file.
const testLinux = process.platform === "linux" ? test : test.skip;

testLinux.each<[path: string, names: string[]]>([
  ["Book.yaml", ["BOOK.yaml", "book.yaml", "Book.yaml"]],
  ["caf\u00e9.yaml", ["cafe\u0301.yaml", "caf\u00e9.yaml"]],
  ["cafe\u0301.yaml", ["cafe\u0301.yaml", "caf\u00e9.yaml"]],
])("%s is itself, whatever else there is", (path, names) => {
  expect(spelling(path, names)).toBe(path);
});

testLinux("the same letters come before the same in another case", () => {
  const names = ["CAF\u00c9.yaml", "Caf\u00e9.yaml", "cafe\u0301.yaml"];
  expect(spelling("caf\u00e9.yaml", names)).toBe("cafe\u0301.yaml");
});

test("a folder that cannot be listed is taken at the document's word", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "parts"));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "parts"), 0o311);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    const path = join(folder, "parts", "any.yaml");
    expect(new Spellings(folder).of(path)).toBe(path);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});
