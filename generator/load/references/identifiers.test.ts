import { describe, expect, test } from "@jest/globals";
import type { JsonValue } from "../../document.js";
import { valueAt } from "../../json.js";
import { codesOf, diagnosticsOf, faultsOf, load, withSchema } from "../../testing/loading.js";

const response = ["paths", "/books", "get", "responses", "200", "content", "application/json"];

/** What the response's schema and those of `components` become. */
async function resolved(
  schema: string,
  schemas: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly schema: JsonValue | undefined; readonly schemas: JsonValue | undefined }> {
  const document = await load({
    "a.yaml": withSchema(schema, `{ schemas: ${schemas} }`),
    ...files,
  });
  expect(document.warnings).toEqual([]);
  return {
    schema: valueAt(document.root, [...response, "schema"]),
    schemas: valueAt(document.root, ["components", "schemas"]),
  };
}

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test.each([
  ["#book", "{ Book: { $anchor: book } }"],
  ["#b%6Fok", "{ Book: { $anchor: book } }"],
  ["#book", "{ Book: { $dynamicAnchor: book } }"],
  // As draft 7 has it.
  ["#book", '{ Book: { $id: "#book" } }'],
  ["#__proto__", "{ Book: { $anchor: __proto__ } }"],
  ["https://a.example/book", '{ Book: { $id: "https://a.example/book" } }'],
  ["https://a.example/book#", '{ Book: { $id: "https://a.example/book#" } }'],
  ["https://a.example/x/../book", '{ Book: { $id: "https://a.example/book" } }'],
  ["urn:book", '{ Book: { $id: "urn:book" } }'],
  ["Book", "{ Book: { $id: Book } }"],
  ["Book#", "{ Book: { $id: Book } }"],
  ["Book#it", "{ Book: { $id: Book, $anchor: it } }"],
])("%s leads to the schema of %s", async (reference, schemas) => {
  const { schema } = await resolved(`{ $ref: "${reference}" }`, schemas);
  expect(schema).toEqual(to("Book"));
});

describe("a schema with a URI", () => {
  test("is what references inside it start from", async () => {
    const tree = `{
      $id: "https://a.example/schemas/tree",
      properties: {
        whole: { $ref: "#" },
        part: { $ref: "#/$defs/leaf" },
        named: { $ref: "#leaf" },
        beside: { $ref: book },
        document: { $ref: "#/components/schemas/Book" },
      },
      $defs: { leaf: { $anchor: leaf, type: string } },
    }`;
    const { schemas } = await resolved(
      "{ $ref: https://a.example/schemas/tree }",
      `{ Tree: ${tree}, Book: { $id: "https://a.example/schemas/book" } }`,
    );
    expect(valueAt(schemas ?? null, ["Tree", "properties"])).toEqual({
      whole: to("Tree"),
      part: to("Tree_leaf"),
      named: to("Tree_leaf"),
      beside: to("Book"),
      document: to("Book"),
    });
  });

  test("keeps its anchors to itself", async () => {
    const part = (id: string) =>
      `{ $id: "${id}", items: { $ref: "#it" }, $defs: { ${id}: { $anchor: it } } }`;
    const { schemas } = await resolved("{}", `{ A: ${part("a")}, B: ${part("b")} }`);
    expect(schemas).toMatchObject({ A: { items: to("A_a") }, B: { items: to("B_b") } });
  });

  test("may be one in two places, by an alias of YAML", async () => {
    const { schema } = await resolved(
      "{ $ref: Book }",
      "{ Book: &book { $id: Book }, Film: { properties: { book: *book } } }",
    );
    expect(schema).toEqual(to("Book"));
  });

  test("may be a file, whose own references go by its URI or by its place", async () => {
    const files = {
      "parts/book.json": JSON.stringify({
        $id: "https://a.example/book.json",
        type: "object",
        properties: {
          author: { $ref: "https://a.example/book.json#author" },
          film: { $ref: "film.json" },
        },
        definitions: { author: { $id: "#author", type: "string" } },
      }),
      "parts/film.json": JSON.stringify({ $id: "https://a.example/film.json", type: "number" }),
    };
    const { schemas } = await resolved('{ $ref: "parts/book.json" }', "{}", files);
    expect(valueAt(schemas ?? null, ["book", "properties"])).toEqual({
      author: to("book_author"),
      film: to("film"),
    });
  });
});

