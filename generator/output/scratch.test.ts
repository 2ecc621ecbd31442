import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readTree, temporaryFolder } from "../testing/temporary-folder.js";
import { withScratchFolder } from "./scratch.js";

const files = [{ path: "spec/books/openapi.yaml", bytes: Buffer.from("a") }];

test("a scratch folder has its files while it is used, and is gone afterwards", async () => {
  const parent = temporaryFolder();
  const use = (folder: string) => Promise.resolve({ folder, tree: readTree(folder) });
  const { folder, tree } = await withScratchFolder(files, use, parent);
  expect(tree).toMatchObject({ "spec/books/openapi.yaml": "a" });
  expect(existsSync(folder)).toBe(false);
});

test("a scratch folder that cannot be made is a matter for who set up the machine", async () => {
  const gone = join(temporaryFolder(), "gone");
  await expect(withScratchFolder(files, () => Promise.resolve(), gone)).rejects.toMatchObject({
    diagnostics: [{ code: "scratch-folder", message: expect.stringContaining(`${gone}: ENOENT`) }],
  });
});

test("a file out of the folder is a fault of ours", async () => {
  const out = [{ path: "../victim", bytes: Buffer.from("a") }];
  await expect(withScratchFolder(out, () => Promise.resolve(), temporaryFolder())).rejects.toThrow(
    "../victim leads out of its folder",
  );
});
