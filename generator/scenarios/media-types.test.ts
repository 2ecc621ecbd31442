import { expect, test } from "@jest/globals";

import { described } from "../testing/described.js";
import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { hover, typeFaults } from "../testing/type-faults.js";

const document = `
paths:
  /reports/{id}:
    get:
      tags: [reports]
      operationId: get
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Report" } }, text/csv: { schema: { type: string } }, application/pdf: {}, text/event-stream: { schema: { $ref: "#/components/schemas/Tick" } }, application/vnd.short+json: { schema: { type: object, properties: { short: { type: boolean } } } }, application/vnd.same+json: { schema: { $ref: "#/components/schemas/Report" } }, "*/*": {} } }
        "202": { description: later }
    put:
      tags: [reports]
      operationId: replace
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Report" } }
          text/csv: {}
          multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, meta: { type: object } } }, encoding: { meta: { contentType: application/json } } }
          application/octet-stream: {}
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Report" } }, application/xml: { schema: { $ref: "#/components/schemas/Report" } } } } }
    patch:
      tags: [reports]
      operationId: change
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Report" } }, application/merge-patch+json: { schema: { $ref: "#/components/schemas/Report" } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Report" } }, text/json: { schema: { $ref: "#/components/schemas/Report" } } } } }
components:
  schemas:
    Report: { type: object, required: [title], properties: { title: { type: string } } }
    Tick: { type: object, properties: { n: { type: integer } } }
`;

/** What a consumer writes, and what a consumer must not be able to write. */
const consumer = `
import { Library, type HttpError, type Report, type RequestOptions, type ServerEvent, type Tick } from "./index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
const same = <A, B>(_: Same<A, B>): void => undefined;
const { reports } = new Library();

export async function program(): Promise<void> {
  const usual = await reports.get("a");
  same<typeof usual, Report | undefined>(true);
  const timed = await reports.get("a", { timeout: 5 });
  same<typeof timed, Report | undefined>(true);
  const csv = await reports.get("a", { accept: "text/csv" });
  same<typeof csv, string | undefined>(true);
  const pdf = await reports.get("a", { accept: "application/pdf" });
  same<typeof pdf, Blob | undefined>(true);
  const stream = await reports.get("a", { accept: "application/pdf" }).stream();
  same<typeof stream, ReadableStream<Uint8Array> | undefined>(true);
  const streamed = await reports.get("a", { accept: "application/pdf" }).stream().result();
  if (streamed.ok) same<typeof streamed.data, ReadableStream<Uint8Array> | undefined>(true);
  // @ts-expect-error -- nothing but JSON, which is no use in pieces
  await reports.change("a").stream();
  const events = await reports.get("a", { accept: "text/event-stream" });
  same<typeof events, AsyncIterable<ServerEvent<Tick>> | undefined>(true);
  const { data } = await reports.get("a", { accept: "text/csv" }).withResponse();
  same<typeof data, string | undefined>(true);
  const result = await reports.get("a", { accept: "text/csv" }).result();
  if (result.ok) same<typeof result.data, string | undefined>(true);
  const either = await reports.get("a", { accept: Math.random() > 1 ? "text/csv" : "application/json" });
  same<typeof either, Report | string | undefined>(true);
  const unsaid = await reports.get("a", { accept: undefined });
  same<typeof unsaid, Report | undefined>(true);
  const options: { timeout?: number } = {};
  const withOptions = await reports.get("a", options);
  same<typeof withOptions, Report | undefined>(true);
  const maybeUnsaid = await reports.get("a", { accept: Math.random() > 1 ? "text/csv" : undefined });
  same<typeof maybeUnsaid, Report | string | undefined>(true);
  const maybe: { accept?: "text/csv" } = {};
  const maybeCsv = await reports.get("a", maybe);
  same<typeof maybeCsv, Report | string | undefined>(true);
  const spread = await reports.get("a", { timeout: 5, ...(Math.random() > 1 ? { accept: "text/csv" } as const : {}) });
  same<typeof spread, Report | string | undefined>(true);
  const shared: RequestOptions = {};
  const withShared = await reports.get("a", { ...shared, accept: "text/csv" });
  same<typeof withShared, string | undefined>(true);
  // @ts-expect-error -- not among those that are offered
  await reports.get("a", { accept: "text/html" });
  // @ts-expect-error -- no option
  await reports.get("a", { acept: "text/csv" });
  // @ts-expect-error -- no option
  await reports.get("a", { accept: "text/csv", timeot: 5 });
  // @ts-expect-error -- no number
  await reports.get("a", { accept: "text/csv", timeout: "5" });

  await reports.replace("a", { title: "A" });
  await reports.replace("a", { title: "A" }, { contentType: "application/json" });
  await reports.replace("a", "a,b", { contentType: "text/csv" });
  await reports.replace("a", { file: new Blob() }, { contentType: "multipart/form-data" });
  await reports.replace("a", new Uint8Array(1), { contentType: "application/octet-stream" });
  const xml = await reports.replace("a", "a,b", { contentType: "text/csv", accept: "application/xml" });
  same<typeof xml, string>(true);
  await reports.replace("a", { title: "A" }, { contentType: undefined });
  // @ts-expect-error -- JSON unless something else is said
  await reports.replace("a", "a,b", { contentType: undefined });
  // @ts-expect-error -- JSON unless something else is said
  await reports.replace("a", "a,b");
  // @ts-expect-error -- no JSON
  await reports.replace("a", { title: "A" }, { contentType: "text/csv" });
  // @ts-expect-error -- the title is missing
  await reports.replace("a", {}, { accept: "application/xml" });

  const maybeForm: { contentType?: "text/csv" } = {};
  await reports.replace("a", { title: "A" }, maybeForm);
  await reports.replace("a", "a,b", maybeForm);
  // @ts-expect-error -- neither CSV nor JSON
  await reports.replace("a", 5, maybeForm);

  await reports.change("a");
  // @ts-expect-error -- nothing to choose
  await reports.change("a", {}, { contentType: "application/merge-patch+json" });
}

export type Failure = HttpError;
`;

