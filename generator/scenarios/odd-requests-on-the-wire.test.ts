import { type Row, testOnTheWire } from "../testing/wire.js";

const query = (name: string, more = ""): string =>
  `{ name: ${JSON.stringify(name)}, in: query, schema: { type: string } ${more} }`;
const inPath = (name: string, schema = "{ type: string }"): string =>
  `{ name: ${JSON.stringify(name)}, in: path, required: true, schema: ${schema} }`;

/** What springdoc makes of a `Pageable`. */
const pageable = (more = ""): string =>
  `{ name: pageable, in: query, required: true, schema: { $ref: "#/components/schemas/Pageable" } ${more} }`;

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
  {
    id: "pageable",
    route: "GET /pageable",
    operation: `parameters: [${query("genre")}, ${pageable()}]`,
    args: '{ page: 1, sort: ["title", "id"] }',
    url: "/pageable?page=1&sort=title&sort=id",
  },
  {
    id: "pageableByAnotherName",
    route: "GET /pageableByAnotherName",
    operation: `parameters: [${query("page")}, ${pageable()}]`,
    args: '{ page: "a", pageable: { size: 1 } }',
    url: "/pageableByAnotherName?page=a&size=1",
  },
  {
    id: "pageableInBrackets",
    route: "GET /pageableInBrackets",
    operation: `parameters: [${pageable(", style: deepObject, explode: true")}]`,
    args: "{ pageable: { page: 1 } }",
    url: "/pageableInBrackets?pageable%5Bpage%5D=1",
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
    id: "anyBytes",
    route: "PUT /anyBytes",
    operation:
      "requestBody: { required: true, content: { '*/*': { schema: { type: string, format: binary } } } }",
    args: 'new Blob(["P"], { type: "application/pdf" })',
    headers: { "content-type": "application/pdf" },
    body: "P",
  },
  {
    id: "fileInAllDresses",
    route: "POST /fileInAllDresses",
    operation: `requestBody: { required: true, content: { ${["application/json", "application/x-www-form-urlencoded", "multipart/form-data"].map((type) => `${type}: { schema: { type: object, required: [file], properties: { file: { type: string, contentMediaType: '*/*' } } } }`).join(", ")} } }`,
    args: '{ file: new Blob(["F"], { type: "text/plain" }) }',
    body: /^--\S+\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: text\/plain\r\n\r\nF\r\n--\S+--\r\n$/,
  },
  {
    id: "fileThatNeedNotBe",
    route: "POST /fileThatNeedNotBe",
    operation: `requestBody: { required: true, content: { ${["application/json", "multipart/form-data"].map((type) => `${type}: { schema: { type: object, properties: { name: { type: string }, file: { type: string, format: binary } } } }`).join(", ")} } }`,
    args: '{ name: "n" }',
    headers: { "content-type": "application/json" },
    body: '{"name":"n"}',
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

testOnTheWire(
  [...names, ...values, ...bodies],
  `components:
  schemas:
    Pageable: { type: object, properties: { page: { type: integer, minimum: 0 }, size: { type: integer, minimum: 1 }, sort: { type: array, items: { type: string } } } }
    Filter: { oneOf: [{ type: object, required: [not], properties: { not: { $ref: '#/components/schemas/Filter' } } }, { type: object, required: [is], properties: { is: { type: string } } }] }
`,
);
