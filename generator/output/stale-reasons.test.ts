import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { SourceFile } from "../source-file.js";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { checkPackage } from "./check.js";
import { writePackage } from "./write.js";

const API = "src/api.ts";
const RUNTIME = "src/runtime.ts";

/** What a generator of a version makes of a document. */
function made(document: string, generator: string, extra: readonly string[] = []) {
  return [
    { path: "package.json", text: '{\n  "name": "polar",\n  "version": "1.0.0"\n}\n' },
    { path: API, text: `// ${document}, ${generator}\n` },
    { path: RUNTIME, text: `// ${generator}\n`, fixed: true },
    ...extra.map((path) => ({ path, text: `// ${path}\n` })),
  ];
}

async function written(files: readonly SourceFile[] = made("d1", "g1")): Promise<string> {
  const out = join(temporaryFolder(), "polar");
  await writePackage(out, files, { document: "d1" });
  return out;
}

function staleIn(out: string, files: readonly SourceFile[], document: string) {
  const { missing, changed, obsolete } = checkPackage(out, files, document);
  const all = [...missing, ...changed, ...obsolete];
  return Object.fromEntries(all.map(({ path, reasons }) => [path, reasons]));
}

const edit = (path: string) => (out: string) => {
  writeFileSync(join(out, path), "// by hand\n");
};
const remove = (path: string) => (out: string) => {
  rmSync(join(out, path));
};
const format = (out: string): void => {
  writeFileSync(join(out, API), "//  d1,\n\tg1;");
  const file = join(out, MANIFEST);
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8")), null, 4));
};
const nothing = (): void => undefined;
const MANIFEST = ".pagewright.json";

describe("why a file is stale", () => {
  test.each([
    ["nothing", nothing, "d1", "g1", {}],
    ["the document", nothing, "d2", "g1", { [API]: ["document"], [MANIFEST]: ["document"] }],
    [
      "the generator",
      nothing,
      "d1",
      "g2",
      { [API]: ["generator"], [RUNTIME]: ["generator"], [MANIFEST]: ["generator"] },
    ],
    [
      "the document and the generator",
      nothing,
      "d2",
      "g2",
      {
        [API]: ["document", "generator"],
        [RUNTIME]: ["generator"],
        [MANIFEST]: ["document", "generator"],
      },
    ],
    ["an edit", edit(API), "d1", "g1", { [API]: ["edited"] }],
    ["a formatter", format, "d1", "g1", { [API]: ["layout"], [MANIFEST]: ["layout"] }],
    [
      "the document, and a formatter",
      format,
      "d2",
      "g1",
      { [API]: ["document", "edited"], [MANIFEST]: ["document"] },
    ],
    ["an edit of the runtime", edit(RUNTIME), "d1", "g1", { [RUNTIME]: ["edited"] }],
    [
      "the document, and an edit",
      edit(API),
      "d2",
      "g1",
      { [API]: ["document", "edited"], [MANIFEST]: ["document"] },
    ],
    [
      "the document, and an edit elsewhere",
      edit(RUNTIME),
      "d2",
      "g1",
      { [API]: ["document"], [RUNTIME]: ["edited"], [MANIFEST]: ["document"] },
    ],
    [
      "the generator, and an edit",
      edit(RUNTIME),
      "d1",
      "g2",
      { [API]: ["generator"], [RUNTIME]: ["generator", "edited"], [MANIFEST]: ["generator"] },
    ],
    [
      "all three",
      edit(API),
      "d2",
      "g2",
      {
        [API]: ["document", "generator", "edited"],
        [RUNTIME]: ["generator"],
        [MANIFEST]: ["document", "generator"],
      },
    ],
    ["a file deleted", remove(API), "d1", "g1", { [API]: ["edited"] }],
    [
      "a file deleted, and the document",
      remove(API),
      "d2",
      "g1",
      { [API]: ["document", "edited"], [MANIFEST]: ["document"] },
    ],
  ])("%s", async (_, change, document, generator, expected) => {
    const out = await written();
    change(out);
    expect(staleIn(out, made(document, generator), document)).toEqual(expected);
  });

  test("a file that comes or goes has the same reasons", async () => {
    const out = await written(made("d1", "g1", ["src/gone.ts"]));
    expect(staleIn(out, made("d1", "g1", ["src/new.ts"]), "d2")).toEqual({
      "src/new.ts": ["document"],
      "src/gone.ts": ["document"],
      [MANIFEST]: ["document"],
    });
    edit("src/gone.ts")(out);
    expect(staleIn(out, made("d1", "g1"), "d1")).toEqual({
      "src/gone.ts": ["generator", "edited"],
      [MANIFEST]: ["generator"],
    });
  });

  test("a file in the way was never made", async () => {
    const out = await written();
    writeTree(out, { "src/new.ts": "mine\n" });
    expect(staleIn(out, made("d1", "g1", ["src/new.ts"]), "d2")).toMatchObject({
      "src/new.ts": ["foreign"],
    });
  });

  test("the manifest can be edited, too", async () => {
    const out = await written();
    const text = String(readTree(out)[MANIFEST]);
    writeTree(out, { [MANIFEST]: text.replace("{\n", '{\n  "by": "hand",\n') });
    expect(staleIn(out, made("d1", "g1"), "d1")).toEqual({ [MANIFEST]: ["edited"] });
  });

  test("where nothing was noted, nothing is claimed", async () => {
    const out = await written();
    writeTree(out, {
      [MANIFEST]: JSON.stringify({ files: ["package.json", API, RUNTIME] }),
      [API]: "// by hand\n",
    });
    expect(staleIn(out, made("d2", "g2"), "d2")).toEqual({
      [API]: [],
      [RUNTIME]: [],
      [MANIFEST]: [],
    });
    expect(staleIn(join(temporaryFolder(), "none"), made("d1", "g1"), "d1")).toMatchObject({
      [API]: [],
    });
  });
});

