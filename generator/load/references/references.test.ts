import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../document.js";
import { codesOf, diagnosticsOf, faultsOf, head, load, withSchema } from "../../testing/loading.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";
import { loadDocument } from "../load-document.js";

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
        "P_schema",
        "books_get_200_application_json_w",
        "components_schemas_A_properties_b",
      ]
    `);
    expect(Object.values(schemas)).toContainEqual({ type: "integer" });
    expect(Object.values(schemas)).toContainEqual({ type: "boolean" });
  });

  test.each([
    ["a parameter's reference", "#/paths/~1books/get/parameters/0/schema", "P_schema"],
    ["the reference of a map", "#/components/schemas/B/properties/x", "A_x"],
    ["a schema's reference and what is beside it", "#/components/schemas/C/properties/y", "C_y"],
    ["what a schema refers to", "#/components/schemas/D/properties/x", "A_x"],
  ])("may lead over %s", async (_, reference, name) => {
    const schemas =
      "{ A: { properties: { x: { type: string } } }, B: { properties: { $ref: '#/components/schemas/A/properties' } }, C: { $ref: '#/components/schemas/A', properties: { y: { type: string } } }, D: { $ref: '#/components/schemas/A', title: D } }";
    const { root } = await load({
      "a.yaml": withSchema(
        `{ $ref: "${reference}" }`,
        `{ schemas: ${schemas}, parameters: { P: { name: p, in: query, schema: { type: string } } } }`,
      ).replace("get:", "get:\n      parameters: [{ $ref: '#/components/parameters/P' }]"),
    });
    expect(JSON.stringify(root.paths)).toContain(`{"$ref":"#/components/schemas/${name}"}`);
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

  test("beside what is wrong leave it to be told", async () => {
    const text = withSchema(
      "{ $ref: '#/components/schemas/A', allOf: { type: string } }",
      "{ schemas: { A: {} } }",
    );
    expect(await codesOf(load({ "a.yaml": text }))).toEqual(["wrong-type"]);
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

  test("of path items keep what is beside them, each on its way", async () => {
    const items =
      "{ B: { $ref: '#/components/pathItems/C', put: { responses: {} } }, C: { post: { responses: {} } } }";
    const document = await load({
      "a.yaml": `${head}paths:
  /a: { $ref: '#/components/pathItems/B', get: { responses: {} } }
components:
  pathItems: ${items}
`,
    });
    const { paths } = document.root;
    const responses = { responses: {} };
    expect(paths).toEqual({ "/a": { get: responses, put: responses, post: responses } });
    const columns = ["get", "put", "post"].map((method) => {
      const { line, column } = document.locate(`/paths/~1a/${method}`);
      return [method, line, column - (items.indexOf(method) + 14)];
    });
    expect(columns).toEqual([
      ["get", 4, expect.any(Number)],
      ["put", 6, 0],
      ["post", 6, 0],
    ]);
  });

  test("to files that are not there make the document depend on them, where it can do without", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "a.yaml");
    writeFileSync(file, withSchema("{ $ref: b.yaml }"));
    const { files } = await loadDocument({ file, lenient: true });
    expect(files).toEqual([file, join(folder, "b.yaml")]);
  });

  test("to a default variant in another file are kept, and what leads nowhere is left out", async () => {
    const schema = (defaultMapping: string) =>
      `{ oneOf: [{ $ref: "b.yaml" }], discriminator: { propertyName: kind, defaultMapping: "${defaultMapping}" } }`;
    const { root } = await load({
      "a.yaml": `${head.replace("3.1.0", "3.2.0")}paths: {}
components: { schemas: { Known: ${schema("b.yaml")}, Unknown: ${schema("Nobody")} } }
`,
      "b.yaml": "type: object\n",
    });
    expect((root.components as JsonObject).schemas).toMatchObject({
      Known: { discriminator: { defaultMapping: "#/components/schemas/b" } },
      Unknown: { discriminator: { propertyName: "kind" } },
    });
    expect(JSON.stringify(root)).not.toContain("Nobody");
  });

  test("of path items keep what is meant where null stands beside them", async () => {
    const { root } = await load({
      "a.yaml": `${head}paths:
  /a: { $ref: "#/paths/~1b", get: null }
  /b: { summary: B, get: { responses: {} } }
`,
    });
    const paths = root.paths as JsonObject;
    expect(paths["/a"]).toMatchObject({ get: { responses: {} } });
  });

  test("of path items in a circle are refused, whatever is beside them", async () => {
    const items =
      "{ B: { $ref: '#/components/pathItems/C', put: {} }, C: { $ref: '#/components/pathItems/B', post: {} } }";
    const text = `${head}paths: { /a: { $ref: '#/components/pathItems/B' } }\ncomponents: { pathItems: ${items} }\n`;
    expect(await codesOf(load({ "a.yaml": text }))).toContain("reference-cycle");
  });

  test("of maps keep what is beside them, which counts more", async () => {
    const document = await load({
      "a.yaml": withSchema("{ properties: { $ref: 'b.yaml#/props', a: { type: string }, b: {} } }"),
      "b.yaml": "props: { b: { type: integer }, c: { type: boolean } }\n",
    });
    const schema = "/paths/~1books/get/responses/200/content/application~1json/schema";
    const properties = `${schema}/properties`;
    expect(JSON.stringify(document.root)).toContain(
      '"properties":{"a":{"type":"string"},"b":{},"c":{"type":"boolean"}}',
    );
    const fileOf = (pointer: string) => document.locate(pointer).source.file.split("/").pop();
    const files = ["a", "b", "c"].map((name) => fileOf(`${properties}/${name}`));
    expect(files).toEqual(["a.yaml", "a.yaml", "b.yaml"]);
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
    ["#Book", "reference-missing"],
    ["#/components/parameters/P", "reference-kind"],
    ["#/info/title", "reference-kind"],
    ["#/components/schemas", "reference-kind"],
    ["#/components/schemas/Book/properties", "reference-kind"],
    ["#/components/schemas/Book/oneOf", "reference-kind"],
    ["#/components/schemas/Loop", "reference-cycle"],
  ])("%s is refused", async (reference, code) => {
    const content = withSchema(
      `{ $ref: "${reference}" }`,
      "{ schemas: { Book: { properties: {}, oneOf: [{}] }, Loop: { $ref: '#/components/schemas/Pool' }, Pool: { $ref: '#/components/schemas/Loop' } }, parameters: { P: { name: p, in: query, schema: {} } } }",
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
});
