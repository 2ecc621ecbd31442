import { describe, expect, test } from "@jest/globals";

import { openWorkshop } from "../../scripts/conformance/client.js";
import type { SourceFile } from "../source-file.js";
import { described } from "../testing/described.js";
import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";

const post = (schema: string, more = ""): string =>
  `{ post: { ${more} requestBody: { content: { application/json: { schema: ${schema} } } }, responses: { "200": { description: ok } } } }`;
const typed = (type: string, more = ""): string =>
  `{ type: object, required: [type], properties: { type: { const: ${type} } ${more} } }`;

const shop = `
x-pagewright: { package: "@acme/shop" }
webhooks:
  book.sold: ${post(`{ $ref: "#/components/schemas/BookSold" }`, `summary: book_sold, description: "When a book is sold. */",`)}
  book.lent: ${post(typed("book.lent", ", id: { type: string, readOnly: true }"), "summary: A book is lent, deprecated: true,")}
components:
  schemas:
    BookSold: ${typed("book.sold", ", price: { type: number }")}
`;

test.each([
  ["events by name, their union, and how one is verified", "src/webhooks.ts"],
  ["one line a webhook", "api.md"],
  ["what is left to look for where there is no resource", "README.md"],
  ["an entry of its own", "package.json"],
])("%s", async (_, path) => {
  expect(fileIn(await generated(shop), path)).toMatchSnapshot();
});

/** What a consumer's compiler says. */
function faultsOf(files: readonly SourceFile[], lines: readonly string[]): readonly string[] {
  const text = [
    'import { verifyWebhook, type WebhookEvent, type WebhookEvents } from "./webhooks.js";',
    "declare const event: WebhookEvent;",
    ...lines,
    "export type Used = [WebhookEvents, typeof verifyWebhook, typeof event];",
  ].join("\n");
  return typeFaults([...files, { path: "src/consumer.ts", text }]);
}

describe("types", () => {
  test("an event is told by its type, and its payload is what a server sends", async () => {
    const files = await generated(shop);
    expect(
      faultsOf(files, [
        'export const verified: Promise<WebhookEvent> = verifyWebhook("", new Headers(), "s");',
        'verifyWebhook(new Uint8Array(), { "webhook-id": ["1"], host: undefined }, ["a"], { tolerance: 1 });',
        'if (event.type === "book.sold") event.price?.toFixed();',
        'if (event.type === "book.lent") event.id?.trim();',
        'export const one: WebhookEvents["book.sold"] = { type: "book.sold" };',
      ]),
    ).toEqual([]);
    expect(faultsOf(files, ["event.price;"])).toEqual([expect.stringContaining("TS2339")]);
    expect(faultsOf(files, ['event.type === "book.stolen";'])).toEqual([
      expect.stringContaining("TS2367"),
    ]);
  });

  test("names and types that clash with nothing", async () => {
    const files = await generated(`
webhooks:
  event: ${post(`{ $ref: "#/components/schemas/WebhookEvent" }`)}
  events: ${post(`{ type: array, items: { $ref: "#/components/schemas/WebhookEvents" } }`)}
  schema: ${post(`{ $ref: "#/components/schemas/schema" }`)}
  text: ${post(`{ type: string }`)}
  __proto__: ${post(typed("p"))}
  constructor: ${post(typed("c"))}
  a.b: ${post(typed("ab1"))}
  a_b: ${post(typed("ab2"))}
  A-B: ${post(typed("ab3"))}
  "": ${post(typed("e"))}
  'quote "\\u2028" */ \`$\{1}': ${post(typed("q"))}
components:
  schemas:
    WebhookEvent: ${typed("event")}
    WebhookEvents: ${typed("events")}
    schema: ${typed("schema")}
    verifyWebhook: ${typed("unused")}
`);
    expect(faultsOf(files, [])).toEqual([]);
    expect(
      fileIn(files, "src/webhooks.ts").match(/^ {2}\S+:.* schema\..*$|^ {2}\S.*: .*;$/gm),
    ).toMatchSnapshot();
  });
});

