import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { resolveApis } from "./config.js";
import { comparePackage } from "./output/compare.js";
import { readPreviousVersion } from "./output/previous-version.js";
import { generateApi } from "./pipeline.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The committed packages are the snapshots of what is generated: every file, byte for byte.
const packages = await Promise.all(
  resolveApis({}, root).map(async (api) => {
    const { files } = await generateApi(api, { previousVersion: readPreviousVersion(api.out) });
    return { api, files };
  }),
);

const files = packages.flatMap(({ api, files }) =>
  files.map((file) => [`generated/${api.name}/${file.path}`, file.text] as const),
);

test.each(files)("%s is committed as it is generated", (path, text) => {
  expect(readFileSync(join(root, path), "utf8")).toBe(text);
});

test.each(packages)("generated/$api.name has no file that is no longer made", ({ api, files }) => {
  const obsolete = comparePackage(api.out, files).filter(({ state }) => state === "obsolete");
  expect(obsolete.map(({ path }) => path)).toEqual([]);
});
