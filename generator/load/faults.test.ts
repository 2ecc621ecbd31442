import { describe, expect, test } from "@jest/globals";
import { diagnosticsOf, faultsOf, head, load, withSchema } from "../testing/loading.js";

const wholeQuery =
  "{ name: a, in: querystring, content: { application/x-www-form-urlencoded: { schema: {} } } }";

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
      'responses: { "204": { description: ok, content: { type: void } } }',
      ["media-type-wrong #/paths/~1a/post/responses/204/content/type"],
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
    ["null of 3.0 alone", withSchema("{ type: string, nullable: true }"), ["unknown-field"]],
    [
      "null in the words of 3.0 besides those of 3.1",
      withSchema('{ type: [string, "null"], nullable: true }'),
      [],
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
    [
      "null beside the reference of a path item that says more",
      `${head}paths: { /a: { $ref: "#/paths/~1b", parameters: null, get: null }, /b: { parameters: [], get: { responses: {} } } }\n`,
      ["part-empty", "part-empty"],
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
