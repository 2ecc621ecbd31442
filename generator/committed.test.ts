import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { resolveApis } from "./config.js";
import { comparePackage } from "./output/compare.js";
import { readManifest } from "./output/manifest.js";
import { readPreviousVersion } from "./output/previous-version.js";
import { generateApi } from "./pipeline.js";
import type { SourceFile } from "./source-file.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The committed packages are the snapshots of what is generated: every file, byte for byte.
describe.each(resolveApis({}, root))("generated/$name", (api) => {
  const owned = [...readManifest(api.out).files.keys()];
  let files: readonly SourceFile[];
  let document: string;

  beforeAll(async () => {
    ({ files, document } = await generateApi(api, {
      previousVersion: readPreviousVersion(api.out),
    }));
  });

  test.each(owned)("%s is committed as it is generated", (path) => {
    const generated = files.find((file) => file.path === path);
    expect(readFileSync(join(api.out, path), "utf8")).toBe(generated?.text);
  });

  test("no file is missing, and none is no longer made", () => {
    const strays = comparePackage(api.out, files, document).comparisons.filter(
      ({ state }) => state !== "same",
    );
    expect(strays.map(({ path, state }) => `${path} is ${state}`)).toEqual([]);
  });
});