describe("what tells events apart", () => {
  test.each<[what: string, webhooks: Record<string, string>, property: unknown, untold: string[]]>([
    ["a const", { a: typed("a"), b: typed("b") }, "type", []],
    [
      "an enum of one",
      { a: typed("a"), b: "{ required: [type], properties: { type: { enum: [b] } } }" },
      "type",
      [],
    ],
    [
      "enums that share nothing",
      { a: typed("a"), b: "{ required: [type], properties: { type: { enum: [b, c] } } }" },
      "type",
      [],
    ],
    [
      "not enums that share something",
      {
        a: typed("a"),
        b: typed("b"),
        c: "{ required: [type], properties: { type: { enum: [b, c] } } }",
      },
      "type",
      ["b", "c"],
    ],
    [
      "not what may be missing",
      { a: typed("a"), b: "{ properties: { type: { const: b } } }" },
      "type",
      ["b"],
    ],
    [
      "not what may be null",
      {
        a: typed("a"),
        b: "{ required: [type], properties: { type: { type: [string, 'null'], enum: [b, null] } } }",
      },
      "type",
      ["b"],
    ],
    [
      "what tells most",
      {
        a: typed("a", ", event: { const: x }"),
        b: "{ required: [type, event], properties: { type: { const: a }, event: { const: y } } }",
        c: "{ required: [event], properties: { event: { const: z } } }",
      },
      "event",
      ["a"],
    ],
    [
      "of several, type",
      {
        a: "{ required: [kind, type], properties: { kind: { const: 1 }, type: { const: 1 } } }",
        b: "{ required: [kind, type], properties: { kind: { const: 2 }, type: { const: 2 } } }",
      },
      "type",
      [],
    ],
    [
      "else, the first by name",
      {
        a: "{ required: [zoo, kind], properties: { zoo: { const: 1 }, kind: { const: 1 } } }",
        b: "{ required: [zoo, kind], properties: { zoo: { const: 2 }, kind: { const: 2 } } }",
      },
      "kind",
      [],
    ],
    ["numbers are not texts", { a: typed("1"), b: typed("'1'") }, "type", []],
    [
      "through allOf",
      { a: `{ allOf: [${typed("a")}, { properties: { x: {} } }] }`, b: typed("b") },
      "type",
      [],
    ],
    ["all of oneOf", { a: `{ oneOf: [${typed("a")}, ${typed("c")}] }`, b: typed("b") }, "type", []],
    [
      "not a part of oneOf",
      { a: `{ oneOf: [${typed("a")}, { type: string }] }`, b: typed("b") },
      "type",
      ["a"],
    ],
    ["nothing is needed for one", { a: "{ type: string }" }, undefined, []],
    [
      "nothing tells texts",
      { a: "{ type: string }", b: "{ type: string }" },
      undefined,
      ["a", "b"],
    ],
  ])("%s", async (_, webhooks, property, untold) => {
    const entries = Object.entries(webhooks).map(([name, schema]) => `  ${name}: ${post(schema)}`);
    const { model, diagnostics } = await described(`webhooks:\n${entries.join("\n")}`);
    expect(model.webhooks?.discriminator).toBe(property);
    const notes = diagnostics.filter(({ code }) => code === "webhooks-not-told-apart");
    const names = notes.flatMap(({ message }) => message.match(/"\w"/g) ?? []);
    expect(names).toEqual(untold.map((name) => `"${name}"`));
  });
});

describe("what is taken, and what is left out", () => {
  test.each<[what: string, document: string, names: readonly string[], leftOut: number]>([
    ["any method", `webhooks: { a: ${post(typed("a")).replace("post", "put")} }`, ["a"], 0],
    [
      "JSON by another name",
      `webhooks: { a: ${post(typed("a")).replace("application/json", "application/vnd.a+json")} }`,
      ["a"],
      0,
    ],
    [
      "no other media type",
      `webhooks: { a: ${post(typed("a")).replace("application/json", "application/xml")} }`,
      [],
      1,
    ],
    ["no body", `webhooks: { a: { get: { responses: { "200": { description: ok } } } } }`, [], 1],
    ["a body that could be anything", `webhooks: { a: ${post("{ description: a }")} }`, [], 1],
    [
      "not what is ignored",
      `webhooks: { a: ${post(typed("a"), "x-pagewright: { ignore: true },")} }`,
      [],
      0,
    ],
    ["no operation at all", "webhooks: { a: { summary: a } }", [], 0],
    [
      "a name like an extension's, of a component",
      `webhooks: { x-a: ${post('{ $ref: "#/components/schemas/A" }')} }\ncomponents: { schemas: { A: ${typed("a")} } }`,
      ["x-a"],
      0,
    ],
  ])("%s", async (_, document, names, leftOut) => {
    const { model, diagnostics } = await described(document);
    expect(model.webhooks?.events.map(({ name }) => name) ?? []).toEqual(names);
    expect(diagnostics.filter(({ code }) => code === "webhooks-left-out")).toHaveLength(leftOut);
    const files = await generated(document);
    expect(files.some(({ path }) => path.includes("webhooks"))).toBe(names.length > 0);
    expect(typeFaults(files)).toEqual([]);
  });

  const old = `openapi: 3.0.3\ninfo: { title: Books, version: "1" }\npaths: {}\n`;

  test("of OpenAPI 3.0's extension, what is a component; whatever else stands there", async () => {
    const { model, diagnostics } = await described(`${old}
x-webhooks:
  sold: ${post('{ $ref: "#/components/schemas/Sold" }')}
  inline: ${post(typed("a"))}
  lost: ${post('{ $ref: "#/components/schemas/Lost" }')}
  elsewhere: { $ref: hooks.yaml }
  number: 1
  list: [1]
  text: { post: no }
  body: { post: { requestBody: [] } }
  content: { post: { requestBody: { content: 7 } } }
  media: { post: { requestBody: { content: { application/json: 7 } } } }
  schema: { post: { requestBody: { content: { application/json: { schema: [] } } } } }
components: { schemas: { Sold: { type: object } } }
`);
    expect(model.webhooks?.events.map(({ name }) => name)).toEqual(["sold"]);
    const notes = diagnostics.filter(({ code }) => code === "webhooks-left-out");
    expect(notes.map(({ message }) => message.slice(0, 2))).toEqual(["7 "]);
    for (const value of ["7", "[]", "null", "text"]) {
      expect((await described(`${old}x-webhooks: ${value}`)).model.webhooks).toBeUndefined();
    }
  });
});

