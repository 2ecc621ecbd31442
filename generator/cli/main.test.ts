import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GenerateApi } from "../run.js";
import { generated, run } from "../testing/fake-command-line.js";
import { fakePipeline, workspace } from "../testing/fake-pipeline.js";
import { readTree, writeTree } from "../testing/temporary-folder.js";

describe("generate", () => {
  test("says one plain line per API where it is piped", async () => {
    expect(await run(workspace("polar", "stripe"), "generate")).toEqual({
      code: 0,
      out:
        "polar: 11 operations (1 paged), 3 files, 3 new in 1.2 s\n" +
        "stripe: 11 operations (1 paged), 3 files, 3 new in 1.2 s\n",
      err: "",
    });
  });

  test("counts what changed", async () => {
    const cwd = await generated("polar");
    writeTree(cwd, { "generated/polar/src/index.ts": "edited" });
    const first = await run(cwd, "generate polar");
    const second = await run(cwd, "generate polar");
    expect(first.out).toBe("polar: 11 operations (1 paged), 3 files, 1 changed in 1.2 s\n");
    expect(second.out).toBe("polar: 11 operations (1 paged), 3 files, nothing changed in 1.2 s\n");
  });

  test("tells the faults of one API and writes the others", async () => {
    const cwd = workspace("broken", "polar");
    const { code, out, err } = await run(cwd, "generate");
    expect(code).toBe(2);
    expect(out).toBe(
      "broken: not generated (1 error) in 1.2 s\n" +
        "polar: 11 operations (1 paged), 3 files, 3 new in 1.2 s\n",
    );
    expect(err).toMatchInlineSnapshot(`
      "error document-broken: The document is broken
        hint: Mend it.

      1 error
      "
    `);
    expect(Object.keys(readTree(join(cwd, "generated")))).toContain("polar");
  });

  test("takes a document, overlays, a folder and a name", async () => {
    const cwd = workspace();
    const seen: unknown[] = [];
    const pipeline: GenerateApi = (api, context) => {
      seen.push(api);
      return fakePipeline()(api, context);
    };
    const line = "generate --spec - --overlay a.yaml --overlay b.yaml --out o/x --name @acme/y";
    expect(await run(cwd, line, { pipeline })).toMatchObject({ code: 0, err: "" });
    expect(seen).toEqual([
      {
        name: "y",
        file: "-",
        overlays: [join(cwd, "a.yaml"), join(cwd, "b.yaml")],
        out: join(cwd, "o/x"),
        packageName: "@acme/y",
      },
    ]);
  });

  test("with --quiet says nothing but problems", async () => {
    const notes: readonly Diagnostic[] = [
      { code: "odd", severity: "warning", message: "This is odd" },
      { code: "minor", severity: "note", message: "This is minor" },
    ];
    const quiet = await run(workspace("polar"), "generate --quiet");
    expect(quiet).toEqual({ code: 0, out: "", err: "" });
    const pipeline = fakePipeline(notes);
    const { out, err } = await run(workspace("polar"), "generate --quiet", { pipeline });
    expect({ out, err }).toEqual({ out: "", err: "warning odd: This is odd\n\n1 warning\n" });
    expect((await run(workspace("polar"), "generate", { pipeline })).err).toContain("note minor");
  });

  test("answers a folder that cannot be made", async () => {
    const cwd = workspace();
    writeTree(cwd, { file: "" });
    const { code, err } = await run(cwd, "generate --spec a.yaml --out file/below");
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "error output-not-a-folder: CWD/file/below could not be read or written: a file is where a folder is needed (CWD/file)
        hint: Move the file away, or generate into another folder.

      1 error
      "
    `);
  });

  test("answers a file that is someone else's", async () => {
    const cwd = workspace("polar");
    writeTree(cwd, { "generated/polar/package.json": "{}" });
    const { code, err } = await run(cwd, "generate");
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      "error output-file-foreign: CWD/generated/polar has a file "package.json" that was not made by pagewright
        hint: Move or delete it, or generate into another folder. Nothing was written.

      1 error
      "
    `);
  });
});

describe("check", () => {
  test("is content with what generate made", async () => {
    expect(await run(await generated("polar"), "check")).toEqual({
      code: 0,
      out: "polar: up to date, 11 operations (1 paged), 3 files in 1.2 s\n",
      err: "",
    });
  });

  test("lists what is missing, changed and obsolete, and how to mend it", async () => {
    const cwd = await generated("polar", "stripe");
    writeTree(cwd, {
      "generated/polar/src/index.ts": "edited \u001b[2J\n",
      "generated/polar/.pagewright.json": '{"files":["package.json","src/index.ts","src/old.ts"]}',
      "generated/polar/src/old.ts": "",
      "generated/stripe/.pagewright.json": "{}",
    });
    const { code, out, err } = await run(cwd, "check polar");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "polar: stale, 2 changed, 1 obsolete of 3 files in 1.2 s
        changed  generated/polar/.pagewright.json
        changed  generated/polar/src/index.ts
        obsolete generated/polar/src/old.ts

      --- a/src/index.ts
      +++ b/src/index.ts
      @@ -1,1 +1,1 @@
      -edited \\u001b[2J
      +export const name = "polar";

      Bring it up to date with: npx pagewright generate polar
      "
    `);
  });

  test("before the first generate finds everything missing", async () => {
    const { code, out } = await run(workspace(), "check --spec a.yaml --out my'client");
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "my'client: stale, 3 missing of 3 files in 1.2 s
        missing  my'client/.pagewright.json
        missing  my'client/package.json
        missing  my'client/src/index.ts

      Bring it up to date with: npx pagewright generate --spec a.yaml --out 'my'\\''client'
      "
    `);
  });

  test("says why, and what else to know before it is mended", async () => {
    const cwd = await generated("polar");
    writeTree(cwd, { "generated/polar/src/index.ts": "// edited\n" });
    const { out } = await run(cwd, "check");
    expect(out).toContain("  changed  generated/polar/src/index.ts: edited by hand\n");
    expect(out).toMatch(
      /Bring it up to date with: npx pagewright generate\b.*\nGenerating undoes what was edited by hand/,
    );
  });

  test("with --quiet still lists what is stale", async () => {
    const { code, out } = await run(workspace("polar"), "check --quiet");
    expect(code).toBe(1);
    expect(out).toContain("missing  generated/polar/package.json");
    expect(await run(await generated("polar"), "check --quiet")).toMatchObject({ out: "" });
  });

  test("shows the diffs of ten files and counts the rest", async () => {
    const many =
      (text: string): GenerateApi =>
      async (api, context) => ({
        ...(await fakePipeline()(api, context)),
        files: Array.from({ length: 13 }, (_, index) => ({ path: `src/${index}.ts`, text })),
      });
    const cwd = workspace("polar");
    await run(cwd, "generate", { pipeline: many("a\n") });
    const { out } = await run(cwd, "check", { pipeline: many("b\n") });
    expect(out.match(/^\+\+\+ /gm)).toHaveLength(10);
    expect(out).toContain("(3 more changed files are not shown)");
  });

  test("with an API that fails and one that is stale ends as bad input", async () => {
    expect(await run(workspace("broken", "polar"), "check")).toMatchObject({ code: 2 });
  });
});
