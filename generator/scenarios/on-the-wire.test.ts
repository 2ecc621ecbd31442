import { json, type Responder, text } from "../../templates/src/runtime/testing/server.js";
import { type Row, testOnTheWire } from "../testing/wire.js";

const colors = "{ type: array, items: { type: string } }";
const rgb = "{ type: object, properties: { R: { type: integer }, G: { type: integer } } }";

/** Parameters of one place in one style: how a value, a list and an object are written. */
function styled(
  place: string,
  style: string,
  explode: boolean | undefined,
  written: readonly [value: string, list: string, object: string],
): readonly Row[] {
  const kinds = [
    ["Value", "{ type: string }", '"a b"'],
    ["List", colors, '["a", "b"]'],
    ["Object", rgb, "{ R: 1, G: 2 }"],
  ] as const;
  return kinds.flatMap(([kind, schema, value], index): readonly Row[] => {
    const expected = written[index] ?? "";
    if (expected === "") return [];
    const id = `${place}${style}${explode === undefined ? "" : String(explode)}${kind}`;
    const said = explode === undefined ? "" : `, explode: ${String(explode)}`;
    const parameter = `{ name: color, in: ${place}, required: ${String(place === "path")}, style: ${style}${said}, schema: ${schema} }`;
    const common = { id, operation: `parameters: [${parameter}]` };
    if (place === "path") {
      return [{ ...common, route: `GET /${id}/{color}`, args: value, url: `/${id}/${expected}` }];
    }
    const args = `{ color: ${value} }`;
    if (place === "query") {
      return [{ ...common, route: `GET /${id}`, args, url: `/${id}?${expected}` }];
    }
    const headers = { [place === "header" ? "color" : "cookie"]: expected };
    return [{ ...common, route: `GET /${id}`, args, headers }];
  });
}

const styles: readonly Row[] = [
  ...styled("path", "simple", undefined, ["a%20b", "a,b", "R,1,G,2"]),
  ...styled("path", "simple", true, ["a%20b", "a,b", "R=1,G=2"]),
  ...styled("path", "label", undefined, [".a%20b", ".a,b", ".R,1,G,2"]),
  ...styled("path", "label", true, [".a%20b", ".a.b", ".R=1.G=2"]),
  ...styled("path", "matrix", undefined, [";color=a%20b", ";color=a,b", ";color=R,1,G,2"]),
  ...styled("path", "matrix", true, [";color=a%20b", ";color=a;color=b", ";R=1;G=2"]),
  ...styled("query", "form", undefined, ["color=a%20b", "color=a&color=b", "R=1&G=2"]),
  ...styled("query", "form", false, ["color=a%20b", "color=a,b", "color=R,1,G,2"]),
  ...styled("query", "spaceDelimited", false, ["", "color=a%20b", "color=R%201%20G%202"]),
  ...styled("query", "spaceDelimited", true, ["", "color=a&color=b", ""]),
  ...styled("query", "pipeDelimited", false, ["", "color=a%7Cb", "color=R%7C1%7CG%7C2"]),
  ...styled("query", "pipeDelimited", undefined, ["", "color=a%7Cb", ""]),
  ...styled("query", "deepObject", true, ["", "", "color%5BR%5D=1&color%5BG%5D=2"]),
  ...styled("header", "simple", undefined, ["a b", "a,b", "R,1,G,2"]),
  ...styled("header", "simple", true, ["a b", "a,b", "R=1,G=2"]),
  ...styled("cookie", "form", false, ["color=a%20b", "color=a,b", "color=R,1,G,2"]),
  ...styled("cookie", "form", undefined, ["color=a%20b", "color=a; color=b", "R=1; G=2"]),
];

