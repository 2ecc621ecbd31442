import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { checkPackage } from "./check.js";
import { MANIFEST } from "./manifest.js";
import { writePackage } from "./write.js";

const files = [
  { path: "package.json", text: "{}\n" },
  { path: "src/a.ts", text: "one\ntwo\nthree\n" },
  { path: "src/b.ts", text: "b\n" },
];
const fresh = { missing: [], changed: [], obsolete: [] };

async function written(): Promise<string> {
  const out = join(temporaryFolder(), "polar");
  await writePackage(out, files);
  return out;
}

describe("checking a package", () => {
  test("finds nothing where it is what would be generated, whatever else is there", async () => {
    const out = await written();
    writeTree(out, { "src/hand.test.ts": "by hand" });
    expect(checkPackage(out, files)).toEqual(fresh);
  });

  test("does not mind the line ends that version control chose", async () => {
    const out = await written();
    for (const { path, text } of files) {
      writeFileSync(join(out, path), text.replaceAll("\n", "\r\n"));
    }
    expect(checkPackage(out, files)).toEqual(fresh);
  });

  test("reads a manifest before which an editor put a byte-order mark", async () => {
    const out = await written();
    const manifest = readFileSync(join(out, MANIFEST), "utf8");
    writeFileSync(join(out, MANIFEST), `\ufeff${manifest}`);
    expect(checkPackage(out, files).changed).toMatchObject([
      { path: MANIFEST, reasons: ["layout"] },
    ]);
  });

  test("finds files that are missing, changed and obsolete, and shows how", async () => {
    const out = await written();
    rmSync(join(out, "src/b.ts"));
    writeFileSync(join(out, "src/a.ts"), "one\n2\nthree\n");
    const { missing, changed, obsolete } = checkPackage(out, files.slice(1));
    expect(missing).toMatchObject([
      { path: "src/b.ts", diff: "--- /dev/null\n+++ b/src/b.ts\n+b" },
    ]);
    expect(changed.map(({ path }) => path)).toEqual([".pagewright.json", "src/a.ts"]);
    expect(changed[1]?.diff).toMatchInlineSnapshot(`
      "--- a/src/a.ts
      +++ b/src/a.ts
      @@ -1,3 +1,3 @@
       one
      -2
      +two
       three"
    `);
    expect(obsolete).toMatchObject([
      { path: "package.json", diff: "--- a/package.json\n+++ /dev/null\n-{}" },
    ]);
  });

  test("finds everything missing where there is no folder, and makes none", () => {
    const out = join(temporaryFolder(), "no/such/folder");
    expect(checkPackage(out, files).missing).toHaveLength(4);
    expect(existsSync(join(out, ".."))).toBe(false);
  });

  test("counts a file that is not pagewright's as changed", () => {
    const out = temporaryFolder();
    writeTree(out, { "package.json": "mine" });
    expect(checkPackage(out, files).changed.map(({ path }) => path)).toEqual(["package.json"]);
    expect(readTree(out)).toEqual({ "package.json": "mine" });
  });

  test("tells a final line break that is not there", async () => {
    const out = await written();
    writeFileSync(join(out, "src/b.ts"), "b");
    expect(checkPackage(out, files).changed[0]?.diff).toContain("\\ No newline at end of file");
  });

  test("is refused where the folder is a file", () => {
    const root = temporaryFolder();
    writeTree(root, { polar: "a file" });
    expect(() => checkPackage(join(root, "polar"), files)).toThrow(
      /a file is where a folder is needed/,
    );
  });
});
