import { describe, expect, test } from "@jest/globals";
import { run } from "../testing/fake-command-line.js";
import { workspace } from "../testing/fake-pipeline.js";
import { readTree } from "../testing/temporary-folder.js";

describe("a command line that cannot be understood", () => {
  const cwd = workspace("polar", "stripe");

  test.each([
    ["genrate", "Unknown command 'genrate'", "Did you mean generate?"],
    ["generate --spce a", "Unknown option '--spce'", "Did you mean --spec?"],
    ["check --zzzzzz", "Unknown option '--zzzzzz'", "See pagewright --help."],
    ["generate --format xml", "argument 'xml' is invalid", "See pagewright --help."],
    ["generate --format", "argument missing", "See pagewright --help."],
    ["generate --spec a --spec b --out c", "It was given twice.", "See pagewright --help."],
    ["explain a --spec b --spec c", "It was given twice.", "See pagewright --help."],
    ["infer --spec a --spec b", "It was given twice.", "See pagewright --help."],
    ["infer polar --out a --out b", "It was given twice.", "See pagewright --help."],
    ["diff --base a --base b", "It was given twice.", "See pagewright --help."],
    ["diff --from a --to b --to c", "It was given twice.", "See pagewright --help."],
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
        --lenient          type what a reference leads to, and is missing, as unknown
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
