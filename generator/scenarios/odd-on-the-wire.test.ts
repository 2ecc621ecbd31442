import { json, type Responder, text } from "../../templates/src/runtime/testing/server.js";
import { type Row, testOnTheWire } from "../testing/wire.js";

const ok = (content: string): string => `{ "200": { description: ok, content: ${content} } }`;
const okJson = (schema: string): string => ok(`{ application/json: { schema: ${schema} } }`);
const stream = (type: string, body: string): Responder => text(body, 200, { "content-type": type });
const query = (name: string, more = ""): string =>
  `{ name: ${JSON.stringify(name)}, in: query, schema: { type: string } ${more} }`;
const inPath = (name: string, schema = "{ type: string }"): string =>
  `{ name: ${JSON.stringify(name)}, in: path, required: true, schema: ${schema} }`;

/** Names and paths that occur in real documents. */
const names: readonly Row[] = [
  {
    id: "oddNames",
    route: "GET /oddNames",
    operation: `parameters: [${["filter[name]", "$top", "a.b", "x<y", "__proto__", "constructor", "é"].map((name) => query(name)).join(", ")}]`,
    args: '{ "filter[name]": "1", $top: "2", "a.b": "3", "x<y": "4", ["__proto__"]: "5", ["constructor"]: "6", é: "7" }',
    url: "/oddNames?filter%5Bname%5D=1&%24top=2&a.b=3&x%3Cy=4&__proto__=5&constructor=6&%C3%A9=7",
  },
  {
    id: "ownWords",
    route: "POST /ownWords/{body}/{query}/{options}/{class}/{call}/{this}",
    operation: `parameters: [${["body", "query", "options", "class", "call", "this"].map((name) => inPath(name)).join(", ")}, ${query("body")}], requestBody: { required: true, content: { application/json: { schema: { type: string } } } }`,
    args: '"1", "2", "3", "4", "5", "6", "given", { body: "q" }',
    url: "/ownWords/1/2/3/4/5/6?body=q",
    body: '"given"',
  },
  {
    id: "verb",
    route: "POST /verb/{id}:cancel",
    operation: `parameters: [${inPath("id")}]`,
    args: '"a:b"',
    url: "/verb/a%3Ab:cancel",
  },
  {
    id: "severalInOne",
    route: "GET /severalInOne/{x}-{y}.{format}",
    operation: `parameters: [${inPath("x")}, ${inPath("y")}, ${inPath("format")}]`,
    args: '"1", "2", "json"',
    url: "/severalInOne/1-2.json",
  },
  { id: "slashAtEnd", route: "GET /slashAtEnd/", args: "", url: "/slashAtEnd/" },
  { id: "rootPath", route: "GET /", args: "", url: "/" },
  { id: "foreignPath", route: "GET /käse/%7Euser", args: "", url: "/k%C3%A4se/%7Euser" },
  {
    id: "inTwoPlaces",
    route: "GET /inTwoPlaces/{id}",
    operation: `parameters: [${inPath("id")}, ${query("id")}, { name: id, in: header, schema: { type: string } }, { name: id, in: cookie, schema: { type: string } }]`,
    args: '"p", { id: "q" }, { id: "h" }, { id: "c" }',
    url: "/inTwoPlaces/p?id=q",
    headers: { id: "h", cookie: "id=c" },
  },
  {
    id: "ownQuery",
    route: "GET /ownQuery?action=find&term={term}",
    operation: `parameters: [${query("term", ", required: true")}, ${query("more")}]`,
    args: '{ term: "a b", more: "c" }',
    url: "/ownQuery?action=find&term=a%20b&more=c",
  },
  {
    id: "ignoredHeaders",
    route: "GET /ignoredHeaders",
    operation:
      "parameters: [{ name: Accept, in: header, required: true, schema: { type: string } }, { name: authorization, in: header, schema: { type: string } }, { name: X-A, in: header, required: true, schema: { type: integer } }]",
    args: '{ "X-A": 0 }',
    headers: { "x-a": "0" },
  },
];

