import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { runCheck, runGenerate } from "./run.js";
import type { GenerateApi, ProgressEvent } from "./run.js";
import { fakePipeline, workspace } from "./testing/fake-pipeline.js";
import { readTree, writeTree } from "./testing/temporary-folder.js";

describe("generate", () => {
  test("writes every API and reports on each", async () => {
    const cwd = workspace("polar", "stripe");
    const { ok, apis } = await runGenerate({ cwd }, fakePipeline());
    expect(ok).toBe(true);
    expect(apis).toMatchObject([{ api: "polar" }, { api: "stripe" }]);
    expect(apis[0]).toEqual({
      status: "written",
      api: "polar",
      out: join(cwd, "generated/polar"),
      packageName: "@acme/polar",
      operations: 11,
      pagedOperations: 1,
      webhooks: 0,
      files: 3,
      diagnostics: [],
      added: [".pagewright.json", "package.json", "src/index.ts"],
      changed: [],
      removed: [],
      unchanged: [],
      overwritten: [],
      milliseconds: expect.any(Number),
    });
    expect(Object.keys(readTree(join(cwd, "generated")))).toHaveLength(2 + 2 * 4);
  });

  test("does not let one API that fails stop the others", async () => {
    const cwd = workspace("broken", "polar");
    const { ok, apis } = await runGenerate({ cwd }, fakePipeline());
    expect(ok).toBe(false);
    expect(apis).toMatchObject([
      { api: "broken", status: "failed", diagnostics: [{ code: "document-broken" }] },
      { api: "polar", status: "written" },
    ]);
  });

  test("gives the pipeline the version that is there", async () => {
    const cwd = workspace("polar");
    const versions: (string | undefined)[] = [];
    const pipeline: GenerateApi = (api, context) => {
      versions.push(context.previousVersion);
      return fakePipeline()(api, context);
    };
    await runGenerate({ cwd }, pipeline);
    writeTree(cwd, { "generated/polar/package.json": '{"version":"4.5.6"}\n' });
    await runGenerate({ cwd }, pipeline);
    expect(versions).toEqual(["0.0.0", "4.5.6"]);
    expect(readTree(join(cwd, "generated/polar"))["package.json"]).toContain("4.5.6");
  });

  test("warns once of what someone had written into generated files, and of nothing else", async () => {
    const cwd = workspace("polar");
    await runGenerate({ cwd }, fakePipeline());
    writeTree(cwd, { "generated/polar/src/index.ts": "export const mine = 1;\n" });
    const told = async () =>
      (await runGenerate({ cwd }, fakePipeline())).apis.flatMap(({ diagnostics }) => diagnostics);
    expect(await told()).toMatchObject([
      {
        code: "output-edits-overwritten",
        severity: "warning",
        message: expect.stringMatching(/overwritten: [^,]*src\/index\.ts$/) as unknown,
      },
    ]);
    expect(await told()).toEqual([]);
  });

  test("tells what it does while it does it", async () => {
    const cwd = workspace("polar", "stripe");
    const events: ProgressEvent[] = [];
    await runGenerate({ cwd, onProgress: (event) => events.push(event) }, fakePipeline());
    const told = events.map((event) =>
      event.kind === "stage"
        ? `${event.api} ${event.stage}`
        : `${event.api} ${event.report.status}`,
    );
    expect(told).toEqual([
      ...["polar load", "polar model", "polar write", "polar written"],
      ...["stripe load", "stripe model", "stripe write", "stripe written"],
    ]);
  });

  test("takes one document, from anywhere", async () => {
    const cwd = workspace();
    const options = { cwd, spec: "api.yaml", out: "client", name: "@acme/client" };
    const { apis } = await runGenerate(options, fakePipeline());
    expect(apis).toMatchObject([{ api: "client", packageName: "@acme/client" }]);
    expect(readTree(cwd)).toHaveProperty(["client/src/index.ts"]);
  });

  test("is refused as a whole where an API is not known", async () => {
    const cwd = workspace("polar");
    const before = readTree(cwd);
    await expect(runGenerate({ cwd, apis: ["plar", "polar"] }, fakePipeline())).rejects.toThrow(
      DiagnosticError,
    );
    expect(readTree(cwd)).toEqual(before);
  });

  test("throws what is no diagnostic as it is", async () => {
    const bug = new TypeError("x is undefined");
    const pipeline: GenerateApi = () => Promise.reject(bug);
    await expect(runGenerate({ cwd: workspace("polar") }, pipeline)).rejects.toBe(bug);
  });

  test("puts back what a killed run left before anything is read", async () => {
    const cwd = workspace("polar");
    await runGenerate({ cwd }, fakePipeline());
    const out = join(cwd, "generated/polar");
    const before = readTree(out);
    writeTree(cwd, {
      "generated/polar/package.json": '{"version":"9.9.9"}\n',
      "generated/.pagewright-stage-polar-999999999-abcdef/old-0": before["package.json"] ?? "",
      "generated/.pagewright-stage-polar-999999999-abcdef/journal.json": JSON.stringify({
        entries: [{ path: "package.json", existed: true, written: true }],
        newFolders: [],
      }),
    });
    const { apis } = await runGenerate({ cwd }, fakePipeline());
    expect(apis).toMatchObject([{ added: [], changed: [], removed: [] }]);
    expect(readTree(join(cwd, "generated"))).not.toHaveProperty([
      ".pagewright-stage-polar-999999999-abcdef",
    ]);
    expect(readTree(out)).toEqual(before);
  });
});

describe("check", () => {
  test("agrees with generate", async () => {
    const cwd = workspace("polar");
    await runGenerate({ cwd }, fakePipeline());
    expect(await runCheck({ cwd }, fakePipeline())).toMatchObject({
      ok: true,
      fresh: true,
      apis: [{ status: "fresh", missing: [], changed: [], obsolete: [], files: 3 }],
    });
  });

  test("finds what differs, and writes nothing", async () => {
    const cwd = workspace("polar", "stripe");
    await runGenerate({ cwd }, fakePipeline());
    writeTree(cwd, { "generated/polar/src/index.ts": "// edited\n" });
    const before = readTree(cwd);
    expect(await runCheck({ cwd }, fakePipeline())).toMatchObject({
      ok: true,
      fresh: false,
      apis: [
        { api: "polar", status: "stale", changed: [{ path: "src/index.ts" }] },
        { api: "stripe", status: "fresh" },
      ],
    });
    expect(readTree(cwd)).toEqual(before);
  });

  test("is not fresh where an API could not be generated", async () => {
    const cwd = workspace("broken");
    expect(await runCheck({ cwd }, fakePipeline())).toMatchObject({ ok: false, fresh: false });
  });
});
