import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonObject, OpenApiDocument } from "../document.js";
import { loadDocument } from "./load-document.js";

const folder = mkdtempSync(join(tmpdir(), "load-"));
let count = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes files into a folder of their own and loads the first. */
async function load(
  files: Readonly<Record<string, string | Uint8Array>>,
  overlays: readonly string[] = [],
): Promise<OpenApiDocument> {
  const place = join(folder, String((count += 1)));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  const [file = ""] = Object.keys(files);
  return loadDocument({
    file: join(place, file),
    overlays: overlays.map((each) => join(place, each)),
  });
}

/** `openapi.yaml:3:5 code #/pointer` of everything that is wrong. */
async function faultsOf(loading: Promise<OpenApiDocument>): Promise<string[]> {
  return (await diagnosticsOf(loading)).map(({ code, pointer, location }) => {
    const place = location
      ? `${location.source.file.split("/").pop() ?? ""}:${location.line}:${location.column}`
      : "nowhere";
    return [place, code, pointer ?? []].flat().join(" ");
  });
}

async function diagnosticsOf(loading: Promise<OpenApiDocument>): Promise<readonly Diagnostic[]> {
  try {
    return (await loading).warnings;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

const head = 'openapi: 3.1.0\ninfo: { title: Books, version: "1" }\n';

const wholeQuery =
  "{ name: a, in: querystring, content: { application/x-www-form-urlencoded: { schema: {} } } }";

/** A document of one operation, whose response has this schema. */
function withSchema(schema: string, components = "{}"): string {
  return `${head}paths:
  /books:
    get:
      responses:
        "200":
          description: Books
          content: { application/json: { schema: ${schema} } }
components: ${components}
`;
}

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
    const diagnostics = await diagnosticsOf(loadDocument({ file: join(folder, name) }));
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

describe("faults of a document", () => {
  test("are told all at once, each with its place", async () => {
    const content = `openapi: 3.1.0
info: { title: Books }
paths:
  books: {}
  /books/{id}:
    get:
      operationId: a
      security: [{ tokn: [] }]
      parameters:
        - { name: q, in: qury, schema: { type: strnig } }
        - { name: p, in: query, schema: {} }
        - { name: p, in: query, schema: {} }
      responses: { "200": { description: a }, "9": { description: b } }
    put:
      operationId: a
      responses: {}
      parametrs: []
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`;
    expect((await faultsOf(load({ "a.yaml": content }))).sort()).toMatchInlineSnapshot(`
      [
        "a.yaml:10:22 wrong-value #/paths/~1books~1{id}/get/parameters/0/in",
        "a.yaml:10:42 wrong-value #/paths/~1books~1{id}/get/parameters/0/schema/type",
        "a.yaml:12:11 parameter-duplicate #/paths/~1books~1{id}/get/parameters/2",
        "a.yaml:13:47 response-status #/paths/~1books~1{id}/get/responses/9",
        "a.yaml:14:5 path-parameter-missing #/paths/~1books~1{id}/put",
        "a.yaml:15:7 operation-id-duplicate #/paths/~1books~1{id}/put/operationId",
        "a.yaml:17:7 unknown-field #/paths/~1books~1{id}/put/parametrs",
        "a.yaml:2:1 missing-field #/info",
        "a.yaml:4:3 path-template #/paths/books",
        "a.yaml:6:5 path-parameter-missing #/paths/~1books~1{id}/get",
        "a.yaml:8:20 security-undefined #/paths/~1books~1{id}/get/security/0/tokn",
      ]
    `);
  });

  test("of what is used in several places are told once", async () => {
    const operation = '{ parameters: [{ $ref: "#/components/parameters/P" }], responses: {} }';
    const faults = await faultsOf(
      load({
        "a.yaml": `${head}paths:\n  /a: { get: ${operation}, put: ${operation} }\ncomponents:\n  parameters:\n    P: { name: p, in: qury, schema: {} }\n`,
      }),
    );
    expect(faults).toEqual(["a.yaml:7:19 wrong-value #/components/parameters/P/in"]);
  });

  test.each([
    ["path without a slash", "  a: {}", "path-template"],
    ["open brace", "  /{a: {}", "path-template"],
    ["empty placeholder", "  /{}: {}", "path-template"],
    ["placeholder twice", "  /{a}/{a}: {}", "path-template"],
    ["same template twice", "  /{a}: {}\n  /{b}: {}", "path-duplicate"],
    ["undeclared placeholder", "  /{a}: { get: { responses: {} } }", "path-parameter-missing"],
    [
      "unused path parameter",
      "  /a: { get: { responses: {}, parameters: [{ name: a, in: path, required: true, schema: {} }] } }",
      "path-parameter-unused",
    ],
    ["unknown field", "  /a: { get: { responses: {}, tag: [] } }", "unknown-field"],
    ["null instead of an operation", "  /a: { get: }", "part-empty"],
    ["number instead of an operation", "  /a: { get: 5 }", "wrong-type"],
    ["null among parameters", "  /a: { parameters: [null] }", "wrong-type"],
    [
      "schema and content",
      "  /a: { parameters: [{ name: a, in: query, schema: {}, content: {} }] , get: { responses: {}, parameters: [{ name: a, in: query, schema: {}, content: {} }] } }",
      "parameter-ambiguous",
    ],
    [
      "several media types of a parameter",
      "  /a: { get: { responses: {}, parameters: [{ name: a, in: query, content: { text/plain: {}, application/json: {} } }] } }",
      "parameter-contents",
    ],
    [
      "undefined server variable",
      "  /a: { get: { responses: {}, servers: [{ url: 'https://{a}' }] } }",
      "server-variable-undefined",
    ],
  ])("%s", async (_, paths, code) => {
    const diagnostics = await diagnosticsOf(load({ "a.yaml": `${head}paths:\n${paths}\n` }));
    expect([...new Set(diagnostics.map((each) => each.code))]).toEqual([code]);
  });

  test.each<[what: string, version: string, operation: string, faults: readonly string[]]>([
    ["a query as a whole", "3.2.0", wholeQuery, []],
    ["a query as a whole", "3.1.0", wholeQuery, ["error wrong-value"]],
    [
      "parameters beside a query as a whole",
      "3.2.0",
      `${wholeQuery}, { name: b, in: query, schema: {} }`,
      ["error querystring-beside"],
    ],
    [
      "two queries as a whole",
      "3.2.0",
      `${wholeQuery}, ${wholeQuery.replace("name: a", "name: b")}`,
      ["error querystring-beside"],
    ],
    [
      "a query as a whole without a media type",
      "3.2.0",
      "{ name: a, in: querystring, schema: {} }",
      ["error querystring-content"],
    ],
    ["cookies as they are", "3.2.0", "{ name: a, in: cookie, style: cookie, schema: {} }", []],
    [
      "cookies as they are",
      "3.1.0",
      "{ name: a, in: cookie, style: cookie, schema: {} }",
      ["error wrong-value"],
    ],
    [
      "a style of cookies elsewhere",
      "3.2.0",
      "{ name: a, in: query, style: cookie, schema: {} }",
      ["warning style-misplaced"],
    ],
  ])("%s in OpenAPI %s", async (_, version, parameters, faults) => {
    const text = `${head.replace("3.1.0", version)}paths: { /a: { get: { parameters: [${parameters}], responses: { "200": { description: ok } } } } }\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": text }));
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(faults);
  });

  test.each<[parameter: string, codes: readonly string[]]>([
    ['name: "X A", in: header, schema: {}', ["header-name"]],
    ["name: Ü, in: header, schema: {}", ["header-name"]],
    ["name: x-a.b_c!#, in: header, schema: {}", []],
    ['name: "a b", in: cookie, schema: {}', []],
    ["name: a, in: query, content: {}", ["parameter-contents"]],
    ["name: a, in: query, content: { text/plain: {} }", []],
    ["name: a, in: cookie, allowReserved: true, schema: {}", ["reserved-misplaced"]],
    ["name: a, in: header, allowReserved: false, schema: {}", []],
    ["name: a, in: query, allowReserved: true, schema: {}", []],
  ])("a parameter { %s }", async (parameter, codes) => {
    const text = `${head}paths: { /a: { get: { parameters: [{ ${parameter} }], responses: { "200": { description: ok } } } } }\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": text }));
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
      codes.map((code) => `warning ${code}`),
    );
  });

  test.each<[operation: string, told: readonly string[]]>([
    [
      "requestBody: { content: {} }, responses: {}",
      ["body-empty #/paths/~1a/post/requestBody/content"],
    ],
    [
      'requestBody: { content: { "text/x\\r\\nX-A: b": {} } }, responses: {}',
      ["media-type-wrong #/paths/~1a/post/requestBody/content/text~1x\r\nX-A: b"],
    ],
    [
      'requestBody: { content: { multipart/form-data: { schema: {}, encoding: { a: { contentType: "image/png, image/*" }, b: { contentType: png } } } } }, responses: {}',
      [
        "media-type-wrong #/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/b/contentType",
      ],
    ],
    [
      'responses: { "200": { description: ok, content: { json: {} } } }',
      ["media-type-wrong #/paths/~1a/post/responses/200/content/json"],
    ],
    [
      'responses: { "200": { description: ok, content: { "*/*": {}, image/*: {}, "a/b; c=\\"d\\"": {} } } }',
      [],
    ],
    [
      'responses: { "600": { description: no }, "599": { description: ok } }',
      ["response-status #/paths/~1a/post/responses/600"],
    ],
  ])("an operation { %s }", async (operation, told) => {
    const text = `${head}paths: { /a: { post: { ${operation} } } }\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": text }));
    expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer ?? ""}`)).toEqual(told);
  });

  test("what is both read-only and write-only is told", async () => {
    const schema =
      "{ properties: { a: { readOnly: true, writeOnly: true }, b: { readOnly: true } } }";
    const at = "/paths/~1books/get/responses/200/content/application~1json/schema/properties/a";
    expect(await faultsOf(load({ "a.yaml": withSchema(schema) }))).toEqual([
      `a.yaml:9:66 one-way-twice #${at}`,
    ]);
  });

  test("a mapping to a name of nothing is told as a name", async () => {
    const schema =
      "{ oneOf: [{ $ref: '#/components/schemas/Kitten' }], discriminator: { propertyName: a, mapping: { a: Kiten } } }";
    const loading = load({ "a.yaml": withSchema(schema, "{ schemas: { Kitten: {} } }") });
    const [told] = await diagnosticsOf(loading);
    expect(told?.message).toContain('there is no "Kiten" in #/components/schemas');
    expect(told?.hint).toContain("#/components/schemas/Kitten?");
  });

  test.each<[server: string, codes: readonly string[]]>([
    ["url: https://a.example/v1/", []],
    ["url: HTTP://a.example:8080", []],
    ["url: //a.example", []],
    ["url: /v1", []],
    ["url: ''", []],
    ['url: "{s}://a.example", variables: { s: { default: https } }', []],
    ['url: "https://{u}.example", variables: { u: { default: "" } }', []],
    ['url: "{s}://a.example", variables: { s: { default: ws } }', ["server-unusable"]],
    ["url: ftp://a.example", ["server-unusable"]],
    ["url: https://a.example?tenant=1", ["server-unusable"]],
    ["url: /v1#a", ["server-unusable"]],
    ["url: https://user:password@a.example", ["server-unusable"]],
    ["url: https://a.example/@me", []],
  ])("a server { %s }", async (server, codes) => {
    const text = `${head}servers: [{ ${server} }]\npaths: {}\n`;
    expect((await diagnosticsOf(load({ "a.yaml": text }))).map(({ code }) => code)).toEqual(codes);
  });

  test("what a dynamic reference leads to is left out, and told", async () => {
    const schema =
      '{ $dynamicAnchor: node, type: object, properties: { a: { type: array, items: { $dynamicRef: "#node", description: A } } } }';
    const loading = load({ "a.yaml": withSchema(schema) });
    const at = "/paths/~1books/get/responses/200/content/application~1json/schema/properties/a";
    expect(await faultsOf(loading)).toEqual([
      `a.yaml:9:129 reference-dynamic #${at}/items/$dynamicRef`,
    ]);
    expect(JSON.stringify((await loading).root)).toContain('"items":{"description":"A"}');
  });

  test.each([
    ["3.1.0", ["warning missing-field"]],
    ["3.2.0", []],
  ])("a response without a description in OpenAPI %s", async (version, faults) => {
    const text = `${head.replace("3.1.0", version)}paths: { /a: { get: { responses: { "200": {} } } } }\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": text }));
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(faults);
  });

  test.each([
    ["3.1.0", "[{ url: /a, name: x }, { url: /b, name: x }]", ["unknown-field"]],
    ["3.2.0", "[{ url: /a, name: x }, { url: /b, name: x }]", ["server-name-duplicate"]],
    ["3.2.0", "[{ url: /a, name: x }, { url: /b, name: y }]", []],
    [
      "3.1.0",
      "[{ url: /a, x-pagewright: { name: x } }, { url: /b, x-pagewright: { name: x } }]",
      ["server-name-duplicate"],
    ],
  ])("in OpenAPI %s, servers %s", async (version, servers, codes) => {
    const text = `${head.replace("3.1.0", version)}servers: ${servers}\npaths: {}\n`;
    expect((await diagnosticsOf(load({ "a.yaml": text }))).map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    ["no paths", `${head}components: {}\n`, []],
    ["only components", `${head}components: { schemas: { A: {} } }\n`, []],
    ["only webhooks", `${head}webhooks: { a: { post: { responses: {} } } }\n`, []],
    [
      "a query in the path",
      `${head}paths:\n  /a?b={b}:\n    get: { parameters: [{ name: b, in: query, schema: {} }], responses: {} }\n`,
      [],
    ],
    [
      "names of every object",
      withSchema(
        "{}",
        "{ schemas: { constructor: {}, toString: { type: object, properties: { hasOwnProperty: {}, __proto__: {} } } } }",
      ),
      [],
    ],
    [
      "numbers beyond doubles",
      `${head}paths: {}\nx-a: [1e999, -.inf]\n`,
      ["number-inexact", "number-inexact"],
    ],
    [
      "long integers",
      withSchema("{ enum: [9007199254740993], maximum: 9223372036854775807 }"),
      ["number-inexact"],
    ],
    [
      "a variable of a server with its default",
      `${head}paths: {}\nservers: [{ url: "https://{a}.example", variables: { a: { default: b } } }]\n`,
      [],
    ],
    [
      "a variable of a server without a default",
      `${head}paths: {}\nservers: [{ url: "https://{a}.example", variables: { a: {} } }]\n`,
      ["missing-field"],
    ],
    [
      "what a path item says beside its reference",
      `${head}paths: { /a: { $ref: "#/paths/~1b", summary: A, put: { responses: {} } }, /b: { summary: B, get: { responses: {} } } }\n`,
      [],
    ],
    [
      "what a path item says beside its reference, and that says, too",
      `${head}paths: { /a: { $ref: "#/paths/~1b", parameters: [], get: { responses: {} } }, /b: { parameters: [], get: { responses: {} } } }\n`,
      ["path-item-hidden", "path-item-hidden"],
    ],
    ["OpenAPI 3.2", `openapi: 3.2.0\ninfo: { title: a, version: "1" }\npaths: {}\n`, []],
  ])("%s is none", async (_, content, warnings) => {
    const document = await load({ "a.yaml": content });
    expect(document.warnings.map(({ code }) => code)).toEqual(warnings);
  });

  test("of 3.0 include missing paths", async () => {
    const content = 'openapi: 3.0.3\ninfo: { title: a, version: "1" }\n';
    expect(await faultsOf(load({ "a.yaml": content }))).toEqual(["a.yaml:1:1 missing-field #"]);
  });

  test("include those of the methods that 3.2 lets documents add", async () => {
    const faulty = "{ parameters: [{ name: a, in: body, schema: {} }], responses: {} }";
    const content = `openapi: 3.2.0\ninfo: { title: a, version: "1" }\npaths:\n  /a:\n    query: ${faulty}\n    additionalOperations:\n      COPY: ${faulty}\n      GET: { responses: {} }\n      move: { responses: {} }\n      POKE: 5\n`;
    expect(await faultsOf(load({ "a.yaml": content }))).toEqual([
      "a.yaml:5:38 wrong-value #/paths/~1a/query/parameters/0/in",
      "a.yaml:7:39 wrong-value #/paths/~1a/additionalOperations/COPY/parameters/0/in",
      "a.yaml:10:7 wrong-type #/paths/~1a/additionalOperations/POKE",
      "a.yaml:8:7 method-wrong #/paths/~1a/additionalOperations/GET",
      "a.yaml:9:7 method-wrong #/paths/~1a/additionalOperations/move",
    ]);
  });
});

describe("references", () => {
  test("to anything but schemas are replaced by what they mean", async () => {
    const { root } = await load({
      "a.yaml": `${head}paths:
  /a:
    post:
      parameters: [{ $ref: "#/components/parameters/P" }]
      requestBody: { $ref: "#/components/requestBodies/B", description: Better }
      responses: { "200": { $ref: "#/components/responses/R" } }
components:
  parameters: { P: { name: p, in: query, schema: { $ref: "#/components/schemas/S" } } }
  requestBodies: { B: { description: Good, content: {} } }
  responses: { R: { description: R, headers: { H: { $ref: "#/components/headers/H" } } } }
  headers: { H: { schema: { type: string } } }
  schemas: { S: { type: string } }
`,
    });
    expect((root.paths as JsonObject)["/a"]).toEqual({
      post: {
        parameters: [{ name: "p", in: "query", schema: { $ref: "#/components/schemas/S" } }],
        requestBody: { description: "Better", content: {} },
        responses: { "200": { description: "R", headers: { H: { schema: { type: "string" } } } } },
      },
    });
  });

  test("to parts of schemas become references to named ones", async () => {
    const { root } = await load({
      "a.yaml": withSchema(
        "{ type: object, properties: { x: { $ref: '#/components/schemas/A/properties/b' }, y: { $ref: '#/components/parameters/P/schema' }, z: { $ref: '#/paths/~1books/get/responses/200/content/application~1json/schema/properties/w' }, w: { type: boolean } } }",
        "{ schemas: { A: { type: object, properties: { b: { type: string } } }, A_b: {} }, parameters: { P: { name: p, in: query, schema: { type: integer } } } }",
      ),
    });
    const { schemas } = root.components as { schemas: JsonObject };
    expect(Object.keys(schemas)).toMatchInlineSnapshot(`
      [
        "A",
        "A_b",
        "A_b_b827b8",
        "P_schema",
        "books_get_200_application_json_w",
      ]
    `);
    expect(Object.values(schemas)).toContainEqual({ type: "integer" });
    expect(Object.values(schemas)).toContainEqual({ type: "boolean" });
  });

  test("beside other keywords keep these", async () => {
    const { root } = await load({
      "a.yaml": withSchema(
        "{ $ref: '#/components/schemas/A', required: [b], description: C }",
        "{ schemas: { A: {} } }",
      ),
    });
    expect(JSON.stringify(root.paths)).toContain(
      '"schema":{"allOf":[{"$ref":"#/components/schemas/A"}],"description":"C","required":["b"]}',
    );
  });

  test("in examples, defaults and extensions are data", async () => {
    const data = '{ "$ref": "http://127.0.0.1/x" }';
    const document = await load({
      "a.yaml": withSchema(
        `{ example: ${data}, examples: [${data}], default: ${data}, const: ${data}, enum: [${data}], x-a: ${data} }`,
      ),
    });
    expect(document.warnings).toEqual([]);
    expect(JSON.stringify(document.root).split("http://127.0.0.1/x")).toHaveLength(7);
  });

  test("may lead to files, whose own references start from themselves", async () => {
    const { root } = await load({
      "openapi.yaml": withSchema("{ $ref: 'schemas/book.yaml' }"),
      "schemas/book.yaml":
        "type: object\nproperties:\n  author: { $ref: author.json#/Author }\n  sequel: { $ref: '#' }\n",
      "schemas/author.json": '{"Author":{"type":"object","properties":{"a":{"$ref":"#/Author"}}}}',
    });
    expect((root.components as JsonObject).schemas).toEqual({
      book: {
        type: "object",
        properties: {
          author: { $ref: "#/components/schemas/author_Author" },
          sequel: { $ref: "#/components/schemas/book" },
        },
      },
      author_Author: {
        type: "object",
        properties: { a: { $ref: "#/components/schemas/author_Author" } },
      },
    });
  });

  test.each([
    ["components/schemas", "{ schemas: { $ref: parts/schemas.yaml } }", ""],
    ["components", "{ $ref: parts/all.yaml }", "/schemas"],
  ])("may be the whole of %s, whose schemas keep their names", async (_, components, within) => {
    const schemas = [
      "Book: { type: object, properties: { by: { $ref: person.yaml }, of: { $ref: '#PLACE/Size' } } }",
      "Cat: { discriminator: { propertyName: t, mapping: { b: Book } }, oneOf: [{ $ref: '#PLACE/Book' }] }",
      "Person: { $ref: person.yaml }",
      "Size: { type: integer }",
    ].map((line) => line.replace("PLACE", within));
    const document = await load({
      "openapi.yaml": withSchema("{ $ref: '#/components/schemas/Book' }", components),
      "parts/schemas.yaml": schemas.join("\n"),
      "parts/all.yaml": `schemas:\n  ${schemas.join("\n  ")}`,
      "parts/person.yaml": "type: string",
    });
    const { root } = document;
    expect(JSON.stringify(root.paths)).toContain('{"$ref":"#/components/schemas/Book"}');
    expect((root.components as JsonObject).schemas).toEqual({
      Book: {
        type: "object",
        properties: {
          by: { $ref: "#/components/schemas/Person" },
          of: { $ref: "#/components/schemas/Size" },
        },
      },
      Cat: {
        discriminator: { propertyName: "t", mapping: { b: "#/components/schemas/Book" } },
        oneOf: [{ $ref: "#/components/schemas/Book" }],
      },
      Person: { type: "string" },
      Size: { type: "integer" },
    });
    const { source, line } = document.locate("/components/schemas/Size/type");
    expect([source.file.split("/").pop(), line]).toEqual(
      within === "" ? ["schemas.yaml", 4] : ["all.yaml", 5],
    );
  });

  test("to the whole of what the document has leave its places as they are", async () => {
    const loading = load({
      "openapi.yaml": `${head}paths: { $ref: paths.yaml }\ncomponents: { schemas: { A: {} } }\n`,
      "paths.yaml": "/a: {}\n/b: { get: { responses: 1 } }\n",
    });
    expect(await faultsOf(loading)).toEqual(["paths.yaml:2:14 wrong-type #/~1b/get/responses"]);
  });

  test("take discriminator mappings along, by name and by reference", async () => {
    const { root } = await load({
      "a.yaml": withSchema(
        "{ oneOf: [{ $ref: '#/components/schemas/Big Cat' }], discriminator: { propertyName: t, mapping: { a: Big Cat, b: '#/components/schemas/Alias' } } }",
        "{ schemas: { Big Cat: { type: object }, Alias: { $ref: '#/components/schemas/Big Cat' } } }",
      ),
    });
    expect(JSON.stringify(root.paths)).toContain(
      '"mapping":{"a":"#/components/schemas/Big Cat","b":"#/components/schemas/Big Cat"}',
    );
  });

  test.each([
    ["http://127.0.0.1:1/a.yaml", "reference-remote"],
    ["HTTPS://example.com/a.json#/A", "reference-remote"],
    ["//example.com/a.yaml", "reference-remote"],
    ["file:///etc/passwd", "reference-remote"],
    ["C:\\\\a.yaml", "reference-remote"],
    ["/etc/passwd", "reference-outside"],
    ["../a.yaml", "reference-outside"],
    ["..%2f..%2fa.yaml", "reference-outside"],
    ["a\\\\..\\\\b.yaml", "reference-file"],
    ["secret.txt", "reference-file"],
    ["nothing.yaml", "reference-file"],
    ["#/components/schemas/Bok", "reference-missing"],
    ["#/components/schemas/Book/properties/x", "reference-missing"],
    ["#Book", "reference-anchor"],
    ["#/components/parameters/P", "reference-kind"],
    ["#/info/title", "reference-kind"],
    ["#/components/schemas/Loop", "reference-cycle"],
  ])("%s is refused", async (reference, code) => {
    const content = withSchema(
      `{ $ref: "${reference}" }`,
      "{ schemas: { Book: {}, Loop: { $ref: '#/components/schemas/Pool' }, Pool: { $ref: '#/components/schemas/Loop' } }, parameters: { P: { name: p, in: query, schema: {} } } }",
    );
    const diagnostics = await diagnosticsOf(load({ "a.yaml": content, "secret.txt": "s3cret" }));
    expect(diagnostics.map((each) => each.code)).toContain(code);
    expect(JSON.stringify(diagnostics.map(({ message, hint }) => [message, hint]))).not.toMatch(
      /s3cret|root:/,
    );
  });

  test.each<[self: string, reference: string, told: readonly string[]]>([
    ["https://a.example/api/openapi", "https://a.example/api/openapi#/components/schemas/B", []],
    ["https://a.example/api/openapi", "openapi#/components/schemas/B", []],
    ["https://a.example/api/openapi", "https://a.example/api/parts/b.yaml#/B", []],
    ["https://a.example/api/openapi", "parts/b.yaml#/B", []],
    ["https://a.example/api/openapi", "https://a.example/b.yaml#/B", ["reference-remote"]],
    [
      "https://a.example/api/openapi",
      "https://a.example/api/..%2f..%2fb.yaml",
      ["reference-outside"],
    ],
    ["https://a.example/api/openapi", "https://a.example/api//etc/b.yaml", ["reference-outside"]],
    [
      "https://a.example/api/openapi",
      "https://b.example/api/openapi#/components/schemas/B",
      ["reference-remote"],
    ],
    ["urn:books", "urn:books#/components/schemas/B", []],
    ["urn:books", "urn:films#/components/schemas/B", ["reference-remote"]],
    ["file:///etc/openapi.yaml", "file:///etc/passwd", ["reference-file"]],
    ["parts/openapi.yaml", "parts/b.yaml#/B", []],
  ])("in a document that calls itself %s, %s is told as %j", async (self, reference, told) => {
    const text = withSchema(`{ $ref: "${reference}" }`, "{ schemas: { B: { type: object } } }");
    const files = {
      "openapi.yaml": text.replace("openapi: 3.1.0", `openapi: 3.2.0\n$self: ${self}`),
      "parts/b.yaml": "B: { type: string }\n",
    };
    const diagnostics = await diagnosticsOf(load(files));
    expect(diagnostics.map(({ code }) => code)).toEqual(told);
  });

  test("do not lead out of the folder over symbolic links", async () => {
    const place = join(folder, "links");
    mkdirSync(place);
    writeFileSync(join(folder, "outside.yaml"), "type: string\n");
    symlinkSync(join(folder, "outside.yaml"), join(place, "link.yaml"));
    writeFileSync(join(place, "a.yaml"), withSchema("{ $ref: link.yaml }"));
    const diagnostics = await diagnosticsOf(loadDocument({ file: join(place, "a.yaml") }));
    expect(diagnostics.map(({ code }) => code)).toEqual(["reference-outside"]);
  });

  test("that lead nowhere come with the nearest names", async () => {
    const content = withSchema("{ $ref: '#/components/schemas/Bok' }", "{ schemas: { Book: {} } }");
    const [diagnostic] = await diagnosticsOf(load({ "a.yaml": content }));
    expect(diagnostic?.hint).toBe(
      "Is one of these meant: #/components/schemas/Book? With --lenient it is typed as unknown.",
    );
  });

  test("in a circle of callbacks are refused", async () => {
    const content = `${head}paths:\n  /a:\n    post: { responses: {}, callbacks: { c: { $ref: "#/components/callbacks/C" } } }\ncomponents:\n  callbacks:\n    C: { x: { post: { responses: {}, callbacks: { c: { $ref: "#/components/callbacks/C" } } } } }\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": content }));
    expect(diagnostics.map(({ code }) => code)).toContain("reference-cycle");
  });
});
