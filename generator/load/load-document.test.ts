import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../document.js";
import { diagnosticsOf, faultsOf, head, load, withSchema } from "../testing/loading.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { loadDocument } from "./load-document.js";

describe("what is loaded", () => {
  test("is the same for JSON, YAML, other orders of keys and other line breaks", async () => {
    const yaml = `${head}paths: {}\ncomponents:\n  schemas:\n    A: { type: string }\n    B: {}\n`;
    const json = JSON.stringify({
      components: { schemas: { B: {}, A: { type: "string" } } },
      paths: {},
      info: { version: "1", title: "Books" },
      openapi: "3.1.0",
    });
    const documents = await Promise.all([
      load({ "a.yaml": yaml }),
      load({ "a.yaml": `\uFEFF${yaml.replaceAll("\n", "\r\n")}` }),
      load({ "a.json": json }),
      load({ "a.json": JSON.stringify(JSON.parse(json), null, 2) }),
    ]);
    const texts = documents.map(({ root }) => JSON.stringify(root));
    expect(new Set(texts).size).toBe(1);
  });

  test("keeps __proto__ as a key of its own", async () => {
    const { root } = await load({
      "a.json": `{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{},"x-a":{"__proto__":{"b":1}}}`,
    });
    const extension = root["x-a"] as JsonObject;
    expect(Object.keys(extension)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(extension)).toBe(Object.prototype);
  });

  test("comes from standard input for -", async () => {
    async function* stdin() {
      yield await Promise.resolve(`${head}pat`);
      yield Buffer.from("hs: {}\n");
    }
    const document = await loadDocument({ file: "-", stdin: stdin() });
    expect(document.file).toBe("<stdin>");
    expect(document.version).toBe("3.1");
  });

  test("has places for what comes from the document, other files and overlays", async () => {
    const document = await load(
      {
        "openapi.yaml": `${head}paths:\n  /a: { $ref: "parts/a.yaml" }\n`,
        "parts/a.yaml": 'get:\n  responses:\n    "200": { description: A }\n',
        "overlay.yaml": `overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions:\n  - target: $.info\n    update:\n      summary: Of books\n`,
      },
      ["overlay.yaml"],
    );
    const place = (pointer: string) => {
      const { source, line, column } = document.locate(pointer);
      return `${source.file.split("/").pop() ?? ""}:${line}:${column}`;
    };
    expect(place("#/info/title")).toBe("openapi.yaml:2:9");
    expect(place("#/info/summary")).toBe("overlay.yaml:6:7");
    expect(place("#/paths/~1a/get/responses/200")).toBe("a.yaml:3:5");
    expect(place("/paths/~1a/get/nothing/there")).toBe("a.yaml:1:1");
  });

  test.each([
    ["1.0", "1.0"],
    ["2", "2"],
  ])("has a version that was written as the number %s as text", async (written, text) => {
    const document = await load({
      "a.yaml": `openapi: 3.1.0\ninfo: { title: a, version: ${written} }\npaths: {}\n`,
    });
    expect((document.root.info as JsonObject).version).toBe(text);
    expect(document.warnings.map(({ code }) => code)).toEqual(["version-number"]);
  });
});