const parameters: readonly Row[] = [
  {
    id: "reserved",
    route: "GET /reserved",
    operation:
      "parameters: [{ name: url, in: query, allowReserved: true, schema: { type: string } }, { name: plain, in: query, schema: { type: string } }]",
    args: '{ url: "http://a/b?c=d&e", plain: "a/b" }',
    url: "/reserved?url=http://a/b?c=d%26e&plain=a%2Fb",
  },
  {
    id: "contentJson",
    route: "GET /contentJson/{p}",
    operation: `parameters: [{ name: p, in: path, required: true, content: { application/json: { schema: ${rgb} } } }, { name: q, in: query, content: { application/json: { schema: ${colors} } } }, { name: X-H, in: header, content: { application/json: { schema: ${rgb} } } }]`,
    args: '{ R: 1 }, { q: ["a"] }, { "X-H": { G: 2 } }',
    url: "/contentJson/%7B%22R%22%3A1%7D?q=%5B%22a%22%5D",
    headers: { "x-h": '{"G":2}' },
  },
  {
    id: "contentText",
    route: "GET /contentText",
    operation:
      "parameters: [{ name: q, in: query, content: { text/plain: { schema: { type: string } } } }]",
    args: '{ q: "a b" }',
    url: "/contentText?q=a%20b",
  },
  {
    id: "contentXml",
    route: "GET /contentXml",
    operation:
      "parameters: [{ name: q, in: query, content: { application/xml: { schema: { type: object } } } }]",
    args: '{ q: "<a/>" }',
    url: "/contentXml?q=%3Ca%2F%3E",
  },
  {
    id: "nullableList",
    route: "GET /nullableList",
    operation:
      'parameters: [{ name: a, in: query, schema: { type: [array, "null"], items: { type: string }, default: [] } }, { name: b, in: query, explode: false, schema: { type: [array, "null"], items: { type: string }, default: [x] } }]',
    args: '{ a: null, b: ["x", "y"] }',
    url: "/nullableList?b=x,y",
  },
  {
    id: "dates",
    route: "GET /dates/{since}",
    operation:
      "parameters: [{ name: since, in: path, required: true, schema: { type: string, format: date-time } }, { name: until, in: query, schema: { type: string, format: date-time } }, { name: on, in: query, schema: { type: string, format: date } }]",
    args: 'new Date(0), { until: new Date(0), on: "2026-01-01" }',
    url: "/dates/1970-01-01T00%3A00%3A00.000Z?until=1970-01-01T00%3A00%3A00.000Z&on=2026-01-01",
  },
  {
    id: "datesInside",
    route: "GET /datesInside",
    operation:
      'parameters: [{ name: at, in: query, schema: { type: array, items: { type: string, format: date-time } } }, { name: maybe, in: query, schema: { type: [string, "null"], format: date-time } }, { name: f, in: query, style: deepObject, explode: true, schema: { type: object, properties: { since: { type: string, format: date-time } } } }]',
    args: '{ at: [new Date(0), "now"], maybe: null, f: { since: new Date(0) } }',
    url: "/datesInside?at=1970-01-01T00%3A00%3A00.000Z&at=now&f%5Bsince%5D=1970-01-01T00%3A00%3A00.000Z",
  },
  {
    id: "datesByName",
    route: "GET /datesByName/{at}",
    operation:
      "parameters: [{ name: at, in: path, required: true, schema: { $ref: '#/components/schemas/Time' } }, { name: times, in: query, explode: false, schema: { type: array, items: { $ref: '#/components/schemas/When' } } }]",
    args: "new Date(0), { times: [new Date(0), 'now'] }",
    url: "/datesByName/1970-01-01T00%3A00%3A00.000Z?times=1970-01-01T00%3A00%3A00.000Z,now",
  },
  {
    id: "shared",
    route: "GET /shared/{id}",
    item: "parameters: [{ $ref: '#/components/parameters/Id' }, { name: a, in: query, schema: { type: string } }]",
    operation: "parameters: [{ name: a, in: query, schema: { type: integer } }]",
    args: '"x", { a: 1 }',
    url: "/shared/x?a=1",
  },
  {
    id: "deepLists",
    route: "GET /deepLists",
    operation:
      "parameters: [{ name: f, in: query, style: deepObject, explode: true, schema: { type: object, properties: { a: { type: array, items: { type: integer } }, b: { type: object, properties: { c: { type: boolean } } } } } }]",
    args: "{ f: { a: [1, 2], b: { c: true } } }",
    url: "/deepLists?f%5Ba%5D=1&f%5Ba%5D=2&f%5Bb%5D%5Bc%5D=true",
  },
];

const book = "{ $ref: '#/components/schemas/Book' }";

