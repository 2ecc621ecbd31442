import { mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { nameOfDocument, resolveApis } from "./config.js";
import type { Selection } from "./config.js";
import { packageNameOf } from "./config/package-name.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { temporaryFolder, writeTree } from "./testing/temporary-folder.js";

function workspace(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  writeTree(root, files);
  return root;
}

function faults(selection: Selection, cwd: string) {
  try {
    return resolveApis(selection, cwd).map(({ name }) => `fine: ${name}`);
  } catch (error) {
    expect(error).toBeInstanceOf(DiagnosticError);
    return (error as DiagnosticError).diagnostics.map(({ code, message, hint = "" }) =>
      `${code}: ${message}. ${hint}`.replaceAll(cwd, "CWD"),
    );
  }
}

describe("a workspace", () => {
  const root = workspace({
    "package.json": '{"name":"@acme/monorepo"}',
    "spec/stripe/openapi.json": "{}",
    "spec/polar/openapi.yaml": "",
    "spec/polar/overlays/10-b.yaml": "",
    "spec/polar/overlays/9-a.yml": "",
    "spec/polar/overlays/B.json": "",
    "spec/polar/overlays/a.json": "",
    "spec/polar/overlays/c.YAML": "",
    "spec/polar/overlays/README.md": "",
    "spec/polar/overlays/.hidden.yaml": "",
    "spec/shared/types.yaml": "",
    "spec/.drafts/openapi.yaml": "",
    "spec/README.md": "",
    "packages/app/index.ts": "",
  });

  test("has an API for every folder with a document, by name", () => {
    expect(resolveApis({}, root)).toEqual([
      {
        name: "polar",
        file: join(root, "spec/polar/openapi.yaml"),
        overlays: ["10-b.yaml", "9-a.yml", "B.json", "a.json", "c.YAML"].map((file) =>
          join(root, "spec/polar/overlays", file),
        ),
        out: join(root, "generated/polar"),
        defaultPackageName: "@acme/polar",
      },
      {
        name: "stripe",
        file: join(root, "spec/stripe/openapi.json"),
        overlays: [],
        out: join(root, "generated/stripe"),
        defaultPackageName: "@acme/stripe",
      },
    ]);
  });

  test("is found from any folder in it", () => {
    expect(resolveApis({}, join(root, "packages/app"))).toEqual(resolveApis({}, root));
  });

  test.each([
    [["stripe"], ["stripe"]],
    [
      ["stripe", "polar", "stripe"],
      ["polar", "stripe"],
    ],
    [[], ["polar", "stripe"]],
  ])("asked for %j, gives %j", (apis, names) => {
    expect(resolveApis({ apis }, root).map(({ name }) => name)).toEqual(names);
  });

  test("tells every name it does not know, and the nearest one it does", () => {
    expect(faults({ apis: ["strpe", "polar", "shared", "../x"] }, root)).toEqual([
      'api-unknown: There is no API "strpe". Known here, the nearest first: stripe, polar.',
      "api-unknown: spec/shared has no openapi.yaml, openapi.yml or openapi.json. Known here, the nearest first: polar, stripe.",
      'api-unknown: There is no API "../x". Known here, the nearest first: polar, stripe.',
    ]);
  });

  test.each([
    ["openapi.yaml", "openapi.yml"],
    ["openapi.yml", "openapi.json"],
  ])("does not choose between %s and %s", (a, b) => {
    const cwd = workspace({ [`spec/x/${a}`]: "", [`spec/x/${b}`]: "" });
    expect(faults({}, cwd)[0]).toContain(`api-documents-several: spec/x has ${a} and ${b}`);
  });

  test.each([
    ["Polar"],
    ["my api"],
    ["a..b"],
    ["-x"],
    ["x-"],
    ["nul"],
    ["com1"],
    ["--spec"],
    ["$(id)"],
    ["a;b"],
    ["ünï"],
    ["x\u202ey"],
    ["x".repeat(101)],
  ])("does not take the folder name %j for an API", (name) => {
    expect(faults({}, workspace({ [`spec/${name}/openapi.yaml`]: "" }))[0]).toContain(
      "api-name-invalid",
    );
  });

  test.each([["polar"], ["v2"], ["2fa"], ["acme-billing.v2"], ["a_b"]])(
    "takes the folder name %j for an API",
    (name) => {
      expect(faults({}, workspace({ [`spec/${name}/openapi.yaml`]: "" }))).toEqual([
        `fine: ${name}`,
      ]);
    },
  );

  test.each([
    ['{"name":"pagewright"}', "@pagewright/x"],
    ['{"name":"@pagewright/root"}', "@pagewright/x"],
    ['\uFEFF{"name":"pagewright"}', "@pagewright/x"],
    ['{"name":"Not A Name"}', undefined],
    ['{"name":"a\\"b"}', undefined],
    ["{}", undefined],
    ["null", undefined],
  ])("whose package.json is %s calls a package %s", (text, expected) => {
    const cwd = workspace({ "package.json": text, "spec/x/openapi.yml": "" });
    expect(resolveApis({}, cwd)[0]?.defaultPackageName).toBe(expected);
  });

  test("passes over links that lead nowhere or in a circle", () => {
    const cwd = workspace({ "spec/x/openapi.yaml": "" });
    for (const path of ["spec/circle", "spec/x/overlays", "package.json"]) {
      symlinkSync(basename(path), join(cwd, path));
    }
    symlinkSync("nowhere", join(cwd, "spec/nowhere"));
    expect(resolveApis({}, cwd)).toMatchObject([{ name: "x", overlays: [] }]);
  });

  test("without a package.json leaves a package's name to its document", () => {
    const cwd = workspace({ "spec/x/openapi.yaml": "" });
    expect(resolveApis({}, cwd)[0]?.defaultPackageName).toBeUndefined();
  });

  test("with a broken package.json is refused", () => {
    const cwd = workspace({ "package.json": "{", "spec/x/openapi.yaml": "" });
    expect(faults({}, cwd)[0]).toMatch(/^root-package-json-invalid: CWD\/package.json cannot be/);
  });
});

test.each([
  ["no spec folder", {}],
  ["an empty one", { "spec/.keep": "" }],
  ["one of other things", { "spec/a.test.js": "", "spec/helpers/a.js": "" }],
])("where there is %s, the answer says where a document is looked for", (_, files) => {
  const cwd = workspace(files);
  mkdirSync(join(cwd, "below"));
  expect(faults({}, cwd)).toEqual([
    "api-none: There is no API here: no spec/<api>/openapi.yaml (or .yml, .json) was found. " +
      "Put a document there, or name one: pagewright generate --spec <file> --out <dir>.",
  ]);
});

describe("a document given outright", () => {
  const cwd = "/home/here";

  test("has its paths from the working directory", () => {
    const selection = { spec: "../api.json", overlays: ["b.yaml", "/a.yaml"], out: "out/books" };
    expect(resolveApis(selection, cwd)).toEqual([
      {
        name: "books",
        file: "/home/api.json",
        overlays: ["/home/here/b.yaml", "/a.yaml"],
        out: "/home/here/out/books",
        packageName: undefined,
      },
    ]);
  });

  test.each([
    [
      { spec: "-", out: "x" },
      { file: "-", name: "x" },
    ],
    [
      { spec: "a", out: "." },
      { out: "/home/here", name: "here" },
    ],
    [{ spec: "a", out: "/" }, { name: "api" }],
    [{ spec: "a", out: "My Client" }, { name: "My Client" }],
    [{ spec: "a", out: "cafe\u0301" }, { name: "caf\u00e9" }],
    [
      { spec: "a", out: "x", name: "@acme/polar" },
      { name: "polar", packageName: "@acme/polar" },
    ],
  ])("%j", (selection, expected) => {
    expect(resolveApis(selection, cwd)[0]).toMatchObject(expected);
  });

  test.each([
    ["@Acme/x"],
    ["a b"],
    [""],
    ["../x"],
    [".x"],
    ["@acme/"],
    ["@a/b/c"],
    ["node_modules"],
    ["x".repeat(215)],
  ])("is refused the package name %j", (name) => {
    expect(faults({ spec: "a", out: "b", name }, cwd)[0]).toContain("package-name-invalid");
  });

  test("has every fault told", () => {
    const selection = { spec: "", overlays: ["", "x"], out: "", name: "A" };
    expect(faults(selection, cwd).map((fault) => fault.split(":")[0])).toEqual([
      ...["path-empty", "path-empty", "path-empty", "package-name-invalid"],
    ]);
  });

  test("is refused without a folder, which a program may forget", () => {
    const selection = { spec: "a" } as unknown as { spec: string; out: string };
    expect(faults(selection, cwd)[0]).toContain('The path given as "out" is missing');
  });
});

test.each([
  ["My Client", "my-client"],
  ["caf\u00e9", "cafe"],
  ["cafe\u0301", "cafe"],
  ["\u66f8\u7c4d-client", "client"],
  ["\u66f8\u7c4d", "api"],
  ["node_modules", "node-modules"],
])("a folder %s makes a package %s", (folder, name) => {
  expect(packageNameOf(folder)).toBe(name);
});

test.each([
  ["/team/books/openapi.yaml", "books"],
  ["/team/books/library.v2.json", "library.v2"],
  ["/openapi.json", "openapi"],
  ["-", "stdin"],
])("the document %s is called %s", (path, name) => {
  expect(nameOfDocument(path)).toBe(name);
});
