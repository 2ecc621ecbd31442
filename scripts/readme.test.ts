import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { generate } from "../generator/index.js";
import { blocksOf } from "./readme/blocks.js";
import { runBlock } from "./readme/run-block.js";
import { typeFaults } from "./readme/type-faults.js";
import { startServer } from "./server/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const specFile = join(root, "spec", "polar", "openapi.yaml");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = blocksOf(readme);
const programs = blocks.filter(({ language }) => language === "ts");

test("every TypeScript block compiles against the package", () => {
  expect(programs.length).toBeGreaterThan(5);
  expect(typeFaults(programs, root)).toEqual([]);
}, 60_000);

describe("the block at line", () => {
  const runnable = programs.filter(({ mark }) => mark === "run");

  test.each(runnable.map((block) => [block.line, block] as const))(
    "%i runs and prints what the README says",
    async (_, block) => {
      const server = await startServer();
      const outcome = await runBlock(block, server, root);
      await server.close();
      expect(outcome).toEqual({ exitCode: 0, stdout: block.output ?? "", stderr: "" });
    },
    60_000,
  );
});

test("the extension is shown as Polar's document has it", () => {
  const block = blocks.find(({ text }) => text.startsWith("x-pagewright:"));
  const { servers, ...rest } = parse(block?.text ?? "") as { readonly servers: readonly unknown[] };
  const document = parse(readFileSync(specFile, "utf8")) as {
    readonly servers: readonly unknown[];
  };
  expect(document).toMatchObject(rest);
  expect(document.servers).toMatchObject([{}, ...servers]);
});

test("the overlay is one that can be applied", async () => {
  const overlays = blocks.filter(({ text }) => text.startsWith("overlay:"));
  expect(overlays).toHaveLength(1);
  const folder = mkdtempSync(join(tmpdir(), "pagewright-readme-"));
  try {
    const overlay = join(folder, "overlay.yaml");
    writeFileSync(overlay, overlays[0]!.text);
    const report = await generate({
      spec: specFile,
      overlays: [overlay],
      out: join(folder, "out"),
    });
    expect(report.apis.map(({ diagnostics }) => diagnostics)).toEqual([[]]);
    expect(report.ok).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test.each(["README.md", "CONTRIBUTING.md"])("%s names npm scripts that exist", (file) => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const text = readFileSync(join(root, file), "utf8");
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the flags that the README lists are those that --help lists", () => {
  const help = ["generate", "check"].map((command) =>
    execFileSync(process.execPath, ["--import", "tsx", "generator/cli.ts", command, "--help"], {
      cwd: root,
      encoding: "utf8",
    }),
  );
  const offered = help.join("").matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm);
  const listed = readme.matchAll(/^\| `(--[\w-]+)/gm);
  const names = (matches: Iterable<RegExpMatchArray>) =>
    [...new Set([...matches].map(([, name]) => name))].filter((name) => name !== "--help").sort();
  expect(names(listed)).toEqual(names(offered));
}, 60_000);