const bodies: readonly Row[] = [
  {
    id: "jsonBody",
    route: "POST /jsonBody",
    operation: `requestBody: { required: true, content: { application/json: { schema: ${book} } } }`,
    args: '{ title: "A", password: "p" }',
    headers: { "content-type": "application/json" },
    body: '{"title":"A","password":"p"}',
  },
  {
    id: "plusJson",
    route: "PATCH /plusJson",
    operation: `requestBody: { $ref: '#/components/requestBodies/Patch' }`,
    args: '{ title: "A" }',
    headers: { "content-type": "application/merge-patch+json" },
    body: '{"title":"A"}',
  },
  {
    id: "urlencoded",
    route: "POST /urlencoded",
    operation:
      "requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string }, l: { type: array, items: { type: string } }, o: { type: object } } }, encoding: { l: { style: form, explode: false } } } } }",
    args: '{ a: "x y&", l: ["1", "2"] }',
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "a=x%20y%26&l=1,2",
  },
  {
    id: "parts",
    route: "POST /parts",
    operation:
      "requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, files: { type: array, items: { type: string, format: binary } }, tags: { type: array, items: { type: string } }, meta: { type: object } } }, encoding: { meta: { contentType: application/json } } } } }",
    args: '{ file: new File(["F"], "f.txt", { type: "text/plain" }), files: [new Blob(["1"])], tags: ["a", "b"], meta: { n: 1 } }',
    body: /name="file"; filename="f.txt"\r\nContent-Type: text\/plain\r\n\r\nF\r\n[^]*name="files"; filename="blob"[^]*name="tags"\r\n\r\na\r\n[^]*name="tags"\r\n\r\nb\r\n[^]*name="meta"\r\nContent-Type: application\/json\r\n\r\n\{"n":1\}/,
  },
  {
    id: "xmlPart",
    route: "POST /xmlPart",
    operation:
      'requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { meta: { type: object }, either: { type: object } } }, encoding: { meta: { contentType: application/xml }, either: { contentType: "text/xml, application/json" } } } } }',
    args: '{ meta: "<a/>", either: { n: 1 } }',
    body: /name="meta"\r\nContent-Type: application\/xml\r\n\r\n<a\/>\r\n[^]*name="either"\r\nContent-Type: application\/json\r\n\r\n\{"n":1\}/,
  },
  {
    id: "failedText",
    route: "GET /failedText",
    responses: `{ "200": { description: ok, content: { application/json: { schema: ${book} } } }, "404": { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } }, text/plain: {} } } }`,
    args: "",
    answer: text("404", 404, { "content-type": "text/plain" }),
    use: "call.result().then((result) => (!result.ok && result.error.code === 'http' && typeof result.error.body === 'string' ? result.error.body.trim() : undefined))",
    data: "404",
  },
  {
    id: "bytes",
    route: "PUT /bytes",
    operation: "requestBody: { required: true, content: { application/octet-stream: {} } }",
    args: "new Uint8Array([104, 105])",
    headers: { "content-type": "application/octet-stream" },
    body: "hi",
  },
  {
    id: "plainText",
    route: "PUT /plainText",
    operation: "requestBody: { content: { text/plain: { schema: { type: string } } } }",
    args: '"é"',
    headers: { "content-type": "text/plain" },
    body: "é",
  },
];

const ok = (content: string): string => `{ "200": { description: ok, content: ${content} } }`;
const stream = (type: string, body: string): Responder => text(body, 200, { "content-type": type });