describe("what does not make a package stale", () => {
  test("another document that gives the same files, nor does generating touch anything", async () => {
    const out = await written();
    expect(staleIn(out, made("d1", "g1"), "d2")).toEqual({});
    const result = await writePackage(out, made("d1", "g1"), { document: "d2" });
    expect(result).toMatchObject({ added: [], changed: [], removed: [] });
  });

  test("another version, which is its releases'", async () => {
    const out = await written();
    const released = made("d1", "g1").map((file) => ({
      ...file,
      text: file.text.replace("1.0.0", "2.0.0"),
    }));
    writeTree(out, { "package.json": released[0]?.text ?? "" });
    expect(staleIn(out, released, "d1")).toEqual({});
  });
});

test("a merge of two runs is put in order by the next one, and the files of both are claimed", async () => {
  const out = await written(made("d1", "g1", ["src/a.ts"]));
  const ours = String(readTree(out)[MANIFEST]).split("\n");
  await writePackage(out, made("d2", "g1", ["src/b.ts"]), { document: "d2" });
  const theirs = String(readTree(out)[MANIFEST]).split("\n");
  const conflict = [
    "<<<<<<< HEAD",
    ...ours,
    "||||||| base",
    "{",
    "=======",
    ...theirs,
    ">>>>>>> b",
  ];
  writeTree(out, { [MANIFEST]: conflict.join("\n"), "src/a.ts": "// src/a.ts\n" });
  const merged = made("d3", "g1", ["src/c.ts"]);
  expect(staleIn(out, merged, "d3")).toMatchObject({ "src/a.ts": [], "src/c.ts": [] });
  const result = await writePackage(out, merged, { document: "d3" });
  expect(result.removed).toEqual(["src/a.ts", "src/b.ts"]);
  expect(staleIn(out, merged, "d3")).toEqual({});
});

test("the first line that differs is where to look", async () => {
  const out = await written([{ path: API, text: "one\ntwo\nthree\n" }]);
  writeTree(out, { [API]: "one\n2\nthree\n" });
  const [drift] = checkPackage(out, [{ path: API, text: "one\ntwo\nthree\n" }], "d1").changed;
  expect(drift?.line).toBe(2);
});

test("a merge that is not finished is told as such, and as no edit", async () => {
  const out = await written();
  const conflict = (ours: string, theirs: string): string =>
    ["<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> other", ""].join("\n");
  const documents = conflict(
    '  "document": "0123456789abcdef",',
    '  "document": "fedcba9876543210",',
  );
  writeTree(out, {
    [API]: conflict("// a", "// b"),
    [MANIFEST]: (readTree(out)[MANIFEST] ?? "").replace(/^ *"document".*\n/m, documents),
  });
  expect(staleIn(out, made("d2", "g1"), "d2")).toEqual({
    [API]: ["conflict"],
    [MANIFEST]: ["conflict"],
  });
  const { overwritten } = await writePackage(out, made("d2", "g1"), { document: "d2" });
  expect(overwritten).toEqual([]);
});
