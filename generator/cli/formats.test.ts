import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { generated, run } from "../testing/fake-command-line.js";
import { workspace } from "../testing/fake-pipeline.js";
import { temporaryFolder, writeTree } from "../testing/temporary-folder.js";

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
    "generated/polar/package.json": '{"name":"@acme/polar","version":"0.0.0","type":"module"}\n',
  });
  rmSync(join(cwd, "generated/polar/src/index.ts"));
  const { out } = await run(cwd, "check --format github");
  expect(out).toContain(
    "::error file=generated/polar/package.json,line=1,col=1,title=stale-changed::generated/polar/package.json is not what would be generated: edited by hand%0Ahint: Generating undoes what was edited by hand; to keep it, say it in the document or an overlay. Bring it up to date with: npx pagewright generate polar\n",
  );
  expect(out).toContain("index.ts is missing: deleted by hand%0A");
});

test.each([
  ["below the root of the checkout", "..", "api/generated/polar/src/index.ts"],
  ["at its root", ".", "generated/polar/src/index.ts"],
  ["elsewhere", "elsewhere", "generated/polar/src/index.ts"],
])("--format github names files as GitHub does, where it runs %s", async (_, root, file) => {
  const cwd = join(temporaryFolder(), "api");
  cpSync(await generated("polar"), cwd, { recursive: true });
  writeTree(cwd, { "generated/polar/src/index.ts": "edited" });
  const env = { GITHUB_WORKSPACE: join(cwd, root) };
  const { out } = await run(cwd, "check --format github", { env });
  expect(out).toContain(`::error file=${file},line=1,`);
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
