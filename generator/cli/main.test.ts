import { rmSync } from "node:fs";
import { PassThrough } from "node:stream";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GenerateApi } from "../run.js";
import { fakePipeline, workspace } from "../testing/fake-pipeline.js";
import { readTree, writeTree } from "../testing/temporary-folder.js";
import type { Output } from "./io.js";
import { main } from "./main.js";

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly pipeline?: GenerateApi;
}

/** Runs a command line; times in its words are replaced, since they differ. */
async function run(cwd: string, line: string, setting: Setting = {}) {
  const { env = {}, terminal = false, pipeline = fakePipeline() } = setting;
  const [stdout, stderr] = [capture(terminal), capture(terminal)];
  const io = { stdout: stdout.output, stderr: stderr.output, env, cwd };
  const words = line === "" ? [] : line.split(" ");
  const code = await main(words, io, pipeline);
  const timeless = (text: string): string =>
    text.replace(/\bin \d+(?:\.\d)? m?s\b/g, "in 1.2 s").replaceAll(cwd, "CWD");
  return { code, out: timeless(stdout.text()), err: timeless(stderr.text()) };
}

function capture(terminal: boolean): { readonly output: Output; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const nothing = (): boolean => true;
  const cursor = { cursorTo: nothing, moveCursor: nothing, clearLine: nothing };
  const output = Object.assign(stream, { columns: 80, isTTY: terminal }, cursor);
  return { output, text: () => chunks.join("") };
}

async function generated(...apis: readonly string[]): Promise<string> {
  const cwd = workspace(...apis);
  await run(cwd, "generate");
  return cwd;
}

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

describe("a command line that cannot be understood", () => {
  const cwd = workspace("polar", "stripe");

  test.each([
    ["genrate", "Unknown command 'genrate'", "Did you mean generate?"],
    ["generate --spce a", "Unknown option '--spce'", "Did you mean --spec?"],
    ["check --zzzzzz", "Unknown option '--zzzzzz'", "See pagewright --help."],
    ["generate --format xml", "argument 'xml' is invalid", "See pagewright --help."],
    ["generate --format", "argument missing", "See pagewright --help."],
    ["generate --spec a --spec b --out c", "It was given twice.", "See pagewright --help."],
    ["generate --out c", "--out is of use only with --spec", "Add --spec <file>"],
    ["check --overlay a --name c", "--overlay, --name is of use only with --spec", "Add --spec"],
    ["generate --spec a", "--spec needs --out", "Add --out <dir>."],
    ["generate polar --spec a --out b", '"polar" an API of spec/', "Give the one or the other."],
    ["generate plar", 'There is no API "plar"', "Known here, the nearest first: polar, stripe."],
    ["check --spec a --out b --name B", "is not a name that npm takes", "lower-case letters"],
  ])("%s", async (line, message, hint) => {
    const { code, out, err } = await run(cwd, line);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(readTree(cwd)).not.toHaveProperty("generated");
  });

  test.each([["generate --format json --spce"], ["generate --format=json plar"]])(
    "is told in the format it asks for: %s",
    async (line) => {
      const { code, out, err } = await run(cwd, line);
      expect({ code, err }).toEqual({ code: 2, err: "" });
      expect(JSON.parse(out)).toMatchObject({ exitCode: 2, diagnostics: [{ severity: "error" }] });
    },
  );

  test("without a command gets the help, as a fault", async () => {
    const { code, out, err } = await run(cwd, "");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Usage: pagewright");
  });
});