const values: readonly Row[] = [
  {
    id: "numbersAndFlags",
    route: "GET /numbersAndFlags/{n}/{flag}",
    operation: `parameters: [${inPath("n", "{ type: integer, format: int64 }")}, ${inPath("flag", "{ type: boolean }")}, { name: zero, in: query, schema: { type: number } }, { name: empty, in: query, allowEmptyValue: true, schema: { type: string } }]`,
    args: '0, false, { zero: 0, empty: "" }',
    url: "/numbersAndFlags/0/false?zero=0&empty=",
  },
  {
    id: "severalTypes",
    route: "GET /severalTypes",
    operation:
      'parameters: [{ name: a, in: query, schema: { type: [string, integer, "null"] } }, { name: b, in: query, schema: { anyOf: [{ type: integer }, { type: array, items: { enum: [x, 1, true, null] } }] } }]',
    args: '{ a: 5, b: ["x", 1, true] }',
    url: "/severalTypes?a=5&b=x&b=1&b=true",
  },
  {
    id: "commaInList",
    route: "GET /commaInList/{list}",
    operation: `parameters: [${inPath("list", "{ type: array, items: { type: string } }")}, { name: q, in: query, explode: false, schema: { type: array, items: { type: string } } }]`,
    args: '["a,b", "c/d"], { q: ["a,b", "c&d"] }',
    url: "/commaInList/a%2Cb,c%2Fd?q=a%2Cb,c%26d",
  },
  {
    id: "emptyList",
    route: "GET /emptyList",
    operation:
      "parameters: [{ name: q, in: query, schema: { type: array, items: { type: string } } }]",
    args: "{ q: [] }",
    url: "/emptyList",
  },
  {
    id: "deepNulls",
    route: "GET /deepNulls",
    operation:
      "parameters: [{ name: f, in: query, style: deepObject, explode: true, schema: { type: object, additionalProperties: { type: [string, 'null'] } } }]",
    args: '{ f: { "a[b]": "1", c: null } }',
    url: "/deepNulls?f%5Ba%5Bb%5D%5D=1",
  },
  {
    id: "recursiveFilter",
    route: "GET /recursiveFilter",
    operation:
      "parameters: [{ name: f, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }]",
    args: '{ f: { not: { not: { is: "x" } } } }',
    url: "/recursiveFilter?f=%7B%22not%22%3A%7B%22not%22%3A%7B%22is%22%3A%22x%22%7D%7D%7D",
  },
];

const bodies: readonly Row[] = [
  {
    id: "bodyOfDelete",
    route: "DELETE /bodyOfDelete",
    operation:
      "requestBody: { required: true, content: { application/json: { schema: { type: array, items: { type: string } } } } }",
    args: '["a"]',
    body: '["a"]',
  },
  {
    id: "bareValues",
    route: "PUT /bareValues",
    operation:
      "requestBody: { required: true, content: { application/json: { schema: { type: [boolean, 'null'] } } } }",
    args: "null",
    body: "null",
  },
  {
    id: "falseBody",
    route: "PUT /falseBody",
    operation:
      "requestBody: { required: true, content: { 'application/json; charset=utf-8': { schema: { type: boolean } } } }",
    args: "false",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: "false",
  },
  {
    id: "nestedForm",
    route: "POST /nestedForm",
    operation:
      "requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { o: { type: object, properties: { a: { type: array, items: { type: integer } } } }, l: { type: array, items: { type: string } }, at: { type: string, format: date-time } } }, encoding: { o: { style: deepObject, explode: true } } } } }",
    args: '{ o: { a: [1, 2] }, l: ["x", "y"], at: "now" }',
    body: "o%5Ba%5D=1&o%5Ba%5D=2&l=x&l=y&at=now",
  },
  {
    id: "related",
    route: "POST /related",
    operation:
      "requestBody: { required: true, content: { multipart/related: { schema: { type: object, properties: { meta: { type: object }, file: { type: string, format: binary } } } } } }",
    args: '{ meta: { a: 1 }, file: new Blob(["F"], { type: "text/plain" }) }',
    body: /^--\S+\r\nContent-Type: application\/json\r\n\r\n\{"a":1\}\r\n--\S+\r\nContent-Type: text\/plain\r\n\r\nF\r\n--\S+--\r\n$/,
  },
  {
    id: "anyBody",
    route: "POST /anyBody",
    operation: "requestBody: { content: { '*/*': { schema: { type: object } } } }",
    args: "{ a: 1 }",
    headers: { "content-type": "application/json" },
    body: '{"a":1}',
  },
  {
    id: "imageBody",
    route: "PUT /imageBody",
    operation: "requestBody: { required: true, content: { image/png: {} } }",
    args: 'new Blob(["P"])',
    headers: { "content-type": "image/png" },
    body: "P",
  },
  {
    id: "linesBody",
    route: "POST /linesBody",
    operation:
      "requestBody: { required: true, content: { application/x-ndjson: { schema: { type: array } } } }",
    args: '"1\\n2\\n"',
    headers: { "content-type": "application/x-ndjson" },
    body: "1\n2\n",
  },
  {
    id: "headerBehindBody",
    route: "POST /headerBehindBody",
    operation:
      "parameters: [{ name: If-Match, in: header, required: true, schema: { type: string } }], requestBody: { content: { application/json: { schema: { type: integer } } } }",
    args: 'undefined, {}, { "If-Match": "*" }'.replace(" {},", ""),
    headers: { "if-match": "*" },
    body: "",
  },
];

