import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { readPreviousVersion } from "./previous-version.js";

function versionIn(text: string): string | undefined {
  const out = temporaryFolder();
  writeTree(out, { "package.json": text });
  return readPreviousVersion(out);
}

test.each([["0.0.0"], ["1.20.3"], ["1.0.0-rc.1"], ["1.0.0-alpha+001.sha-5114f85"]])(
  "%s is kept",
  (version) => {
    expect(versionIn(JSON.stringify({ version }))).toBe(version);
  },
);

test("an editor's byte-order mark is passed over, as npm does", () => {
  expect(versionIn('\ufeff{ "version": "1.20.3" }\r\n')).toBe("1.20.3");
});

test.each([
  ["no version", "{}"],
  ["a number", '{"version":1}'],
  ["a part too few", '{"version":"1.2"}'],
  ["a leading zero", '{"version":"1.02.3"}'],
  ["a prefix", '{"version":"v1.2.3"}'],
  ["a range", '{"version":"^1.2.3"}'],
  ["more after it", '{"version":"1.2.3\\"; process.exit()"}'],
  ["a line break after it", '{"version":"1.2.3\\n"}'],
  ["far too much", JSON.stringify({ version: `1.2.3-${"a".repeat(300)}` })],
  ["no object", "null"],
])("%s counts as none", (_, text) => {
  expect(versionIn(text)).toBeUndefined();
});

test("a package that is not there has none", () => {
  expect(readPreviousVersion(join(temporaryFolder(), "no/package"))).toBeUndefined();
});

test("a package.json that is a link is not followed", () => {
  const [out, elsewhere] = [temporaryFolder(), temporaryFolder()];
  writeTree(elsewhere, { "package.json": '{"version":"6.6.6"}' });
  symlinkSync(join(elsewhere, "package.json"), join(out, "package.json"));
  expect(readPreviousVersion(out)).toBeUndefined();
});

test("a package.json with a merge conflict is refused rather than its version forgotten", () => {
  expect(() => versionIn("{\n<<<<<<< HEAD\n")).toThrow(/output-package-json-invalid/);
});