test("several media types are reached by an option that says what is given and what comes back", async () => {
  const files = await generated(document);
  const text = fileIn(files, "src/resources/reports.ts");
  for (const name of [
    "Reports.get",
    "ReportsGetResults",
    "Reports.replace",
    "ReportsReplaceBodies",
  ])
    expect(declarationIn(text, name)).toMatchSnapshot(name);
  expect(fileIn(files, "api.md")).toMatchSnapshot("api.md");
});

test("an operation whose types are the same in another dress is like any other", async () => {
  const text = fileIn(await generated(document), "src/resources/reports.ts");
  expect(declarationIn(text, "Reports.change")).toMatchSnapshot();
});

test("the types hold callers to what goes with what", async () => {
  const files = [...(await generated(document)), { path: "src/consumer.ts", text: consumer }];
  expect(typeFaults(files)).toEqual([]);
}, 60_000);

test("an editor shows what a choice comes to", async () => {
  const files = await generated(document);
  const start = 'import { Library } from "./index.js";\nconst { reports } = new Library();\n';
  const shown = [
    'reports.get("a")',
    'reports.get("a", { accept: "text/csv" })',
    'reports.replace("a", "a,b", { contentType: "text/csv" })',
  ].map((use) => hover(files, `${start}await ${use};`, use.includes("get") ? "get" : "replace"));
  expect(shown).toMatchSnapshot();
}, 60_000);

test("packages without a choice have nothing of it", async () => {
  const files = await generated(`
paths:
  /a: { get: { tags: [a], responses: { "200": { description: ok, content: { application/json: {} } } } } }
`);
  expect(files.map(({ path }) => path)).not.toContain("src/runtime/media-types.ts");
  expect(files.map(({ text }) => text).join()).not.toMatch(/AcceptOption|ContentTypeOption/);
});

const failing = `
paths:
  /a:
    get:
      tags: [a]
      operationId: get
      responses:
        "200": { description: ok, content: { application/json: {} } }
        "400": { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } }, application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } }, text/plain: { schema: { type: string } } } }
        "401": { description: bad, content: { text/html: {} } }
        "404": { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } }, text/json: { schema: { $ref: "#/components/schemas/Fault" } }, application/xml: { schema: { $ref: "#/components/schemas/Fault" } } } }
        "409": { description: bad, content: { application/json: { schema: { type: string } }, text/plain: { schema: { type: string } } } }
        "422": { description: bad, content: { application/json: {}, text/plain: {} } }
        default: { description: bad }
  /b:
    get: { tags: [a], operationId: list, responses: { "200": { description: ok }, "404": { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } } } }
components:
  schemas:
    Fault: { type: object, properties: { why: { type: string } } }
    Problem: { type: object, properties: { title: { type: string } } }
`;