test("an anchor in another file is found there", async () => {
  const files = { "book.json": '{ "$defs": { "it": { "$anchor": "it", "type": "string" } } }' };
  const { schema } = await resolved('{ $ref: "book.json#it" }', "{}", files);
  expect(schema).toEqual(to("book_it"));
});

test.each([
  ["a map of schemas", "", "{ It: { $anchor: it }, Other: {} }"],
  ["a map of schemas, deep in it", "/schemas", "{ schemas: { It: { allOf: [{ $anchor: it }] } } }"],
  ["components", "", "{ components: { schemas: { It: { $anchor: it } } } }"],
  [
    "a path item",
    "",
    "{ get: { parameters: [{ name: q, in: query, schema: { $anchor: it } }], x-it: { $anchor: it, a: 1 } } }",
  ],
])("an anchor is found in a file that is %s", async (_, __, text) => {
  const { schema } = await resolved("{ $ref: 'b.yaml#it' }", "{}", { "b.yaml": text });
  expect(schema).toEqual({ $ref: expect.stringMatching(/^#\/components\/schemas\/b_|It$/) });
});

test("a path item of OpenAPI 3.0 has no schemas with URIs, in whichever file it is", async () => {
  const schema = "{ $id: it, properties: { a: { $ref: '#/a' } }, a: { type: string } }";
  const text = `a: { $ref: '#/b' }\nb: { type: integer }\nget: { responses: { 200: { description: A, content: { application/json: { schema: ${schema} } } } } }\n`;
  const { root } = await load({
    "a.yaml": `openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths: { /a: { $ref: b.yaml } }\n`,
    "b.yaml": text,
  });
  expect(valueAt(root, ["components", "schemas"])).toEqual({ b_b: { type: "integer" } });
});

test("a schema in a map of schemas is what references inside it start from", async () => {
  const files = { "b.yaml": "Node: { $id: node, items: { $ref: '#' } }\n" };
  const { schemas } = await resolved("{ $ref: 'b.yaml#/Node' }", "{}", files);
  expect(schemas).toEqual({ b_Node: { $id: "node", items: to("b_Node") } });
});

test.each([
  ["in JSON", '"\\u0024anchor"', "json"],
  ["in YAML", '"\\x24anch\\U0000006fr"', "yaml"],
])("an anchor is found that is written with escapes %s", async (_, key, extension) => {
  const files = { [`b.${extension}`]: `{ "$defs": { "it": { ${key}: "it" } } }` };
  const { schema } = await resolved(`{ $ref: 'b.${extension}#it' }`, "{}", files);
  expect(schema).toEqual(to("b_it"));
});

test("an anchor is found that an overlay adds", async () => {
  const overlay = `overlay: 1.0.0
info: { title: Anchors, version: "1" }
actions: [{ target: $.components.schemas.Book, update: { $anchor: book } }]
`;
  const text = withSchema("{ $ref: '#book' }", "{ schemas: { Book: {} } }");
  const { root } = await load({ "a.yaml": text, "o.yaml": overlay }, ["o.yaml"]);
  expect(valueAt(root, [...response, "schema"])).toEqual(to("Book"));
});

describe("a reference to what is not there", () => {
  test("is told soon, however many references lead there in two ways", async () => {
    const count = 40;
    const files = Array.from({ length: count }, (_, index) => {
      const next = index + 1 < count ? `f${index + 1}.json#/$defs/s/$defs/e/z` : "#/nothing";
      const schema = { $id: `s${index}`, $ref: next, $defs: { e: { $ref: "#/q", title: "E" } } };
      return [`f${index}.json`, JSON.stringify({ $ref: next, $defs: { s: schema } })] as const;
    });
    const text = withSchema("{ $ref: 'f0.json#/$defs/s/$defs/e/z' }");
    const codes = await codesOf(load({ "a.yaml": text, ...Object.fromEntries(files) }));
    expect(new Set(codes)).toEqual(new Set(["reference-missing"]));
  });

  test("comes with the nearest anchors", async () => {
    const text = withSchema('{ $ref: "#bok" }', "{ schemas: { Book: { $anchor: book } } }");
    const [diagnostic] = await diagnosticsOf(load({ "a.yaml": text }));
    expect(diagnostic).toMatchObject({
      code: "reference-missing",
      message: 'The reference "#bok" leads nowhere: no schema has this $anchor',
      hint: "Is one of these meant: #book? With --lenient it is typed as unknown.",
    });
  });

  test.each([
    ["an example", "#it", "{ Book: { examples: [{ $anchor: it }] } }", "reference-missing"],
    [
      "a property",
      "#it",
      "{ Book: { properties: { $anchor: { const: it } } } }",
      "reference-missing",
    ],
    [
      "several schemas",
      "#it",
      "{ A: { $anchor: it }, B: { $anchor: it, type: string } }",
      "reference-ambiguous",
    ],
    [
      "several URIs",
      "urn:a",
      '{ A: { $id: "urn:a" }, B: { $id: "urn:a", type: string } }',
      "reference-ambiguous",
    ],
    ["a URI that is none", "http://[", '{ A: { $id: "http://[" } }', "reference-remote"],
    [
      "another's anchor",
      "#it",
      "{ A: { $id: a, $defs: { b: { $anchor: it } } } }",
      "reference-missing",
    ],
  ])("%s: %s in %s", async (_, reference, schemas, code) => {
    const text = withSchema(`{ $ref: "${reference}" }`, `{ schemas: ${schemas} }`);
    expect(await codesOf(load({ "a.yaml": text }))).toEqual([code]);
  });

  test("is told as such in OpenAPI 3.0, which has no anchors", async () => {
    const text = withSchema('{ $ref: "#it" }', "{ schemas: { Book: { $anchor: it } } }");
    const codes = await codesOf(load({ "a.yaml": text.replace("3.1.0", "3.0.3") }));
    expect(codes).toContain("reference-anchor");
  });
});

describe("a dynamic reference", () => {
  const node = "{ $dynamicAnchor: node, properties: { next: { $dynamicRef: '#node', title: A } } }";

  test("is like any other while only one schema has its name", async () => {
    const { schemas } = await resolved("{}", `{ Node: ${node} }`);
    expect(valueAt(schemas ?? null, ["Node", "properties", "next"])).toEqual({
      ...to("Node"),
      title: "A",
    });
  });

  test("that may mean several is left out, and told", async () => {
    const text = withSchema(
      "{}",
      `{ schemas: { Node: ${node}, Other: { $dynamicAnchor: node } } }`,
    );
    const loading = load({ "a.yaml": text });
    const pointer = "#/components/schemas/Node/properties/next/$dynamicRef";
    expect(await faultsOf(loading)).toEqual([`a.yaml:10:78 reference-dynamic ${pointer}`]);
    expect(JSON.stringify((await loading).root)).toContain('"next":{"title":"A"}');
  });

  test("is told where a file that is read later has its name", async () => {
    const text = withSchema("{ $ref: b.json }", `{ schemas: { A: { allOf: [${node}] } } }`);
    const files = { "a.yaml": text, "b.json": '{ "$dynamicAnchor": "node" }' };
    expect(await codesOf(load(files))).toEqual(["reference-dynamic"]);
  });
});
