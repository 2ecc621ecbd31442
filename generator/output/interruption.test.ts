import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, renameSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { SourceFile } from "../source-file.js";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { checkPackage } from "./check.js";
import { writePackage } from "./write.js";

const generator = dirname(dirname(fileURLToPath(import.meta.url)));
const script = join(temporaryFolder(), "write-and-die.mjs");

// Dozens of processes one after the other, on a machine that may have much else to do.
jest.setTimeout(120_000);

beforeAll(() => {
  const esbuild = join(generator, "../node_modules/esbuild/bin/esbuild");
  const fixture = join(generator, "testing/write-and-die.ts");
  const options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error"];
  execFileSync(esbuild, [fixture, ...options, `--outfile=${script}`]);
});

function write(out: string, files: readonly SourceFile[], step = "", signal = "SIGKILL") {
  const run = spawnSync(process.execPath, [script, out, JSON.stringify(files), step, signal], {
    encoding: "utf8",
  });
  return { ...run, steps: run.stdout.trim().split("\n") };
}

const before: readonly SourceFile[] = [
  { path: "package.json", text: '{"version":"1.2.3"}\n' },
  { path: "src/a.ts", text: "export const a = 1;\n" },
  { path: "src/same.ts", text: "export {};\n" },
  { path: "src/old/gone.ts", text: "export const gone = 1;\n" },
];
const after: readonly SourceFile[] = [
  { path: "package.json", text: '{"version":"1.2.3","x":1}\n' },
  { path: "src/a.ts", text: "export const a = 2;\n" },
  { path: "src/same.ts", text: "export {};\n" },
  { path: "src/new/deep/b.ts", text: "export const b = 1;\n" },
];

/** A package with a hand-written file in it, and the folder around it. */
async function packageBefore() {
  const parent = temporaryFolder();
  const out = join(parent, "polar");
  await writePackage(out, before);
  writeTree(out, { "src/hand.test.ts": "by hand\r\n\u00ff" });
  return { parent, out };
}

const stepsOf = async (): Promise<readonly string[]> => {
  const { out } = await packageBefore();
  return write(out, after).steps;
};

describe("killed at any step", () => {
  test("a run has the steps that the tests below stop at", async () => {
    expect(await stepsOf()).toMatchInlineSnapshot(`
      [
        "stage .pagewright.json",
        "stage package.json",
        "stage src/a.ts",
        "stage src/new/deep/b.ts",
        "open the journal",
        "move .pagewright.json aside",
        "move package.json aside",
        "move src/a.ts aside",
        "move src/old/gone.ts aside",
        "move .pagewright.json in",
        "move package.json in",
        "move src/a.ts in",
        "move src/new/deep/b.ts in",
        "remove folders left empty",
        "close the journal",
        "survived",
      ]
    `);
  });

  // One test for all steps: how many there are is known only when it runs.
  test("the next check finds the old package, byte for byte, or the new one whole", async () => {
    const steps = await stepsOf();
    for (const [step, name] of steps.entries()) {
      const { parent, out } = await packageBefore();
      const old = readTree(parent);
      const { signal } = write(out, after, String(step));
      if (name === "survived") break;
      expect({ name, signal }).toEqual({ name, signal: "SIGKILL" });
      checkPackage(out, before);
      expect({ name, tree: readTree(parent) }).toEqual({ name, tree: old });
      await writePackage(out, after);
      expect(checkPackage(out, after)).toEqual({ missing: [], changed: [], obsolete: [] });
      expect(readdirSync(parent)).toEqual(["polar"]);
    }
  });

  test("a package that was not there is not there again", () => {
    const { steps } = write(join(temporaryFolder(), "polar"), after);
    for (const step of steps.slice(0, -1).keys()) {
      const parent = temporaryFolder();
      write(join(parent, "polar"), after, String(step));
      checkPackage(join(parent, "polar"), after);
      expect({ step: steps[step], left: readdirSync(parent) }).toEqual({
        step: steps[step],
        left: [],
      });
    }
  });

  test("a recovery that is killed as well is finished by the one after it", async () => {
    const { parent, out } = await packageBefore();
    const old = readTree(parent);
    const lethal = (await stepsOf()).indexOf("move src/new/deep/b.ts in");
    write(out, after, String(lethal));
    // The files a half-done recovery leaves: the first of them is back already.
    const [stage = ""] = readdirSync(parent).filter((name) =>
      name.startsWith(".pagewright-stage-"),
    );
    renameSync(join(parent, stage, "old-0"), join(out, ".pagewright.json"));
    checkPackage(out, before);
    expect(readTree(parent)).toEqual(old);
  });
});

describe("asked to end", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"])(
    "%s waits for the write, then has its usual effect",
    async (signal) => {
      const { parent, out } = await packageBefore();
      const run = write(out, after, "3", signal);
      expect(run.signal).toBe(signal);
      expect(run.steps).not.toContain("survived");
      expect(readdirSync(parent)).toEqual(["polar"]);
      expect(checkPackage(out, after)).toEqual({ missing: [], changed: [], obsolete: [] });
    },
  );
});

describe("two runs at once", () => {
  test("a package that another process is writing is left to it", async () => {
    const { parent, out } = await packageBefore();
    // The process that runs this test is alive, and is not the one asked about.
    writeTree(parent, { [`.pagewright-stage-polar-${process.ppid}-abcdef/new-0`]: "" });
    await expect(writePackage(out, after)).rejects.toThrow(/output-busy: .* is being written by/);
  });

  test("one whose process id has gone to another program long since is recovered", async () => {
    const { parent, out } = await packageBefore();
    const stage = `.pagewright-stage-polar-${process.ppid}-abcdef`;
    writeTree(parent, { [`${stage}/new-0`]: "" });
    utimesSync(join(parent, stage), 0, 0);
    await writePackage(out, after);
    expect(readdirSync(parent)).toEqual(["polar"]);
  });

  test("the stage of a package whose name only begins alike is not touched", async () => {
    const { parent, out } = await packageBefore();
    writeTree(parent, { ".pagewright-stage-polar-next-999999999-abcdef/new-0": "" });
    await writePackage(out, after);
    expect(readdirSync(parent)).toEqual([".pagewright-stage-polar-next-999999999-abcdef", "polar"]);
  });
});

describe("a stage that came with a checkout", () => {
  const stage = ".pagewright-stage-polar-999999999-abcdef";
  const entry = { existed: false, written: true };

  test.each([
    [
      "a path that leaves the package",
      { entries: [{ path: "../victim", ...entry }], newFolders: [] },
    ],
    ["a folder that leaves the package", { entries: [], newFolders: ["../victim-folder"] }],
    ["another shape", { entries: "all" }],
    ["no object", null],
  ])("is refused with %s in its journal", async (_, journal) => {
    const { parent, out } = await packageBefore();
    writeTree(parent, { victim: "keep", [`${stage}/journal.json`]: JSON.stringify(journal) });
    await expect(writePackage(out, after)).rejects.toThrow("output-not-recovered");
    expect(readTree(parent).victim).toBe("keep");
  });
});