test("a failure's body is what it may come as; only where that is a text is there anything to do", async () => {
  const files = await generated(failing);
  const text = fileIn(files, "src/resources/a.ts");
  for (const name of ["A.get", "AGetError", "A.list", "AListError"]) {
    expect(declarationIn(text, name)).toMatchSnapshot(name);
  }
  expect(typeFaults(files)).toEqual([]);
}, 60_000);

test("what a failure does not come as is told", async () => {
  const { diagnostics } = await described(failing);
  expect(
    diagnostics.map(({ code, pointer, message }) => `${code} ${pointer ?? ""} ${message}`),
  ).toMatchSnapshot();
});

const paged = (request: string): string => `
paths:
  /search:
    post:
      tags: [books]
      operationId: search
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      x-pagewright: { pagination: { style: cursor, request: { cursor: ${request} }, response: { items: /items, nextCursor: /next } } }
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { after: { type: string }, title: { type: string } } } }, text/plain: {} } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: object, required: [items], properties: { items: { type: array, items: { type: string } }, next: { type: string } } } }, text/csv: {} } } }
`;

test("a list that is asked for by a query takes any of its bodies", async () => {
  const files = await generated(paged("cursor"));
  const text = fileIn(files, "src/resources/books.ts");
  for (const name of ["Books.search", "BooksSearchBodies"]) {
    expect(declarationIn(text, name)).toMatchSnapshot(name);
  }
  expect(typeFaults(files)).toEqual([]);
}, 60_000);

test("one whose pages are asked for in the body takes what has that in it; both tell what they leave out", async () => {
  const told = async (request: string): Promise<readonly string[]> =>
    (await described(paged(request))).diagnostics.map(({ message }) => message);
  expect(await told("{ body: /after }")).toEqual([
    "text/plain left out of 1 request body(s), which have another type",
    "text/csv left out of 1 list(s), which are read page by page as JSON: POST /search",
  ]);
  expect(await told("cursor")).toEqual([
    "text/csv left out of 1 list(s), which are read page by page as JSON: POST /search",
  ]);
});

test("a list is one call, whose other media types can be asked for, where it is said to be none", async () => {
  const text = paged("cursor").replace(/pagination: \{.*\} \} \}/, "pagination: false }");
  const { diagnostics } = await described(text);
  expect(diagnostics).toEqual([]);
  const use =
    'const csv: string = await new Library().books.search("A", {}, { contentType: "text/plain", accept: "text/csv" });';
  const consumer = `import { Library } from "./index.js";\n${use}\nexport { csv };\n`;
  const files = [...(await generated(text)), { path: "src/consumer.ts", text: consumer }];
  expect(typeFaults(files)).toEqual([]);
}, 60_000);

test("what ASP.NET offers as plain text besides is no choice: it is the same JSON", async () => {
  const contents = (schema: string) =>
    `{ ${["text/plain", "application/json", "text/json"].map((type) => `${type}: { schema: ${schema} }`).join(", ")} }`;
  const yaml = `
paths:
  /books:
    get:
      tags: [books]
      operationId: list
      responses:
        "200": { description: OK, content: ${contents("{ type: array, items: { type: integer } }")} }
        "400": { description: Bad, content: ${contents('{ $ref: "#/components/schemas/Problem" }')} }
    post:
      tags: [books]
      operationId: order
      requestBody: { required: true, content: ${contents('{ $ref: "#/components/schemas/Problem" }')} }
      responses: { "200": { description: OK, content: ${contents("{ type: string }")} } }
components: { schemas: { Problem: { type: object, properties: { title: { type: string } } } } }
`;
  const text = fileIn(await generated(yaml), "src/resources/books.ts");
  expect(declarationIn(text, "Books.list")).toMatchSnapshot("list");
  expect(declarationIn(text, "Books.order")).toMatchSnapshot("order");
  expect(declarationIn(text, "BooksListError")).toMatchSnapshot("error");
  expect((await described(yaml)).diagnostics).toEqual([]);
});

test("what several statuses give is said once", async () => {
  const given = (schema: string) =>
    `{ description: OK, content: { application/json: { schema: ${schema} } } }`;
  const yaml = `
paths:
  /books:
    put:
      tags: [books]
      operationId: put
      responses: { "200": ${given("{ type: string }")}, "201": ${given("{ type: string }")} }
`;
  const text = fileIn(await generated(yaml), "src/resources/books.ts");
  expect(declarationIn(text, "Books.put")).toContain("): Call<string, BooksPutError>");
});