const answers: readonly Row[] = [
  {
    id: "accepted",
    route: "POST /accepted",
    responses:
      '{ "202": { description: later, content: { application/json: { schema: { type: object, properties: { job: { type: string } } } } } } }',
    args: "",
    answer: json({ job: "j" }, 202),
    use: "(await call).job",
    data: "j",
  },
  {
    id: "location",
    route: "POST /location",
    responses:
      '{ "201": { description: made, headers: { Location: { schema: { type: string } } } } }',
    args: "",
    answer: text("", 201, { location: "/x" }),
    use: 'call.withResponse().then(({ data, response }) => [data, response.headers.get("location")])',
    data: [undefined, "/x"],
  },
  {
    id: "anyAnswer",
    route: "GET /anyAnswer",
    responses: ok("{ '*/*': { schema: { type: object, properties: { a: { type: integer } } } } }"),
    args: "",
    answer: json({ a: 1 }),
    use: "(await call).a",
    data: 1,
  },
  {
    id: "vendorJson",
    route: "GET /vendorJson",
    responses: ok("{ 'application/vnd.api+json; version=2': { schema: { type: string } } }"),
    args: "",
    answer: json("a"),
    headers: { accept: "application/vnd.api+json; version=2" },
    use: "(await call).trim()",
    data: "a",
  },
  {
    id: "noSchema",
    route: "GET /noSchema",
    responses: ok("{ application/json: {} }"),
    args: "",
    answer: json([1]),
    data: [1],
  },
  {
    id: "noContent",
    route: "GET /noContent",
    responses: ok("{}"),
    args: "",
    answer: text("anything"),
    data: undefined,
  },
  {
    id: "anyImage",
    route: "GET /anyImage",
    responses: ok("{ image/*: { schema: { type: string, format: binary } } }"),
    args: "",
    answer: stream("image/png", "P"),
    use: "(await call).type",
    data: "image/png",
  },
  {
    id: "xml",
    route: "GET /xml",
    responses: ok("{ application/xml: { schema: { type: object } } }"),
    args: "",
    answer: stream("application/xml", "<a/>"),
    headers: { accept: "application/xml" },
    use: "(await call).trim()",
    data: "<a/>",
  },
  {
    id: "textEvents",
    route: "POST /textEvents",
    operation: "requestBody: { content: { application/json: { schema: { type: object } } } }",
    responses: ok("{ text/event-stream: {} }"),
    args: "{}",
    answer: stream(
      "text/event-stream",
      ": hello\r\nid: 1\r\nevent: a\r\ndata: x\r\ndata: y\r\n\r\n",
    ),
    use: "all(await call)",
    data: [{ event: "a", data: "x\ny", id: "1" }],
  },
  {
    id: "itemSchemas",
    route: "GET /itemSchemas",
    responses: ok(
      "{ application/jsonl: { itemSchema: { type: object, required: [n], properties: { n: { type: integer } } } } }",
    ),
    args: "",
    answer: stream("application/jsonl", '{"n":1}\n\n{"n":2}'),
    use: "all(await call).then((list) => list.map(({ n }) => n + 1))",
    data: [2, 3],
  },
  {
    id: "rangeOfRedirects",
    route: "GET /rangeOfRedirects",
    responses:
      "{ 2XX: { description: ok }, 304: { description: same }, 5XX: { description: bad, content: { text/plain: {} } } }",
    args: "",
    answer: text("7", 503, { "content-type": "text/plain" }),
    use: 'call.result().then((result) => (!result.ok && result.error.code === "http" && result.error.status !== 304 ? result.error.body : undefined))',
    data: "7",
  },
  {
    id: "failedEither",
    route: "GET /failedEither",
    responses: `{ "204": { description: none }, default: { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Filter" } }, application/problem+json: { schema: { type: object, required: [title], properties: { title: { type: string } } } } } } }`,
    args: "",
    answer: json({ title: "T" }, 400, { "content-type": "application/problem+json" }),
    use: 'call.result().then((result) => (!result.ok && result.error.code === "http" && result.error.body && "title" in result.error.body ? result.error.body.title : undefined))',
    data: "T",
  },
];