describe("help and version", () => {
  test.each([["--help"], ["generate --help"], ["help check"], ["-h"]])("%s", async (line) => {
    const { code, out, err } = await run(workspace(), line);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Examples:\n  $ pagewright");
  });

  test("the help of a command says what each flag is for", async () => {
    expect((await run(workspace(), "generate --help")).out).toMatchInlineSnapshot(`
      "Usage: pagewright generate [options] [api...]

      Make the packages, each whole or not at all. Files it did not make are kept.

      Arguments:
        api                folders of spec/ (default: all of them)

      Options:
        --spec <file>      an OpenAPI document, "-" for stdin
        --overlay <file>   an OpenAPI Overlay to apply; may be repeated
        --out <dir>        the folder of the package
        --name <package>   the package's npm name
        --format <format>  how to tell what happened (choices: "text", "github",
                           "json", default: "text")
        --no-cache         make everything again, whatever was made before
        --quiet            tell problems only
        --debug            show the stack of a bug
        -h, --help         display help for command

      Examples:
        $ pagewright generate
        $ pagewright generate polar
        $ pagewright generate --spec api.json --overlay fixes.yaml --out client
        $ cat api.json | pagewright generate --spec - --out client --name @acme/client
      "
    `);
  });

  test("the version is the package's", async () => {
    expect(await run(workspace(), "--version")).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: "",
    });
  });
});

describe("a bug of ours", () => {
  test("says that it is one, asks for a report, and shows no stack", async () => {
    const { code, out, err } = await run(workspace("buggy"), "generate");
    expect({ code, out }).toEqual({ code: 70, out: "" });
    expect(err.replace(/^\(.*\)$/m, "(versions)")).toMatchInlineSnapshot(`
      "This is a bug of Pagewright, not of your document: TypeError: Cannot read properties of undefined
      Please report it, with the document if you may share it and what --debug adds to this.
      (versions)
      "
    `);
  });

  test("shows its stack with --debug", async () => {
    const { code, err } = await run(workspace("buggy"), "generate --debug");
    expect(code).toBe(70);
    expect(err).toMatch(/TypeError: Cannot read properties of undefined\n {4}at /);
  });

  test("leaves what was told and written before it", async () => {
    const { code, out } = await run(workspace("another", "buggy"), "generate");
    expect({ code, out }).toEqual({
      code: 70,
      out: "another: 11 operations (1 paged), 3 files, 3 new in 1.2 s\n",
    });
  });

  test("is part of the one JSON document", async () => {
    const { code, out } = await run(workspace("another", "buggy"), "generate --format json");
    expect(code).toBe(70);
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 70,
      apis: [{ api: "another", status: "written" }],
      diagnostics: [{ code: "internal-error" }],
    });
  });
});

describe("--format json", () => {
  test("prints one document with everything about every API", async () => {
    const cwd = workspace("broken", "polar");
    const { code, out, err } = await run(cwd, "check --format json");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(out.replace(/"milliseconds": \d+/g, '"milliseconds": 7')).toMatchInlineSnapshot(`
      "{
        "command": "check",
        "exitCode": 2,
        "apis": [
          {
            "status": "failed",
            "api": "broken",
            "out": "generated/broken",
            "diagnostics": [
              {
                "code": "document-broken",
                "severity": "error",
                "message": "The document is broken",
                "pointer": null,
                "location": null,
                "hint": "Mend it."
              }
            ],
            "milliseconds": 7
          },
          {
            "status": "stale",
            "api": "polar",
            "out": "generated/polar",
            "packageName": "@acme/polar",
            "operations": 11,
            "pagedOperations": 1,
            "webhooks": 0,
            "diagnostics": [],
            "files": 3,
            "missing": [
              {
                "path": ".pagewright.json",
                "reasons": [],
                "line": 1,
                "diff": "--- /dev/null\\n+++ b/.pagewright.json\\n+{\\n+  \\"document\\": \\"0123456789abcdef\\",\\n+  \\"files\\": {\\n+    \\"package.json\\": \\"37459b9d8141ed76\\",\\n+    \\"src/index.ts\\": \\"6ed8cef0bf728a02\\"\\n+  }\\n+}"
              },
              {
                "path": "package.json",
                "reasons": [],
                "line": 1,
                "diff": "--- /dev/null\\n+++ b/package.json\\n+{\\"name\\":\\"@acme/polar\\",\\"version\\":\\"0.0.0\\"}"
              },
              {
                "path": "src/index.ts",
                "reasons": [],
                "line": 1,
                "diff": "--- /dev/null\\n+++ b/src/index.ts\\n+export const name = \\"polar\\";"
              }
            ],
            "changed": [],
            "obsolete": [],
            "milliseconds": 7
          }
        ],
        "diagnostics": []
      }
      "
    `);
  });
});

