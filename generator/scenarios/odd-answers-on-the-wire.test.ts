import { json, type Responder, text } from "../../templates/src/runtime/testing/server.js";
import { type Row, testOnTheWire } from "../testing/wire.js";

const ok = (content: string): string => `{ "200": { description: ok, content: ${content} } }`;
const okJson = (schema: string): string => ok(`{ application/json: { schema: ${schema} } }`);
const stream = (type: string, body: string): Responder => text(body, 200, { "content-type": type });

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
    id: "anyText",
    route: "GET /anyText",
    responses: ok("{ '*/*': { schema: { type: string } } }"),
    args: "",
    answer: text("a", 200, { "content-type": "text/plain" }),
    headers: { accept: "*/*" },
    use: "(await call).trim()",
    data: "a",
  },
  {
    id: "anyTextInQuotes",
    route: "GET /anyTextInQuotes",
    responses: ok("{ '*/*': { schema: { type: string, enum: [a] } } }"),
    args: "",
    answer: json("a"),
    data: "a",
  },
  {
    id: "anyBytes",
    route: "GET /anyBytes",
    responses: ok("{ '*/*': { schema: { type: string, format: binary } } }"),
    args: "",
    answer: stream("application/pdf", "P"),
    use: "(await call).type",
    data: "application/pdf",
  },
  {
    id: "anyFile",
    route: "GET /anyFile",
    responses: ok("{ '*/*': { schema: { type: string, contentMediaType: '*/*' } } }"),
    args: "",
    answer: stream("application/pdf", "P"),
    use: "(await call).type",
    data: "application/pdf",
  },
  {
    id: "plainBytes",
    route: "GET /plainBytes",
    responses: ok("{ text/plain: { schema: { type: string, format: binary } } }"),
    args: "",
    answer: stream("image/png", "P"),
    use: "(await call).type",
    data: "image/png",
  },
  {
    id: "void",
    route: "POST /void",
    responses: ok("{ type: void }"),
    args: "",
    answer: text("", 200),
    data: undefined,
  },
  {
    id: "maybeNothing",
    route: "DELETE /maybeNothing",
    responses: okJson("{ anyOf: [{ type: string }, { not: {} }] }"),
    args: "",
    answer: text("", 200),
    use: "(await call)?.trim()",
    data: undefined,
  },
  {
    id: "maybeNothingAndSomething",
    route: "DELETE /maybeNothingAndSomething",
    responses: okJson("{ anyOf: [{ type: string }, { not: {} }] }"),
    args: "",
    answer: json("a"),
    use: "(await call)?.trim()",
    data: "a",
  },
  {
    id: "twoOfOne",
    route: "POST /twoOfOne",
    responses: `{ "200": { description: ok, content: { application/json: { schema: { type: string } } } }, "201": { description: made, content: { application/json: { schema: { type: string } } } } }`,
    args: "",
    answer: json("a", 201),
    use: "(await call).trim()",
    data: "a",
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
    responses: `{ "204": { description: none }, default: { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Base" } }, application/problem+json: { schema: { type: object, required: [title], properties: { title: { type: string } } } } } } }`,
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
  [...answers, ...shapes],
  `components:
  schemas:
    Base: { type: object, required: [name], properties: { name: { type: string } } }
    Shape: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }], discriminator: { propertyName: kind } }
    Circle: { type: object, required: [kind, radius], properties: { kind: { type: string }, radius: { type: number } } }
    Square: { type: object, required: [kind, side], properties: { kind: { type: string }, side: { type: number } } }
`,
);