const shapes: readonly Row[] = [
  {
    id: "tuples",
    route: "GET /tuples",
    responses: okJson(
      "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }",
    ),
    args: "",
    answer: json(["a", 1]),
    use: "call.then(([name, count]) => name + count.toFixed(1))",
    data: "a1.0",
  },
  {
    id: "awkwardProperties",
    route: "GET /awkwardProperties",
    responses: okJson(
      '{ type: object, required: ["a-b", "@id", "1st"], properties: { "a-b": { const: 1 }, "@id": { enum: [x, null, 2, true] }, "1st": { type: "null" }, constructor: { type: string } }, additionalProperties: false }',
    ),
    args: "",
    answer: json({ "a-b": 1, "@id": "x", "1st": null, constructor: "c" }),
    use: 'call.then((it) => [it["a-b"] + 1, it["@id"] === "x", it["1st"], it["constructor"]])',
    data: [2, true, null, "c"],
  },
  {
    id: "maps",
    route: "GET /maps",
    responses: okJson(
      "{ type: object, properties: { known: { type: integer } }, additionalProperties: { type: array, items: { type: integer } } }",
    ),
    args: "",
    answer: json({ known: 1, other: [2] }),
    use: "call.then((it) => Object.keys(it).length)",
    data: 2,
  },
  {
    id: "combined",
    route: "GET /combined",
    responses: okJson(
      "{ allOf: [{ $ref: '#/components/schemas/Base' }, { required: [extra] }, { properties: { extra: { type: integer } } }], unevaluatedProperties: false }",
    ),
    args: "",
    answer: json({ name: "n", extra: 1 }),
    use: "call.then(({ name, extra }) => name.repeat(extra))",
    data: "n",
  },
  {
    id: "nullableReference",
    route: "GET /nullableReference",
    responses: okJson(
      "{ type: object, required: [base], properties: { base: { anyOf: [{ $ref: '#/components/schemas/Base' }, { type: 'null' }] } } }",
    ),
    args: "",
    answer: json({ base: null }),
    use: "call.then(({ base }) => base?.name ?? null)",
    data: null,
  },
  {
    id: "impliedKinds",
    route: "GET /impliedKinds",
    responses: okJson("{ $ref: '#/components/schemas/Shape' }"),
    args: "",
    answer: json({ kind: "Circle", radius: 2 }),
    use: 'call.then((shape) => (shape.kind === "Circle" ? shape.radius : shape.side))',
    data: 2,
  },
  {
    id: "conditions",
    route: "GET /conditions",
    responses: okJson(
      "{ type: object, properties: { a: { type: string } }, if: { required: [a] }, then: { required: [b] }, else: {}, dependentRequired: { a: [b] }, contains: {}, propertyNames: { pattern: '^a' }, $comment: hm }",
    ),
    args: "",
    answer: json({ a: "x" }),
    use: "(await call).a",
    data: "x",
  },
];

testOnTheWire(
  [...names, ...values, ...bodies, ...answers, ...shapes],
  `components:
  schemas:
    Filter: { oneOf: [{ type: object, required: [not], properties: { not: { $ref: '#/components/schemas/Filter' } } }, { type: object, required: [is], properties: { is: { type: string } } }] }
    Base: { type: object, required: [name], properties: { name: { type: string } } }
    Shape: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }], discriminator: { propertyName: kind } }
    Circle: { type: object, required: [kind, radius], properties: { kind: { type: string }, radius: { type: number } } }
    Square: { type: object, required: [kind, side], properties: { kind: { type: string }, side: { type: number } } }
`,
);