describe("--format github", () => {
  test("annotates faults and stale files, with the command that mends them", async () => {
    const cwd = workspace("broken", "polar");
    const { code, out, err } = await run(cwd, "check --format github");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "::error title=document-broken::The document is broken%0Ahint: Mend it.
      broken: not generated (1 error) in 1.2 s
      ::error file=generated/polar/.pagewright.json,line=1,col=1,title=stale-missing::generated/polar/.pagewright.json is missing%0Ahint: Bring it up to date with: npx pagewright generate polar
      ::error file=generated/polar/package.json,line=1,col=1,title=stale-missing::generated/polar/package.json is missing%0Ahint: Bring it up to date with: npx pagewright generate polar
      ::error file=generated/polar/src/index.ts,line=1,col=1,title=stale-missing::generated/polar/src/index.ts is missing%0Ahint: Bring it up to date with: npx pagewright generate polar
      polar: stale, 3 missing of 3 files in 1.2 s
      "
    `);
  });
});

test("--format github annotates a stale file where it differs, and says why", async () => {
  const cwd = await generated("polar");
  writeTree(cwd, {
    "generated/polar/package.json": '{"name":"@acme/polar","version":"0.0.0"}\n\n',
  });
  rmSync(join(cwd, "generated/polar/src/index.ts"));
  const { out } = await run(cwd, "check --format github");
  expect(out).toContain(
    "::error file=generated/polar/package.json,line=3,col=1,title=stale-changed::generated/polar/package.json is not what would be generated: edited by hand%0Ahint: Generating undoes what was edited by hand; to keep it, say it in the document or an overlay. Bring it up to date with: npx pagewright generate polar\n",
  );
  expect(out).toContain("index.ts is missing: deleted by hand%0A");
});

describe("on a terminal", () => {
  const { CI, TERM } = process.env;

  beforeEach(() => {
    // yocto-spinner asks the process, not us.
    delete process.env.CI;
    process.env.TERM = "xterm";
  });
  afterEach(() => {
    if (CI !== undefined) process.env.CI = CI;
    if (TERM === undefined) delete process.env.TERM;
    else process.env.TERM = TERM;
  });

  test("shows the stages while they run, and colours the outcome", async () => {
    const { out, err } = await run(workspace("polar"), "generate", { terminal: true });
    expect(err).toContain("polar: reading the document");
    expect(err).toContain("polar: writing");
    const [hidden, shown] = [err.lastIndexOf("\u001b[?25l"), err.lastIndexOf("\u001b[?25h")];
    expect(shown).toBeGreaterThan(hidden);
    expect(out).toBe(
      "\u001b[1mpolar\u001b[22m: \u001b[32m11 operations (1 paged), 3 files, 3 new in 1.2 s\u001b[39m\n",
    );
  });

  test.each([
    ["--quiet", "generate --quiet", {}],
    ["CI", "generate", { CI: "true" }],
    ["a dumb terminal", "generate", { TERM: "dumb" }],
    ["--format json", "generate --format json", {}],
  ])("with %s draws no progress", async (_, line, env) => {
    const { err } = await run(workspace("polar"), line, { terminal: true, env });
    expect(err).toBe("");
  });

  test.each([
    [true, {}, true],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [true, { FORCE_COLOR: "0" }, false],
    [false, {}, false],
    [false, { FORCE_COLOR: "1" }, true],
    [false, { FORCE_COLOR: "" }, true],
    [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
    [false, { FORCE_COLOR: "false" }, false],
  ])("a terminal: %s, with %j: colours: %s", async (terminal, env, colored) => {
    const cwd = workspace("polar");
    const { out } = await run(cwd, "check", { terminal, env: { CI: "1", ...env } });
    expect(out.includes("\u001b[")).toBe(colored);
  });
});
