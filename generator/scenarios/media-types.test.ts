import { expect, test } from "@jest/globals";

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
import { Library, type HttpError, type Report, type ServerEvent, type Tick } from "./index.js";

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
  const events = await reports.get("a", { accept: "text/event-stream" });
  same<typeof events, AsyncIterable<ServerEvent<Tick>> | undefined>(true);
  const { data } = await reports.get("a", { accept: "text/csv" }).withResponse();
  same<typeof data, string | undefined>(true);
  const result = await reports.get("a", { accept: "text/csv" }).result();
  if (result.ok) same<typeof result.data, string | undefined>(true);
  const either = await reports.get("a", { accept: Math.random() > 1 ? "text/csv" : "application/json" });
  same<typeof either, Report | string | undefined>(true);
  // @ts-expect-error -- not among those that are offered
  await reports.get("a", { accept: "text/html" });

  await reports.replace("a", { title: "A" });
  await reports.replace("a", { title: "A" }, { contentType: "application/json" });
  await reports.replace("a", "a,b", { contentType: "text/csv" });
  await reports.replace("a", { file: new Blob() }, { contentType: "multipart/form-data" });
  await reports.replace("a", new Uint8Array(1), { contentType: "application/octet-stream" });
  const xml = await reports.replace("a", "a,b", { contentType: "text/csv", accept: "application/xml" });
  same<typeof xml, string>(true);
  // @ts-expect-error -- JSON unless something else is said
  await reports.replace("a", "a,b");
  // @ts-expect-error -- no JSON
  await reports.replace("a", { title: "A" }, { contentType: "text/csv" });
  // @ts-expect-error -- the title is missing
  await reports.replace("a", {}, { accept: "application/xml" });

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
