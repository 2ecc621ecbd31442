import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { files, inParent, newPackage } from "../testing/writing.js";
import { writePackage } from "./write.js";

const manifest = [
  "{",
  '  "document": "0123456789abcdef",',
  '  "files": {',
  '    "package.json": "ca3d163bab055381",',
  '    "src/index.ts": "8e609bb71c20b858"',
  "  }",
  "}",
  "",
].join("\n");

describe("writing a package", () => {
  test("makes the folder, the files, and a manifest that lists them in order", async () => {
    const out = newPackage();
    const document = "0123456789abcdef";
    const result = await writePackage(out, files.slice(0, 2), { document });
    expect(readTree(out)).toEqual({
      ".pagewright.json": manifest,
      "package.json": "{}\n",
      src: "<folder>",
      "src/index.ts": "export {};\n",
    });
    expect(result).toEqual({
      added: [".pagewright.json", "package.json", "src/index.ts"],
      changed: [],
      removed: [],
      unchanged: [],
      overwritten: [],
    });
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("touches nothing where everything is right already", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const longAgo = new Date("2001-01-01");
    for (const path of [...Object.keys(readTree(out)), "."]) {
      utimesSync(join(out, path), longAgo, longAgo);
    }
    const result = await writePackage(out, files);
    expect(result.unchanged).toHaveLength(4);
    for (const path of [...Object.keys(readTree(out)), "."]) {
      expect({ path, time: lstatSync(join(out, path)).mtime }).toEqual({ path, time: longAgo });
    }
  });

  test("replaces what changed and leaves its neighbours untouched", async () => {
    const out = newPackage();
    await writePackage(out, files);
    utimesSync(join(out, "package.json"), 1, 1);
    const result = await writePackage(out, [
      { path: "src/index.ts", text: "export const a = 1;\n" },
      ...files.slice(1),
    ]);
    const changed = [".pagewright.json", "src/index.ts"];
    expect(result).toMatchObject({ added: [], changed, removed: [] });
    expect(readFileSync(join(out, "src/index.ts"), "utf8")).toBe("export const a = 1;\n");
    expect(lstatSync(join(out, "package.json")).mtimeMs).toBe(1000);
  });

  test("says which of the files it replaced or removed someone had edited", async () => {
    const out = newPackage();
    await writePackage(out, files);
    writeTree(out, {
      "src/index.ts": "by hand",
      "src/old/gone.ts": "by hand",
      "package.json": "{}\r\n",
    });
    const result = await writePackage(out, files.slice(0, 2));
    expect(result.overwritten).toEqual(["src/index.ts", "src/old/gone.ts"]);
  });

  test("removes what it no longer makes, and the folders that leaves empty", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const result = await writePackage(out, files.slice(0, 2));
    expect(result).toMatchObject({ changed: [".pagewright.json"], removed: ["src/old/gone.ts"] });
    expect(readdirSync(join(out, "src"))).toEqual(["index.ts"]);
  });

  test("keeps what others put into the folder, beside files that go as well", async () => {
    const out = newPackage();
    await writePackage(out, files);
    writeTree(out, { "CHANGELOG.md": "# 1\r\n", "src/old/hand.test.ts": "by hand" });
    await writePackage(out, files.slice(0, 2));
    expect(readTree(out)).toMatchObject({
      "CHANGELOG.md": "# 1\r\n",
      "src/old/hand.test.ts": "by hand",
    });
    expect(existsSync(join(out, "src/old/gone.ts"))).toBe(false);
  });

  test("does not miss a file that someone deleted", async () => {
    const out = newPackage();
    await writePackage(out, files);
    rmSync(join(out, "src"), { recursive: true });
    expect((await writePackage(out, files)).added).toEqual(["src/index.ts", "src/old/gone.ts"]);
    rmSync(join(out, "src/old"), { recursive: true });
    expect((await writePackage(out, files.slice(0, 2))).removed).toEqual([]);
  });

  test("leaves files alone that version control checked out with line ends of its own", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const paths = Object.keys(readTree(out)).filter((path) => lstatSync(join(out, path)).isFile());
    for (const path of paths) {
      const text = readFileSync(join(out, path), "utf8");
      writeFileSync(join(out, path), text.replaceAll("\n", "\r\n"));
    }
    expect(await writePackage(out, files)).toMatchObject({ changed: [], unchanged: paths.sort() });
    const edited = await writePackage(out, [
      { path: "src/index.ts", text: "export const a = 1;\n" },
      ...files.slice(1),
    ]);
    expect(edited).toMatchObject({
      changed: [".pagewright.json", "src/index.ts"],
      overwritten: [],
    });
    expect(readFileSync(join(out, "package.json"), "utf8")).toBe("{}\r\n");
  });

  test("takes a folder whose manifest is lost, as far as the files are the same", async () => {
    const out = newPackage();
    await writePackage(out, files);
    rmSync(join(out, ".pagewright.json"));
    expect((await writePackage(out, files)).added).toEqual([".pagewright.json"]);
  });

  test("spells a name anew where the old spelling differs in case alone", async () => {
    const out = newPackage();
    await writePackage(out, [{ path: "src/Books.ts", text: "a\n" }]);
    await writePackage(out, [{ path: "src/books.ts", text: "b\n" }]);
    expect(readTree(join(out, "src"))).toEqual({ "books.ts": "b\n" });
  });
});

test("whatever was there and whatever comes, the folder ends as asked", async () => {
  const path = fc.constantFrom("a.ts", "b.ts", "src/a.ts", "src/b/c.ts", "src/b/d.ts", "x/y/z.ts");
  const generation = fc
    .dictionary(path, fc.constantFrom("1\n", "2\n", ""))
    .map((tree) => Object.entries(tree).map(([path, text]) => ({ path, text })));
  await fc.assert(
    fc.asyncProperty(fc.array(generation, { minLength: 2, maxLength: 4 }), async (generations) => {
      const out = join(temporaryFolder(), "polar");
      writeTree(out, { "src/b/hand.md": "by hand" });
      for (const generation of generations) {
        await writePackage(out, generation);
        const kept = Object.entries(readTree(out)).filter(([, text]) => text !== "<folder>");
        const expected = generation.map(({ path, text }) => [path, text] as const);
        expect(Object.fromEntries(kept)).toEqual({
          ...Object.fromEntries(expected),
          "src/b/hand.md": "by hand",
          ".pagewright.json": expect.any(String),
        });
      }
      const folders = Object.entries(readTree(out)).filter(([, text]) => text === "<folder>");
      for (const [folder] of folders) expect(readdirSync(join(out, folder))).not.toEqual([]);
    }),
    { numRuns: 50 },
  );
});