const responses: readonly Row[] = [
  {
    id: "csv",
    route: "GET /csv",
    responses: ok("{ text/csv: { schema: { type: string } } }"),
    args: "",
    answer: stream("text/csv", "a,b\n"),
    headers: { accept: "text/csv" },
    data: "a,b\n",
  },
  {
    id: "binary",
    route: "GET /binary",
    responses: ok("{ application/pdf: { schema: { type: string, format: binary } } }"),
    args: "",
    answer: stream("application/pdf", "%PDF"),
    use: "(await call).text()",
    data: "%PDF",
  },
  {
    id: "events",
    route: "GET /events",
    responses: ok(`{ text/event-stream: { schema: ${book} } }`),
    args: "",
    answer: stream("text/event-stream", 'data: {"title":"A"}\n\n'),
    use: "all(await call)",
    data: [{ event: "message", data: { title: "A" }, id: "" }],
  },
  {
    id: "lines",
    route: "GET /lines",
    responses: ok(`{ application/x-ndjson: { schema: ${book} } }`),
    args: "",
    answer: stream("application/x-ndjson", '{"title":"A"}\n{"title":"B"}\n'),
    use: "all(await call)",
    data: [{ title: "A" }, { title: "B" }],
  },
  { id: "nothing", route: "DELETE /nothing", args: "", data: undefined },
  {
    id: "anyStatus",
    route: "GET /anyStatus",
    responses: `{ default: { description: any, content: { application/json: { schema: ${book} } } } }`,
    args: "",
    answer: json({ title: "A" }),
    use: "(await call).title",
    data: "A",
  },
  {
    id: "range",
    route: "GET /range",
    responses: `{ 2XX: { description: ok, content: { application/json: { schema: ${book} } } }, 4XX: { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }, "404": { description: none } }`,
    args: "",
    answer: json({ why: "no" }, 418),
    use: "call.result().then((result) => (!result.ok && result.error.code === 'http' && result.error.status === 418 ? result.error.body?.why : undefined))",
    data: "no",
  },
  {
    id: "codes",
    route: "POST /codes",
    responses: `{ "200": { description: ok, content: { application/json: { schema: ${book} } } }, "201": { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }, "204": { description: none } }`,
    args: "",
    answer: json({ why: "made" }, 201),
    use: "call.then((data) => (data && 'why' in data ? data.why : undefined))",
    data: "made",
  },
  {
    id: "headersOfResponses",
    route: "GET /headersOfResponses",
    responses: `{ "200": { description: ok, headers: { X-Rate: { $ref: '#/components/headers/Rate' } }, content: { application/json: { schema: ${book} } } } }`,
    args: "",
    answer: json({ title: "A" }, 200, { "x-rate": "7" }),
    use: 'call.withResponse().then(({ response }) => response.headers.get("x-rate"))',
    data: "7",
  },
  {
    id: "readOnly",
    route: "PUT /readOnly",
    operation: `requestBody: { required: true, content: { application/json: { schema: ${book} } } }`,
    responses: ok(`{ application/json: { schema: ${book} } }`),
    args: '{ title: "A", password: "p" }',
    answer: json({ id: 5, title: "A" }),
    use: "(await call).id",
    data: 5,
  },
  {
    id: "kinds",
    route: "GET /kinds",
    responses: ok("{ application/json: { schema: { $ref: '#/components/schemas/Pet' } } }"),
    args: "",
    answer: json({ kind: "cat", lives: 9 }),
    use: 'call.then((pet) => (pet.kind === "cat" ? pet.lives : pet.tricks))',
    data: 9,
  },
  {
    id: "recursive",
    route: "GET /recursive",
    responses: ok("{ application/json: { schema: { $ref: '#/components/schemas/Tree' } } }"),
    args: "",
    answer: json({ children: [{ children: [] }] }),
    use: "(await call).children?.[0]?.children?.length",
    data: 0,
  },
];

const methods: readonly Row[] = [
  {
    id: "search",
    route: "QUERY /search",
    operation: `requestBody: { required: true, content: { application/json: { schema: ${book} } } }`,
    responses: ok(`{ application/json: { schema: { type: array, items: ${book} } } }`),
    args: '{ title: "A", password: "p" }',
    body: '{"title":"A","password":"p"}',
    answer: json([{ title: "A" }]),
    use: "(await call)[0]?.title",
    data: "A",
  },
  {
    id: "copy",
    route: "COPY /copy/{id}",
    item: "parameters: [{ $ref: '#/components/parameters/Id' }]",
    args: '"x"',
    url: "/copy/x",
  },
  { id: "ask", route: "OPTIONS /ask", args: "" },
  { id: "look", route: "HEAD /look", args: "" },
];

const elsewhere: readonly Row[] = [
  {
    id: "ownServer",
    route: "GET /ownServer",
    operation: "servers: [{ url: /v2 }]",
    args: "",
    url: "/v2/ownServer",
  },
  {
    id: "otherItem",
    route: "GET /otherItem/{id}",
    item: "$ref: '#/components/pathItems/Item'",
    args: '"x"',
    url: "/otherItem/x",
  },
];

const rows = [...styles, ...parameters, ...bodies, ...responses, ...methods, ...elsewhere];

const components = `components:
  parameters: { Id: { name: id, in: path, required: true, schema: { type: string } } }
  requestBodies: { Patch: { required: true, content: { application/merge-patch+json: { schema: { type: object, properties: { title: { type: string } } } } } } }
  headers: { Rate: { schema: { type: integer } } }
  pathItems: { Item: { parameters: [{ $ref: '#/components/parameters/Id' }], get: { tags: [wire], operationId: otherItem, responses: { "204": { description: none } } } } }
  schemas:
    Book: { type: object, required: [id, title, password], properties: { id: { type: integer, readOnly: true }, title: { type: string }, password: { type: string, writeOnly: true } } }
    Time: { type: string, format: date-time }
    When: { $ref: '#/components/schemas/Time' }
    Fault: { type: object, required: [why], properties: { why: { type: string } } }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } }
    Cat: { type: object, required: [kind, lives], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { type: object, required: [kind, tricks], properties: { kind: { type: string }, tricks: { type: integer } } }
    Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
`;

testOnTheWire(rows, components);
