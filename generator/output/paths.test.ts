import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { PathRefusedError, contained, foldCase, foldersOf, pathProblem } from "./paths.js";

describe("a path's text", () => {
  test.each([
    ["package.json"],
    ["src/index.ts"],
    ["src/resources/oauth2/clients.ts"],
    [".gitattributes"],
    ["src/schema.d.ts"],
    ["src/客户.ts"],
    ["src/console.ts"],
    ["src/com.ts"],
    ["a..b"],
  ])("%j may be used", (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });

  test.each([
    ["", "is empty"],
    ["/etc/passwd", "is absolute"],
    ["C:/x", "is absolute"],
    ["c:x", "is absolute"],
    ["..", 'has the segment ".."'],
    ["../x", 'has the segment ".."'],
    ["src/../../x", 'has the segment ".."'],
    ["src/..", 'has the segment ".."'],
    ["./x", 'has the segment "."'],
    ["src//x", "has an empty segment"],
    ["src/", "has an empty segment"],
    ["src\\x.ts", "holds a backslash"],
    ["..\\x", "holds a backslash"],
    ["\\\\server\\share", "holds a backslash"],
    ["a\0b", "holds a character"],
    ["a\nb", "holds a character"],
    ["file:stream", "holds a character"],
    ["a b", "holds a character"],
    ["a*", "holds a character"],
    ["%2e%2e/x", "holds a character"],
    ["src/a\u202eb", "holds a character"],
    ["src/\u{e000}", "holds a character"],
    ["src/.git\u200c/config", "holds a character"],
    ["src/\ud800", "holds a character"],
    ["~/x", "holds a character"],
    ["a.", "ends in a dot"],
    ["...", "ends in a dot"],
    ["e\u0301.ts", "composed form"],
    ["CON", "device name"],
    ["src/nul.ts", "device name"],
    ["aux.d.ts", "device name"],
    ["src/Com1", "device name"],
    ["lpt¹.ts", "device name"],
    [".git/config", 'reaches into ".git"'],
    ["src/.GIT/hooks/pre-commit", 'reaches into ".GIT"'],
    ["node_modules/x/index.js", "reaches into"],
    [".pagewright-stage-polar-1-abcdef/journal.json", "reaches into"],
    ["a".repeat(201), "longer than 200 bytes"],
    ["a/".repeat(250) + "a", "longer than 400 characters"],
  ])("%j is refused", (path, reason) => {
    expect(pathProblem(path)).toContain(reason);
  });

  test("what is accepted stays inside, whatever it is made of", () => {
    const piece = fc.constantFrom("..", ".", "/", "\\", "a", "~", ":", "%", "\0", "C", " ", "é");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = pieces.join("");
        if (pathProblem(path) !== undefined) return;
        expect(join("/root/package", path).startsWith("/root/package/")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a path on the disk", () => {
  const root = temporaryFolder();
  const elsewhere = temporaryFolder();
  mkdirSync(join(root, "src/folder"), { recursive: true });
  writeFileSync(join(root, "file"), "");
  symlinkSync(elsewhere, join(root, "src/out"));
  symlinkSync(join(elsewhere, "target"), join(root, "src/link.ts"));
  symlinkSync(root, join(elsewhere, "package"));

  test("is given as an absolute one, also where nothing is there yet", () => {
    expect(contained(root, "src/new/x.ts")).toBe(join(root, "src/new/x.ts"));
  });

  test.each([
    ["src/out/x.ts", '"src/out" is a symbolic link'],
    ["src/out/deeper/x.ts", '"src/out" is a symbolic link'],
    ["src/link.ts", '"src/link.ts" is a symbolic link'],
    ["file/x.ts", '"file" is not a folder'],
    ["src/folder", '"src/folder" is not a file'],
    ["../x", 'has the segment ".."'],
  ])("%s is refused", (path, reason) => {
    expect(() => contained(root, path)).toThrow(PathRefusedError);
    expect(() => contained(root, path)).toThrow(reason);
  });

  test("is refused where the package's own folder is a link", () => {
    expect(() => contained(join(elsewhere, "package"), "x.ts")).toThrow("is a symbolic link");
  });
});

test.each([
  ["src/Books.ts", "SRC/bOOKS.TS"],
  ["straße", "STRASSE"],
  ["\u00e9", "\u00c9"],
])("%s and %s are one name where case does not count", (a, b) => {
  expect(foldCase(a)).toBe(foldCase(b));
});

test("the folders of a path, outermost first", () => {
  expect(foldersOf("a/b/c.ts")).toEqual(["a", "a/b"]);
  expect(foldersOf("c.ts")).toEqual([]);
});
