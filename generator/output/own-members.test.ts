import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { check, generate } from "../index.js";
import { booksDocument } from "../testing/books-document.js";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { fileFingerprint, fingerprint } from "./fingerprint.js";
import { withOwnMembers } from "./own-members.js";

const own = {
  private: true,
  license: "UNLICENSED",
  repository: { type: "git", url: "https://acme.example/books.git" },
};

test("what the owners of a package say in its package.json stays, and is not taken for an edit", async () => {
  const cwd = temporaryFolder();
  writeTree(cwd, { "openapi.json": JSON.stringify(booksDocument()) });
  const selection = { spec: "openapi.json", out: "client", cwd, cache: false };
  await generate(selection);
  const file = join(cwd, "client/package.json");
  const made = readFileSync(file, "utf8");
  const { name, version, ...rest } = JSON.parse(made) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ name, version, ...rest, ...own }, null, 2));
  expect((await check(selection)).apis).toMatchObject([
    { changed: [{ path: "package.json", reasons: ["layout"] }] },
  ]);
  const { apis } = await generate(selection);
  expect(apis[0]?.diagnostics.map(({ code }) => code)).not.toContain("output-edits-overwritten");
  expect(readFileSync(file, "utf8")).toBe(
    `${JSON.stringify({ name, version, ...own, ...rest }, null, 2)}\n`,
  );
  expect(await check(selection)).toMatchObject({ fresh: true });
});

test("nothing else is kept, and a package without such members is as it was made", () => {
  const files = [{ path: "package.json", text: '{ "name": "a", "version": "1.0.0" }\n' }];
  expect(withOwnMembers(files, { name: "b", scripts: { build: "b" }, bin: "c" })).toBe(files);
});

test("scripts of other names and the versions of tools stay as they are, where they are", async () => {
  const cwd = temporaryFolder();
  writeTree(cwd, { "openapi.json": JSON.stringify(booksDocument()) });
  const selection = { spec: "openapi.json", out: "client", cwd, cache: false };
  await generate(selection);
  const file = join(cwd, "client/package.json");
  const made = JSON.parse(readFileSync(file, "utf8")) as { readonly scripts: object };
  const scripts = { ...made.scripts, test: "vitest run" };
  const devDependencies = { typescript: "catalog:", vitest: "^4.0.0" };
  const theirs = `${JSON.stringify({ ...made, scripts, devDependencies }, null, 2)}\n`;
  writeFileSync(file, theirs);
  expect(await check(selection)).toMatchObject({ fresh: true });
  await generate(selection);
  expect(readFileSync(file, "utf8")).toBe(theirs);

  writeFileSync(file, theirs.replace("node build.mjs", "tsc"));
  expect((await check(selection)).apis).toMatchObject([
    { changed: [{ path: "package.json", reasons: ["edited"] }] },
  ]);
});

test("the fingerprint of a package.json is the same with and without them", () => {
  const text = (members: object): string =>
    `${JSON.stringify({ name: "a", ...members }, null, 2)}\n`;
  const print = (members: object): string => fileFingerprint("package.json", text(members));
  expect(print({ ...own, type: "module" })).toBe(print({ type: "module" }));
  expect(print({ type: "commonjs" })).not.toBe(print({ type: "module" }));
});

test.each([
  ...["private", "license", "author", "homepage", "repository", "bugs", "keywords"],
  "publishConfig",
])("%s is the owners', and stands behind the version", (member) => {
  const text = '{ "name": "a", "version": "1.0.0", "type": "module" }';
  const [file] = withOwnMembers([{ path: "package.json", text }], { [member]: "ours", main: "b" });
  const expected = { name: "a", version: "1.0.0", [member]: "ours", type: "module" };
  expect(file?.text).toBe(`${JSON.stringify(expected, null, 2)}\n`);
});

test("what the owners say counts more than what would be generated, and other files are nobody's", () => {
  const generated = { name: "a", version: "1.0.0", license: "MIT" };
  const files = ["package.json", "src/package.json"].map((path) => ({
    path,
    text: JSON.stringify(generated),
  }));
  const [own, other] = withOwnMembers(files, { license: "UNLICENSED" });
  expect(JSON.parse(own?.text ?? "")).toEqual({ ...generated, license: "UNLICENSED" });
  expect(other).toBe(files[1]);
});

test.each(["", "null", "[1]", "{", '"license"'])("a package.json that is %j has none", (text) => {
  expect(fileFingerprint("package.json", text)).toBe(fingerprint(text));
});