describe("files that are no documents", () => {
  const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
  test.each<[what: string, content: string | Uint8Array, code: string]>([
    ["empty", "", "file-empty"],
    ["only white space", " \n\n", "file-empty"],
    ["only comments", "# a\n---\n# b\n", "file-empty"],
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), bytes(head, "utf16le")]), "file-encoding"],
    ["UTF-16 without a mark", bytes(head, "utf16le"), "file-encoding"],
    ["Latin-1", bytes(`${head}# é`, "latin1"), "file-encoding"],
    ["binary", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 0, 0, 0]), "file-binary"],
    ["NUL", `${head}x-a: "${"a".repeat(70_000)}\0"\n`, "file-binary"],
    ["HTML", "<!DOCTYPE html>\n<html></html>\n", "file-html"],
    ["Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "file-lfs-pointer"],
    ["conflict", `${head}<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n`, "file-conflict"],
    ["tabs", "openapi: 3.1.0\ninfo:\n\ttitle: a\n", "yaml-syntax"],
    ["duplicate key", `${head}paths: {}\npaths: {}\n`, "duplicate-key"],
    ["two documents", `${head}---\n${head}`, "several-documents"],
    ["unknown tag", `${head}x-a: !secret a\n`, "yaml-tag"],
    ["binary tag", `${head}x-a: !!binary aGk=\n`, "yaml-tag"],
    ["list as key", `${head}? [a]\n: b\n`, "yaml-key"],
    ["missing anchor", `${head}x-a: *nothing\n`, "yaml-alias"],
    ["anchor in itself", `${head}x-a: &a [*a]\n`, "yaml-alias"],
    ["not a number", `${head}x-a: .nan\npaths: {}\n`, "number-wrong"],
    ["plain text", "hello there\n", "not-openapi"],
    ["array", "[1]", "not-openapi"],
    ["error body", '{"error":"not found"}', "not-openapi"],
    ["AsyncAPI", "asyncapi: 3.0.0\n", "not-openapi"],
    ["no version", "info: {}\n", "not-openapi"],
    ["Swagger", 'swagger: "2.0"\n', "openapi-version"],
    ["OpenAPI 4", "openapi: 4.0.0\n", "openapi-version"],
    ["number as version", "openapi: 3.1\n", "openapi-version"],
  ])("%s", async (_, content, code) => {
    const diagnostics = await diagnosticsOf(load({ "a.yaml": content }));
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });

  test.each([
    ["truncated", '{"openapi":"3.1.0","info":{"title":"a"', 39, "json-syntax"],
    ["trailing comma", '{"a":[1,2,]}', 11, "json-syntax"],
    ["comment", '{"a": // b\n1}', 7, "json-syntax"],
    ["duplicate key", '{"a":{"b":1,"\\u0062":2}}', 13, "duplicate-key"],
    ["second value", '{"a":1} {"b":2}', 9, "json-syntax"],
    ["YAML", "openapi: 3.1.0\n", 1, "json-syntax"],
  ])("JSON: %s", async (_, content, column, code) => {
    expect(await faultsOf(load({ "a.json": content }))).toEqual([`a.json:1:${column} ${code}`]);
  });

  test.each([
    ["nothing.yaml", "file-missing"],
    [".", "file-is-folder"],
    ["a\0b.yaml", "file-missing"],
    [`${"a".repeat(300)}.yaml`, "file-missing"],
  ])("%j", async (name, code) => {
    const diagnostics = await diagnosticsOf(loadDocument({ file: join(temporaryFolder(), name) }));
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });

  test("the document's faults and an overlay's are told together", async () => {
    const files = { "a.yaml": "a: [", "b.yaml": "a: {" };
    const faults = await faultsOf(load(files, ["b.yaml"]));
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining("a.yaml")]));
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining("b.yaml")]));
  });
});

describe("what costs too much", () => {
  const nine = (name: string) => `[${Array<string>(9).fill(`*${name}`).join(", ")}]`;
  const letters = "a b c d e f g h i j".split(" ");
  const bomb = letters.slice(1).map((name, index) => `${name}: &${name} ${nine(letters[index]!)}`);
  const callbacks = Array.from(
    { length: 40 },
    (_, index) =>
      `C${index}: { x: { post: { responses: {}, callbacks: { a: { $ref: "#/components/callbacks/C${index + 1}" }, b: { $ref: "#/components/callbacks/C${index + 1}" } } } } }`,
  );
  test.each([
    ["aliases of aliases", `${head}a: &a [1]\n${bomb.join("\n")}\n`, "yaml-alias"],
    ["nested YAML", `${head}x-a: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`, "nesting-too-deep"],
    ["nested blocks", nestedBlocks(1_000), "nesting-too-deep"],
    [
      "nested JSON",
      `{"openapi":"3.1.0","a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
      "nesting-too-deep",
    ],
    ["many values", `{"openapi":"3.1.0","a":[${"1,".repeat(2_600_000)}1]}`, "document-too-large"],
    ["many tokens", `a${": ".repeat(2_000_000)}`, "file-too-large"],
    [
      "references that double",
      `${head}paths:\n  /a:\n    post: { responses: {}, callbacks: { a: { $ref: "#/components/callbacks/C0" } } }\ncomponents:\n  callbacks:\n    ${callbacks.join("\n    ")}\n    C40: {}\n`,
      "document-too-large",
    ],
  ])("%s", async (_, content, code) => {
    const diagnostics = await diagnosticsOf(load({ a: content }));
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });

  test("a chain of 3,000 references is followed", async () => {
    const schemas: JsonObject = { C3000: { type: "string" } };
    for (let at = 0; at < 3_000; at += 1) {
      schemas[`C${at}`] = { $ref: `#/components/schemas/C${at + 1}` };
    }
    const content = withSchema('{ $ref: "#/components/schemas/C0" }', JSON.stringify({ schemas }));
    const { root } = await load({ "a.yaml": content });
    expect(JSON.stringify(root.paths)).toContain('"$ref":"#/components/schemas/C3000"');
  });

  function nestedBlocks(depth: number): string {
    return Array.from({ length: depth }, (_, at) => `${" ".repeat(at)}a:`).join("\n");
  }
});
