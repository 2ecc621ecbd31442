import { json, text } from "../../templates/src/runtime/testing/server.js";
import { type Row, testOnTheWire } from "../testing/wire.js";
const parameters = (...list: readonly string[]): string => `parameters: [${list.join(", ")}]`;
const body = (mediaType: string, content: string): string =>
  `requestBody: { required: true, content: { ${mediaType}: { ${content} } } }`;
const ok = (content: string): string => `{ "200": { description: ok, content: ${content} } }`;
/** What documents may say, each with something else that it is seldom said with. */
const rows: readonly Row[] = [
  {
    id: "labelDates",
    route: "GET /labelDates/{d}",
    operation: parameters(
      `{ name: d, in: path, required: true, style: label, explode: true, schema: { type: array, items: { type: string, format: date-time } } }`,
    ),
    args: "[new Date(0), new Date(0)]",
    url: "/labelDates/.1970-01-01T00%3A00%3A00.000Z.1970-01-01T00%3A00%3A00.000Z",
  },
  {
    id: "headerKinds",
    route: "GET /headerKinds",
    operation: parameters(
      `{ name: X-L, in: header, schema: { type: array, items: { type: integer } } }, { name: X-B, in: header, schema: { type: boolean } }, { name: X-D, in: header, schema: { type: string, format: date-time } }, { name: X-N, in: header, schema: { type: [integer, "null"] } }`,
    ),
    args: '{ "X-L": [1, 2], "X-B": false, "X-D": new Date(0), "X-N": null }',
    headers: { "x-l": "1,2", "x-b": "false", "x-d": "1970-01-01T00:00:00.000Z" },
  },
  {
    id: "cookieChars",
    route: "GET /cookieChars",
    operation: parameters(
      `{ name: "a b", in: cookie, schema: { type: string } }, { name: j, in: cookie, content: { application/json: { schema: { type: object } } } }`,
    ),
    args: '{ "a b": "x; y=1", j: { a: "é;" } }',
    headers: { cookie: "a%20b=x%3B%20y%3D1; j=%7B%22a%22%3A%22%5Cu00e9%3B%22%7D" },
  },
  {
    id: "reservedAll",
    route: "GET /reservedAll",
    operation: parameters(`{ name: q, in: query, allowReserved: true, schema: { type: string } }`),
    args: '{ q: ":/?[]@!$()*,;=%20%zz" }',
    url: "/reservedAll?q=:/?[]@!$()*,;=%20%25zz",
  },
  {
    id: "caseHeaders",
    route: "GET /caseHeaders",
    item: "parameters: [{ name: X-A, in: header, required: true, schema: { type: string } }]",
    operation: parameters(`{ name: x-a, in: header, schema: { type: integer } }`),
    args: '{ "x-a": 5 }',
    headers: { "x-a": "5" },
  },
  {
    id: "formNested",
    route: "POST /formNested",
    operation: body(
      "application/x-www-form-urlencoded",
      "schema: { type: object, properties: { a: { type: array, items: { type: object, properties: { b: { type: integer } } } }, d: { type: string, format: date-time }, n: { type: [string, 'null'] }, t: { type: boolean } }, additionalProperties: true }, encoding: { a: { contentType: application/json } }",
    ),
    args: '{ a: [{ b: 1 }], d: "now", n: null, t: true, extra: 1 }',
    body: "a=%5B%7B%22b%22%3A1%7D%5D&d=now&t=true&extra=1",
  },
  {
    id: "formOneOf",
    route: "POST /formOneOf",
    operation: body(
      "application/x-www-form-urlencoded",
      "schema: { oneOf: [{ type: object, required: [grant], properties: { grant: { const: code }, code: { type: string } } }, { type: object, required: [grant], properties: { grant: { const: refresh }, refresh: { type: string } } }] }",
    ),
    args: '{ grant: "refresh", refresh: "r" }',
    body: "grant=refresh&refresh=r",
  },
  {
    id: "partsMixed",
    route: "POST /partsMixed",
    operation: body(
      "multipart/form-data",
      "schema: { allOf: [{ type: object, properties: { raw: { contentMediaType: image/png }, when: { type: string, format: date-time } } }, { type: object, required: [n], properties: { n: { type: integer }, f: { type: [string, 'null'], format: binary }, b64: { type: string, contentEncoding: base64 } } }] }, encoding: { raw: { contentType: image/png } }",
    ),
    args: '{ raw: new Blob(["R"]), n: 1, f: null, b64: "QQ==", when: "now" }',
    body: /name="raw"; filename="blob"\r\nContent-Type: image\/png\r\n\r\nR\r\n[^]*name="n"\r\n\r\n1\r\n[^]*name="b64"\r\n\r\nQQ==\r\n[^]*name="when"\r\n\r\nnow/,
  },
  {
    id: "partsMap",
    route: "POST /partsMap",
    operation: body(
      "multipart/form-data",
      "schema: { type: object, additionalProperties: { type: string, format: binary } }",
    ),
    args: '{ a: new Blob(["A"]), b: new Blob(["B"]) }',
    body: /name="a"; filename="blob"[^]*name="b"; filename="blob"/,
  },
  {
    id: "partsUnion",
    route: "POST /partsUnion",
    operation: body(
      "multipart/form-data",
      "schema: { oneOf: [{ type: object, required: [file], properties: { file: { type: string, format: binary } } }, { type: object, required: [url], properties: { url: { type: string } } }] }",
    ),
    args: '{ url: "u" }',
    body: /name="url"\r\n\r\nu/,
  },
  {
    id: "readOnlyDeep",
    route: "POST /readOnlyDeep",
    operation: body("application/json", "schema: { $ref: '#/components/schemas/Order' }"),
    args: '{ lines: [{ sku: "s" }], byName: { a: { sku: "t" } }, owner: { name: "n", secret: "x" } }',
    body: '{"lines":[{"sku":"s"}],"byName":{"a":{"sku":"t"}},"owner":{"name":"n","secret":"x"}}',
    responses: ok("{ application/json: { schema: { $ref: '#/components/schemas/Order' } } }"),
    answer: json({ id: 1, lines: [{ id: 2, sku: "s" }], owner: { name: "n" } }),
    use: "(await call).lines[0]?.id",
    data: 2,
  },
  {
    id: "readOnlyForm",
    route: "POST /readOnlyForm",
    operation: body("multipart/form-data", "schema: { $ref: '#/components/schemas/Upload' }"),
    args: '{ file: new Blob(["x"]) }',
    body: /name="file"/,
  },
  {
    id: "mixedCodes",
    route: "GET /mixedCodes",
    responses:
      '{ "200": { description: j, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }, "203": { description: t, content: { text/plain: {} } }, "204": { description: none }, "206": { description: b, content: { application/octet-stream: {} } } }',
    args: "",
    answer: text("t", 203, { "content-type": "text/plain" }),
    use: 'call.then((d) => typeof d === "string" ? d.trim() : d instanceof Blob ? d.size : d === undefined ? "none" : d.a)',
    data: "t",
  },
  {
    id: "eventsOrJson",
    route: "POST /eventsOrJson",
    responses: ok(
      "{ application/json: { schema: { type: object, properties: { a: { type: integer } } } }, text/event-stream: { schema: { type: object, properties: { d: { type: integer } } } } }",
    ),
    args: '{ accept: "text/event-stream" }',
    answer: text('data: {"d":1}\n\n', 200, { "content-type": "text/event-stream" }),
    use: "all(await call).then((l) => l.map((e) => e.data.d))",
    data: [1],
    headers: { accept: "text/event-stream" },
  },
  {
    id: "headHeaders",
    route: "HEAD /headHeaders",
    responses:
      '{ "200": { description: ok, headers: { ETag: { schema: { type: string } } }, content: { application/json: { schema: { type: object } } } } }',
    args: "",
    answer: text("", 200, { etag: '"1"' }),
    use: 'call.withResponse().then(({ response }) => response.headers.get("etag"))',
    data: '"1"',
  },
  {
    id: "errorOnly",
    route: "GET /errorOnly",
    responses:
      "{ default: { description: bad, content: { application/problem+json: { schema: { type: object, properties: { title: { type: string } } } } } } }",
    args: "",
    answer: json({ title: "T" }),
    use: "(await call).title",
    data: "T",
  },
  {
    id: "allRecursive",
    route: "GET /allRecursive",
    responses: ok("{ application/json: { schema: { $ref: '#/components/schemas/Node' } } }"),
    args: "",
    answer: json({ name: "a", next: { name: "b" }, kids: { x: [{ name: "c" }] } }),
    use: "call.then((n) => [n.next?.name, n.kids?.x?.[0]?.name])",
    data: ["b", "c"],
  },
  {
    id: "inherit",
    route: "GET /inherit",
    responses: ok(
      "{ application/json: { schema: { type: array, items: { oneOf: [{ $ref: '#/components/schemas/Lion' }, { $ref: '#/components/schemas/Bear' }] } } } }",
    ),
    args: "",
    answer: json([
      { species: "lion-1", mane: true },
      { species: "Bear", fur: "brown" },
    ]),
    use: 'call.then((l) => l.map((a) => a.species === "Bear" ? a.fur : a.mane))',
    data: [true, "brown"],
  },
  {
    id: "objectsInQuery",
    route: "GET /objectsInQuery",
    operation: parameters(
      `{ name: f, in: query, schema: { $ref: '#/components/schemas/Range' } }, { name: g, in: query, style: deepObject, schema: { $ref: '#/components/schemas/Range' } }, { name: h, in: query, explode: false, schema: { anyOf: [{ $ref: '#/components/schemas/Range' }, { type: string }] } }`,
    ),
    args: '{ f: { from: 1 }, g: { from: 2, to: 3 }, h: "x" }',
    url: "/objectsInQuery?from=1&g%5Bfrom%5D=2&g%5Bto%5D=3&h=x",
  },
  {
    id: "refAll",
    route: "GET /refAll",
    operation: "parameters: [{ $ref: '#/paths/~1objectsInQuery/get/parameters/0' }]",
    responses:
      "{ '200': { $ref: '#/components/responses/R' }, default: { $ref: '#/paths/~1errorOnly/get/responses/default' } }",
    args: "{ f: { to: 4 } }",
    url: "/refAll?to=4",
    answer: json({ from: 1 }),
    use: "(await call).from",
    data: 1,
  },
  {
    id: "exportAll",
    route: "GET /exportAll",
    responses: ok("{ text/csv: { schema: { type: string } } }"),
    args: "{ maxResponseBytes: 3 }",
    use: "new Response(await call.stream()).text()",
    headers: { accept: "text/csv" },
    answer: text("a,b\n1,2\n"),
    data: "a,b\n1,2\n",
  },
  {
    id: "exportMaybe",
    route: "GET /exportMaybe",
    responses:
      '{ "200": { description: ok, content: { image/png: {}, application/json: { schema: { type: integer } } } }, "204": { description: none } }',
    args: '{ accept: "image/png" }',
    use: "call.stream().withResponse().then(({ data, response }) => [data?.locked, response.status])",
    headers: { accept: "image/png" },
    data: [undefined, 204],
  },
];
testOnTheWire(
  rows,
  `components:
  responses: { R: { description: r, content: { application/json: { schema: { $ref: '#/components/responses/S/content/application~1json/schema' } } } }, S: { description: s, content: { application/json: { schema: { $ref: '#/components/schemas/Range' } } } } }
  schemas:
    Range: { type: object, properties: { from: { type: integer }, to: { type: integer } } }
    Order: { type: object, required: [id, lines, owner], properties: { id: { type: integer, readOnly: true }, lines: { type: array, items: { $ref: '#/components/schemas/Line' } }, byName: { type: object, additionalProperties: { $ref: '#/components/schemas/Line' } }, owner: { oneOf: [{ $ref: '#/components/schemas/Person' }] } } }
    Line: { type: object, required: [id, sku], properties: { id: { type: integer, readOnly: true }, sku: { type: string } } }
    Person: { type: object, required: [name, secret], properties: { name: { type: string }, secret: { type: string, writeOnly: true } } }
    Upload: { type: object, required: [id, file], properties: { id: { type: integer, readOnly: true }, file: { type: string, format: binary } } }
    Node: { allOf: [{ type: object, required: [name], properties: { name: { type: string } } }, { type: object, properties: { next: { $ref: '#/components/schemas/Node' }, kids: { type: object, additionalProperties: { type: array, items: { $ref: '#/components/schemas/Node' } } } } }] }
    Animal: { type: object, required: [species], properties: { species: { type: string } }, discriminator: { propertyName: species, mapping: { lion-1: '#/components/schemas/Lion' } } }
    Lion: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, required: [mane], properties: { mane: { type: boolean } } }] }
    Bear: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, required: [fur], properties: { fur: { type: string } } }] }
`,
);