/** Payloads that no property tells apart: one has a type that may be any, one has none at all. */
const untold = `
x-pagewright: { package: "@acme/shop" }
webhooks:
  sold: ${post("{ type: object, required: [type, price], properties: { type: { type: string }, price: { type: number } } }")}
  lent: ${post("{ type: object, required: [reader], properties: { reader: { type: string } } }")}
  lost: ${post("{ type: array, items: { type: integer } }")}
`;

describe("events that nothing tells apart", () => {
  test("are a union of payloads, with a note", async () => {
    const text = fileIn(await generated(untold), "src/webhooks.ts");
    expect(declarationIn(text, "WebhookEvents")).toMatchSnapshot();
    expect(declarationIn(text, "WebhookEvent")).toMatchSnapshot();
    const { diagnostics } = await described(untold);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'webhooks-not-told-apart: No property tells the payloads of webhooks apart: "lent", "lost", "sold"',
    ]);
  });

  const consumer = `import { verifyWebhook, type WebhookEvent, type WebhookEvents } from "./webhooks.js";

export async function told(body: string, headers: Headers): Promise<string | number | undefined> {
  const event: WebhookEvent = await verifyWebhook(body, headers, "secret");
  if (Array.isArray(event)) return event[0];
  if ("price" in event) return event.price;
  // @ts-expect-error -- a reader has no type
  void event.type;
  return event.reader.trim();
}

/** Who has a URL of its own for each knows which it is. */
export async function sold(body: string, headers: Headers): Promise<number> {
  const event = (await verifyWebhook(body, headers, "secret")) as WebhookEvents["sold"];
  return event.price;
}
`;

  test.each(["typescript", "typescript-7"])(
    "are read by what they have, says %s",
    async (name) => {
      const files = [...(await generated(untold)), { path: "src/consumer.ts", text: consumer }];
      const workshop = openWorkshop(files);
      try {
        expect(workshop.typeFaults(name)).toBe("");
      } finally {
        workshop.remove();
      }
    },
    60_000,
  );
});

test.each(["typescript", "typescript-7"])(
  "an event is told by its type, says %s",
  async (name) => {
    const text = `import { verifyWebhook } from "./webhooks.js";
export async function told(body: string, headers: Headers): Promise<number | string | undefined> {
  const event = await verifyWebhook(body, headers, "secret");
  switch (event.type) {
    case "book.sold":
      return event.price;
    case "book.lent":
      return event.id;
    default:
      return event satisfies never;
  }
}
`;
    const workshop = openWorkshop([...(await generated(shop)), { path: "src/consumer.ts", text }]);
    try {
      expect(workshop.typeFaults(name)).toBe("");
    } finally {
      workshop.remove();
    }
  },
  60_000,
);

test("a resource called webhooks is had from the same entry", async () => {
  const files = await generated(`
${shop}
paths:
  /webhooks:
    get:
      x-pagewright: { resource: webhooks, method: list }
      responses: { "200": { description: ok } }
`);
  const { exports, typesVersions } = JSON.parse(fileIn(files, "package.json")) as {
    exports: Record<string, unknown>;
    typesVersions: Record<string, Record<string, unknown>>;
  };
  expect(Object.keys(exports)).toEqual([".", "./webhooks", "./package.json"]);
  expect(Object.keys(typesVersions["*"] ?? {})).toEqual(["webhooks"]);
  expect(exports["./webhooks"]).toMatchObject({ import: { default: "./dist/esm/webhooks.js" } });
  expect(faultsOf(files, ['import { Webhooks } from "./webhooks.js";', "new Webhooks();"])).toEqual(
    [],
  );
});

test("a package without webhooks has nothing of them", async () => {
  const files = await generated("paths: {}");
  expect(files.filter(({ path, text }) => /webhook/i.test(path + text))).toEqual([]);
});
