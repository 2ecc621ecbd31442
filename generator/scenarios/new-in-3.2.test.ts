import { json, text } from "../../templates/src/runtime/testing/server.js";
import { type Row, testOnTheWire } from "../testing/wire.js";

const cookie = (name: string, schema: string, explode?: boolean): string =>
  `{ name: ${name}, in: cookie, style: cookie, ${explode === undefined ? "" : `explode: ${String(explode)},`} schema: ${schema} }`;
const list = "{ type: array, items: { type: string } }";
const map = "{ type: object, additionalProperties: { type: integer } }";
const whole = (mediaType: string, content: string, required = false): string =>
  `parameters: [{ name: whole, in: querystring, required: ${String(required)}, content: { ${mediaType}: ${content} } }]`;
const form = "application/x-www-form-urlencoded";
const filter =
  "{ type: object, required: [a], properties: { a: { type: string }, b: { type: array, items: { type: integer } } } }";

const parameters: readonly Row[] = [
  {
    id: "cookies",
    route: "GET /cookies",
    operation: `parameters: [${cookie("a", "{ type: string }")}, ${cookie("exploded", list)}, ${cookie("whole", list, false)}, ${cookie("map", map)}, ${cookie("mapped", map, false)}]`,
    args: '{ a: "x=%20/y", exploded: ["a", "b"], whole: ["c", "d"], map: { R: 1, G: 2 }, mapped: { B: 3 } }',
    headers: { cookie: "a=x=%20/y; exploded=a; exploded=b; whole=c,d; R=1; G=2; mapped=B,3" },
  },
  {
    id: "wholeForm",
    route: "GET /wholeForm",
    operation: whole(
      form,
      `{ schema: ${filter}, encoding: { b: { style: form, explode: false } } }`,
    ),
    args: '{ a: "x y&", b: [1, 2] }',
    url: "/wholeForm?a=x%20y%26&b=1,2",
  },
  {
    id: "wholeFormUnsaid",
    route: "GET /wholeFormUnsaid",
    operation: whole(form, `{ schema: ${filter} }`),
    args: "",
    url: "/wholeFormUnsaid",
  },
  {
    id: "wholeJson",
    route: "GET /wholeJson",
    operation: whole(
      "application/json",
      `{ schema: { type: array, items: { type: integer } } }`,
      true,
    ),
    args: "[1, 2]",
    url: "/wholeJson?%5B1%2C2%5D",
  },
  {
    id: "wholeJsonUnsaid",
    route: "GET /wholeJsonUnsaid",
    operation: whole("application/json", `{ schema: ${filter} }`),
    args: "",
    url: "/wholeJsonUnsaid",
  },
  {
    id: "wholeText",
    route: "GET /wholeText",
    operation: whole("application/jsonpath", "{ schema: { type: string } }"),
    args: '"$.a.b[1:1]"',
    url: "/wholeText?%24.a.b%5B1%3A1%5D",
  },
];

const ok = (content: string): string => `{ "200": { content: ${content} } }`;
const event = (name: string, schema: string): string =>
  `{ properties: { event: { const: ${name} }, data: { type: string, contentMediaType: application/json, contentSchema: { $ref: '#/components/schemas/${schema}' } } } }`;

const bodies: readonly Row[] = [
  {
    id: "partsInOrder",
    route: "POST /partsInOrder",
    operation:
      "requestBody: { required: true, content: { multipart/mixed: { schema: { type: array, prefixItems: [{ type: object }, { type: string, format: binary }] }, prefixEncoding: [{ contentType: application/vnd.a+json }, { contentType: image/png }] } } }",
    args: '[{ a: 1 }, new Blob(["P"])]',
    headers: {},
    body: /^--(\S+)\r\nContent-Type: application\/vnd\.a\+json\r\n\r\n\{"a":1\}\r\n--\1\r\nContent-Type: image\/png\r\n\r\nP\r\n--\1--\r\n$/,
  },
  {
    id: "partsAlike",
    route: "POST /partsAlike",
    operation:
      "requestBody: { content: { multipart/mixed: { itemSchema: { type: array, items: { type: integer } }, itemEncoding: { contentType: application/json } } } }",
    args: "[[1, 2], [3]]",
    body: /^--(\S+)\r\nContent-Type: application\/json\r\n\r\n\[1,2\]\r\n--\1\r\nContent-Type: application\/json\r\n\r\n\[3\]\r\n--\1--\r\n$/,
  },
];

const answers: readonly Row[] = [
  {
    id: "kindsOfEvents",
    route: "GET /kindsOfEvents",
    responses: ok(
      `{ text/event-stream: { itemSchema: { oneOf: [${event("cat", "Cat")}, ${event("dog", "Dog")}] } } }`,
    ),
    args: "",
    answer: text('event: dog\ndata: {"kind":"dog","tricks":2}\n\n', 200, {
      "content-type": "text/event-stream",
    }),
    use: 'all(await call).then((events) => events.map(({ data }) => ("tricks" in data ? data.tricks : data.lives)))',
    data: [2],
  },
  {
    id: "someTextEvents",
    route: "GET /someTextEvents",
    responses: ok(
      `{ text/event-stream: { itemSchema: { oneOf: [${event("cat", "Cat")}, { properties: { data: { type: string } } }] } } }`,
    ),
    args: "",
    answer: text("data: hello\n\n", 200, { "content-type": "text/event-stream" }),
    use: "all(await call).then((events) => events.map(({ data }) => data.trim()))",
    data: ["hello"],
  },
  {
    id: "otherKinds",
    route: "GET /otherKinds",
    responses: ok("{ application/json: { schema: { $ref: '#/components/schemas/Pet' } } }"),
    args: "",
    answer: json({ kind: "fish", name: "F" }),
    use: 'call.then((pet) => ("name" in pet ? [pet.kind satisfies string | undefined, pet.name] : pet.kind === "cat" ? pet.lives : pet.tricks))',
    data: ["fish", "F"],
  },
  {
    id: "sharedMediaType",
    route: "GET /sharedMediaType",
    responses: ok("{ application/json: { $ref: '#/components/mediaTypes/Cat' } }"),
    args: "",
    answer: json({ kind: "cat", lives: 9 }),
    use: "(await call).lives",
    data: 9,
  },
];

testOnTheWire(
  [...parameters, ...bodies, ...answers],
  `components:
  mediaTypes: { Cat: { schema: { $ref: '#/components/schemas/Cat' } } }
  schemas:
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Other' }], discriminator: { propertyName: kind, mapping: { cat: Cat, dog: '#/components/schemas/Dog' }, defaultMapping: Other } }
    Cat: { type: object, required: [kind, lives], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { type: object, required: [kind, tricks], properties: { kind: { type: string }, tricks: { type: integer } } }
    Other: { type: object, required: [name], properties: { kind: { type: string }, name: { type: string } } }
`,
);
