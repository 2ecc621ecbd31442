import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { files, inParent, newPackage, refusal } from "../testing/writing.js";
import { writePackage } from "./write.js";

describe("a file that pagewright did not make", () => {
  test("is not overwritten: nothing is written at all", async () => {
    const out = newPackage();
    writeTree(out, { "package.json": "mine", "src/index.ts": "mine too" });
    const before = readTree(out);
    expect(await refusal(writePackage(out, files))).toEqual([
      `output-file-foreign: ${out} has a file "package.json" that was not made by pagewright`,
      `output-file-foreign: ${out} has a file "src/index.ts" that was not made by pagewright`,
    ]);
    expect(readTree(out)).toEqual(before);
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("is not shadowed by one whose name differs in case alone", async () => {
    const out = newPackage();
    writeTree(out, { "src/INDEX.ts": "mine" });
    expect(await refusal(writePackage(out, files))).toEqual([
      expect.stringContaining('it differs from "src/INDEX.ts" in case alone'),
    ]);
  });
});

describe("what the folder cannot take is refused, all at once and before anything is written", () => {
  test("names that are one file where case does not count, or a file and a folder", async () => {
    const out = newPackage();
    const bad = ["src/Books.ts", "src/books.ts", "src/books.ts/x.ts", "../x.ts", "nul.ts"];
    const messages = await refusal(
      writePackage(
        out,
        bad.map((path) => ({ path, text: "" })),
      ),
    );
    expect(messages.map((message) => message.replaceAll(out, "OUT"))).toMatchInlineSnapshot(`
      [
        "output-path-refused: "src/books.ts" cannot be a file of OUT: it collides with "src/Books.ts"",
        "output-path-refused: "src/books.ts/x.ts" cannot be a file of OUT: "src/books.ts" is to be a file as well",
        "output-path-refused: "../x.ts" cannot be a file of OUT: it has the segment ".."",
        "output-path-refused: "nul.ts" cannot be a file of OUT: it has a segment that is a device name on Windows",
      ]
    `);
    expect(existsSync(out)).toBe(false);
  });

  test("a file that would be the manifest", async () => {
    const out = newPackage();
    const forged = [{ path: ".pagewright.json", text: "{}" }];
    expect(await refusal(writePackage(out, forged))).toEqual([
      expect.stringContaining('it collides with ".pagewright.json"'),
    ]);
  });

  test("a symbolic link in the way", async () => {
    const out = newPackage();
    const elsewhere = temporaryFolder();
    mkdirSync(out, { recursive: true });
    symlinkSync(elsewhere, join(out, "src"));
    expect(await refusal(writePackage(out, files))).toEqual([
      expect.stringContaining('"src" is a symbolic link'),
      expect.stringContaining('"src" is a symbolic link'),
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("a package folder that is a symbolic link", async () => {
    const elsewhere = temporaryFolder();
    const out = join(temporaryFolder(), "polar");
    symlinkSync(elsewhere, out);
    expect((await refusal(writePackage(out, files)))[0]).toContain("is a symbolic link");
    await expect(writePackage(out, files)).rejects.toMatchObject({
      diagnostics: [{ hint: "Name the folder that it leads to." }],
    });
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("a folder where a file is to be", async () => {
    const out = newPackage();
    mkdirSync(join(out, "package.json"), { recursive: true });
    expect(await refusal(writePackage(out, files))).toEqual([
      expect.stringContaining('"package.json" is not a file'),
    ]);
  });

  test.each([
    ["the package itself", "polar", "polar"],
    ["its parent", "generated", "generated/polar"],
    ["its parent's parent", "generated", "generated/deep/polar"],
  ])("a file that stands for %s", async (_, file, package_) => {
    const root = temporaryFolder();
    writeTree(root, { [file]: "a file" });
    const [message] = await refusal(writePackage(join(root, package_), files));
    expect(message).toMatch(/^output-not-a-folder: /);
    expect(readTree(root)).toEqual({ [file]: "a file" });
  });
});

describe("a manifest", () => {
  test.each([
    ["a path out of the folder", '{"files":["../victim"]}'],
    ["an absolute path", '{"files":["/etc/passwd"]}'],
    ["a path into .git", '{"files":[".git/config"]}'],
    ["itself", '{"files":[".pagewright.json"]}'],
    ["another shape", '{"files":{"0":["a"]}}'],
    ["numbers", '{"files":[1]}'],
    ["no object", "null"],
    ["no JSON", "{"],
    ["half a merge conflict", '{\n<<<<<<< HEAD\n  "files": []\n=======\n}\n'],
  ])("that holds %s is refused, and nothing is written", async (_, text) => {
    const out = newPackage();
    await writePackage(out, files);
    writeTree(out, { ".pagewright.json": text, "../victim": "keep" });
    const before = readTree(join(out, ".."));
    expect(await refusal(writePackage(out, files.slice(0, 1)))).toEqual([
      expect.stringMatching(/^output-manifest-invalid: /),
    ]);
    expect(readTree(join(out, ".."))).toEqual(before);
  });

  test("cannot have a file behind a link removed", async () => {
    const out = newPackage();
    const elsewhere = temporaryFolder();
    writeTree(elsewhere, { "victim.ts": "keep" });
    writeTree(out, { ".pagewright.json": '{"files":["linked/victim.ts"]}' });
    symlinkSync(elsewhere, join(out, "linked"));
    expect((await refusal(writePackage(out, files)))[0]).toContain('"linked" is a symbolic link');
    expect(readTree(elsewhere)).toEqual({ "victim.ts": "keep" });
  });
});
