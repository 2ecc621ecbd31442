import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { describe, expect, jest, test } from "@jest/globals";

import type { ApiConfig, Generation, generateApi } from "../pipeline.js";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";
import { cacheFolder, withCache } from "./generation-cache.js";

/** A pipeline that says what it read, and counts how often it was asked. */
function setUp() {
  const root = temporaryFolder();
  writeTree(root, { "openapi.yaml": "a", "overlay.yaml": "b", "part.yaml": "c" });
  const at = (name: string): string => join(root, name);
  const api: ApiConfig = {
    name: "books",
    file: at("openapi.yaml"),
    overlays: [at("overlay.yaml")],
    out: at("out"),
  };
  const made = jest.fn<(...given: Parameters<typeof generateApi>) => Promise<Generation>>(() => {
    const location = { source: { file: at("part.yaml"), text: "c" }, line: 1, column: 1 };
    return Promise.resolve({
      files: [{ path: "api.md", text: "é" }],
      document: "0",
      packageName: "books",
      operations: 1,
      pagedOperations: 0,
      webhooks: 0,
      inputs: [api.file, ...api.overlays, at("part.yaml")],
      diagnostics: [{ code: "odd", severity: "note", message: "odd", location }],
      records: () => [{ typeName: "Book", key: "k", looksAt: [], names: ["Book"] }],
    });
  });
  const cached = withCache(made, at("cache"));
  const run = (config = api, previousVersion?: string): Promise<Generation> =>
    cached(config, { previousVersion });
  return { at, api, made, run };
}

test("what was made is not made again, and is the same", async () => {
  const { made, run } = setUp();
  const first = await run();
  const second = await run();
  expect(made).toHaveBeenCalledTimes(1);
  const { records, ...rest } = first;
  expect(second).toMatchObject({ ...rest, diagnostics: [{ code: "odd", message: "odd" }] });
  expect(second.records()).toEqual(records());
  expect(second.diagnostics[0]?.location?.source.text).toBe("c");
});

describe("it is made again when there is a change in", () => {
  test.each(["openapi.yaml", "overlay.yaml", "part.yaml"])("%s", async (name) => {
    const { at, made, run } = setUp();
    await run();
    writeFileSync(at(name), "changed");
    await run();
    expect(made).toHaveBeenCalledTimes(2);
  });

  test("a file that was looked for and is there now", async () => {
    const { api, at, made, run } = setUp();
    const first = await run();
    made.mockResolvedValue({ ...first, inputs: [...first.inputs, at("missing.yaml")] });
    const lenient = { ...api, lenient: true };
    await run(lenient);
    await run(lenient);
    expect(made).toHaveBeenCalledTimes(2);
    writeFileSync(at("missing.yaml"), "come");
    await run(lenient);
    expect(made).toHaveBeenCalledTimes(3);
  });

  test("what was asked for", async () => {
    const { api, made, run } = setUp();
    await run();
    await run({ ...api, packageName: "other" });
    await run(api, "1.0.0");
    expect(made).toHaveBeenCalledTimes(3);
  });
});

test("what is made after a change is told what the same generator made before", async () => {
  const { at, made, run } = setUp();
  const { files, records } = await run();
  writeFileSync(at("openapi.yaml"), "changed");
  await run();
  const told = made.mock.calls.map(([, context]) => context.known);
  expect(told).toEqual([undefined, { files, records: records() }]);
  const [slot = ""] = readdirSync(at("cache"));
  const entry = JSON.parse(readFileSync(join(at("cache"), slot), "utf8")) as object;
  writeFileSync(join(at("cache"), slot), JSON.stringify({ ...entry, generator: "another" }));
  await run();
  expect(made.mock.calls.at(-1)?.[1].known).toBeUndefined();
});

test("a result that is damaged is made again", async () => {
  const { at, made, run } = setUp();
  await run();
  for (const name of readdirSync(at("cache"))) writeFileSync(join(at("cache"), name), '{"gen');
  await run();
  expect(made).toHaveBeenCalledTimes(2);
});

test("where nothing can be kept, everything is made as if there were no cache", async () => {
  const { at, made, run } = setUp();
  writeFileSync(at("cache"), "a file");
  await run();
  await run();
  expect(made).toHaveBeenCalledTimes(2);
});

test("standard input is never remembered", async () => {
  const { at, api, made, run } = setUp();
  await run({ ...api, file: "-" });
  await run({ ...api, file: "-" });
  expect(made).toHaveBeenCalledTimes(2);
  expect(existsSync(at("cache"))).toBe(false);
});

// Windows has no such files.
const testPosix = process.platform === "win32" ? test.skip : test;

testPosix("nor is a document that can be read but once", async () => {
  const { at, api, made, run } = setUp();
  const pipe = at("pipe");
  execFileSync("mkfifo", [pipe]);
  // To open it would wait for somebody who writes.
  await run({ ...api, overlays: [pipe] });
  expect(made).toHaveBeenCalledTimes(1);
  expect(existsSync(at("cache"))).toBe(false);
});

test("a place in a file behind a link is told again", async () => {
  const { at, api, made, run } = setUp();
  symlinkSync(at("part.yaml"), at("link.yaml"));
  const first = await run();
  made.mockResolvedValue({ ...first, inputs: [api.file, ...api.overlays, at("link.yaml")] });
  await run({ ...api, name: "linked" });
  const { diagnostics } = await run({ ...api, name: "linked" });
  expect(made).toHaveBeenCalledTimes(2);
  expect(diagnostics[0]?.location?.source.text).toBe("c");
});

test("a document that changes while it is read is not remembered", async () => {
  const { at, made, run } = setUp();
  const make = made.getMockImplementation();
  made.mockImplementationOnce(async () => {
    writeFileSync(at("openapi.yaml"), "changed meanwhile");
    return (make as () => Promise<Generation>)();
  });
  await run();
  await run();
  expect(made).toHaveBeenCalledTimes(2);
});

test("results are kept beside what is installed, or nowhere", () => {
  const root = temporaryFolder();
  expect(cacheFolder({ out: join(root, "generated", "books") })).toBeUndefined();
  mkdirSync(join(root, "node_modules"));
  expect(cacheFolder({ out: join(root, "generated", "books") })).toBe(
    join(root, "node_modules", ".cache", "pagewright"),
  );
});
