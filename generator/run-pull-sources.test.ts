import { describe, expect, test } from "@jest/globals";

import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { temporaryFolder, writeTree } from "./testing/temporary-folder.js";
import { pull } from "./testing/pulling.js";

describe("spec/sources.json", () => {
  test.each<
    [
      what: string,
      sources: string | undefined,
      names: readonly string[],
      messages: readonly string[],
    ]
  >([
    ["missing", undefined, [], ["There is no spec/sources.json, so no document has a URL"]],
    ["no JSON", '{ "a": 1, }', [], ["A comma may not follow the last member"]],
    ["one name twice", '{"a":{},"a":{}}', [], ['The key "a" occurs twice in one object']],
    [
      "one folder twice",
      '\uFEFF{"a":{"url":"x"},"b":{"url":"y","folder":"a"},"c":{"url":"z","folder":"a"}}',
      ["b"],
      [
        'a and b in spec/sources.json have the same folder: "a"',
        'a and c in spec/sources.json have the same folder: "a"',
      ],
    ],
    ["a list", "[]", [], ["spec/sources.json must be an object with one member an API"]],
    ["empty", "{}", [], ["spec/sources.json names no API"]],
    [
      "no URL, and more",
      '{"a":{"uri":"x","folder":"../x"},"b":1}',
      [],
      [
        'a in spec/sources.json needs a "url"',
        'a in spec/sources.json has a folder that cannot name an API: "../x"',
        'a in spec/sources.json has no property "uri"',
        'b in spec/sources.json needs a "url"',
      ],
    ],
    ["another name", '{"books":{"url":"x"}}', ["boks"], ['spec/sources.json has no "boks"']],
  ])("%s", async (_, sources, names, messages) => {
    const cwd = temporaryFolder();
    writeTree(cwd, {
      "spec/README": "",
      ...(sources === undefined ? {} : { "spec/sources.json": sources }),
    });
    const error: unknown = await pull(cwd, { apis: names }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DiagnosticError);
    const { diagnostics } = error as DiagnosticError;
    expect(diagnostics.map(({ message }) => message)).toEqual(messages);
  });

  test("is told of with its places", async () => {
    const cwd = temporaryFolder();
    writeTree(cwd, {
      "spec/sources.json":
        '{\n  "a": { "uri": "x" },\n  "b": { "url": "y", "folder": "B" },\n  "c": { "url": 1 }\n}\n',
    });
    const error: unknown = await pull(cwd).catch((thrown: unknown) => thrown);
    const { diagnostics } = error as DiagnosticError;
    expect(
      diagnostics.map(({ location, hint }) => [location?.line, location?.column, hint]),
    ).toEqual([
      [2, 3, expect.stringContaining("Write it in")],
      [2, 10, "Is url meant?"],
      [3, 22, expect.stringContaining('Give it a "folder"')],
      [4, 10, expect.stringContaining("Write it in")],
    ]);
  });
});
