import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source-file.js";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { checkPackage } from "./check.js";
import { writePackage } from "./write.js";

const files: readonly SourceFile[] = [
  { path: "src/index.ts", text: "export {};\n" },
  { path: "package.json", text: "{}\n" },
  { path: "src/old/gone.ts", text: "gone\n" },
];
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

const newPackage = () => join(temporaryFolder(), "generated/polar");
const inParent = (out: string) => readdirSync(join(out, ".."));

async function refusal(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DiagnosticError);
  return (error as DiagnosticError).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

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

describe("a failure", () => {
  const steps = async (): Promise<readonly string[]> => {
    const names: string[] = [];
    const out = newPackage();
    await writePackage(out, files);
    await writePackage(out, next, { onStep: (name) => names.push(name) });
    return names;
  };
  const next: readonly SourceFile[] = [
    { path: "src/index.ts", text: "changed\n" },
    { path: "package.json", text: "{}\n" },
    { path: "src/new/b.ts", text: "new\n" },
  ];

  test("at any step puts everything back, and says what the system said", async () => {
    for (const [index, name] of (await steps()).entries()) {
      const out = newPackage();
      await writePackage(out, files);
      chmodSync(join(out, "src/index.ts"), 0o640);
      const before = readTree(out);
      let step = 0;
      const onStep = (): void => {
        if (step++ !== index) return;
        const fields = { errno: -28, code: "ENOSPC", syscall: "write" };
        throw Object.assign(new Error("ENOSPC: no space left on device"), fields);
      };
      expect({ name, told: await refusal(writePackage(out, next, { onStep })) }).toEqual({
        name,
        told: [`output-disk-full: ${out} could not be read or written: there is no space left`],
      });
      expect({ name, tree: readTree(out) }).toEqual({ name, tree: before });
      expect(lstatSync(join(out, "src/index.ts")).mode & 0o777).toBe(0o640);
      expect(inParent(out)).toEqual(["polar"]);
    }
  });

  test("to move anything in from beside the package has it staged in the package", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const onStep = (name: string): void => {
      // As where the package is a mount of the disk that its parent is on.
      if (!name.startsWith("move") || inParent(out).length === 1) return;
      throw Object.assign(new Error("EXDEV"), { errno: -18, code: "EXDEV", syscall: "rename" });
    };
    expect(await writePackage(out, next, { onStep })).toMatchObject({ added: ["src/new/b.ts"] });
    expect(checkPackage(out, next)).toEqual({ missing: [], changed: [], obsolete: [] });
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("of the first write leaves not even the parent folder", async () => {
    const root = temporaryFolder();
    const onStep = (name: string): void => {
      if (name === "close the journal") throw new Error("ours");
    };
    await expect(writePackage(join(root, "a/b/polar"), files, { onStep })).rejects.toThrow("ours");
    expect(readdirSync(root)).toEqual([]);
  });

  test("that cannot be undone keeps the old files, and the next run puts them back", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const before = readTree(out);
    const hidden = join(out, "../hidden");
    const onStep = (name: string): void => {
      if (name !== "move src/new/b.ts in") return;
      renameSync(join(out, "src"), hidden);
      writeFileSync(join(out, "src"), "in the way");
    };
    const [message] = await refusal(writePackage(out, next, { onStep }));
    expect(message).toContain("output-not-recovered");
    rmSync(join(out, "src"));
    renameSync(hidden, join(out, "src"));
    expect(checkPackage(out, files)).toEqual({ missing: [], changed: [], obsolete: [] });
    expect(readTree(out)).toEqual(before);
    expect(inParent(out)).toEqual(["polar"]);
  });

  test.each([
    ["EACCES", "output-not-writable"],
    ["EPERM", "output-not-writable"],
    ["EROFS", "output-not-writable"],
    ["ENOSPC", "output-disk-full"],
    ["EDQUOT", "output-disk-full"],
    ["EBUSY", "output-in-use"],
    ["EXDEV", "output-on-several-disks"],
    ["EMFILE", "output-failed"],
  ])("with %s is told as %s", async (code, expected) => {
    const onStep = (): never => {
      throw Object.assign(new Error(code), {
        errno: -1,
        code,
        syscall: "open",
        path: "/some/file",
      });
    };
    const [message] = await refusal(writePackage(newPackage(), files, { onStep }));
    expect(message).toMatch(new RegExp(`^${expected}: .* \\(/some/file\\)$`));
  });
});

// Windows has other permissions than these.
const describePosix = process.platform === "win32" ? describe.skip : describe;

describePosix("without permission", () => {
  /** Root may do anything, so what it is denied is tried as someone else. */
  async function asNobody<T>(out: string, work: () => Promise<T>): Promise<T> {
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      return await work();
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(out, ".."), 0o755);
    }
  }

  /** A package that exists, in a parent that others may only look into. */
  function restricted(mode: number, parentMode = 0o555): string {
    const parent = temporaryFolder();
    const out = join(parent, "polar");
    mkdirSync(out);
    chmodSync(out, mode);
    chmodSync(parent, parentMode);
    return out;
  }

  test("for the parent, the package is staged in itself", async () => {
    const out = restricted(0o777);
    expect(await asNobody(out, () => writePackage(out, files))).toMatchObject({ removed: [] });
    expect(Object.keys(readTree(out))).toHaveLength(4 + 2);
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("to list the parent, which is then none to stage in either", async () => {
    const out = restricted(0o777, 0o711);
    expect(await asNobody(out, () => writePackage(out, files))).toMatchObject({ removed: [] });
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("to remove a folder that is left empty, it stays", async () => {
    const out = newPackage();
    await writePackage(out, files);
    for (const folder of ["../..", "..", ".", "src/old"]) chmodSync(join(out, folder), 0o777);
    const work = () => writePackage(out, files.slice(0, 2));
    expect(await asNobody(out, work)).toMatchObject({ removed: ["src/old/gone.ts"] });
    expect(readdirSync(join(out, "src/old"))).toEqual([]);
  });

  test("for the package, it says so", async () => {
    const out = restricted(0o555);
    expect(await asNobody(out, () => refusal(writePackage(out, files)))).toEqual([
      `output-not-writable: ${out} could not be read or written: there is no permission to write there`,
    ]);
    expect(readTree(out)).toEqual({});
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
