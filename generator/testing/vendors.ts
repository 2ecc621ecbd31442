import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";

import { openWorkshop, type Workshop } from "../../scripts/conformance/client.js";
import {
  type Answer,
  serve,
  type StyledAnswer,
  type StyledRequest,
  type StyledServer,
} from "../../templates/src/runtime/testing/styled-server.js";
import { generated } from "./generated.js";

/** What a vendor's extension says of a list, and how the list's server behaves. */
export interface Row {
  readonly why: string;
  readonly method?: "post";
  /** The operation, but for its id and its response. */
  readonly operation: object;
  /** The schema of a page. */
  readonly page: object;
  /** Besides the page: headers, links. */
  readonly response?: object;
  readonly args?: readonly unknown[];
  readonly answer: Answer;
  /** Targets of the requests of a whole walk, below the list's own path where they do not begin with `/`. */
  readonly asked: readonly string[];
}

export const text = { type: "string" };
export const integer = { type: "integer" };
export const flag = { type: "boolean" };
export const item = { type: "object", required: ["id"], properties: { id: text } };
export const list = { type: "array", items: item };
export const query = (name: string, schema: object = integer) => ({ name, in: "query", schema });
export const object = (properties: object, required = Object.keys(properties)) => ({
  ...{ type: "object", properties, required },
});
export const marked = (schema: object, purpose: string, more: object = {}) => ({
  ...schema,
  "x-stainless-pagination-property": { purpose, ...more },
});
export const inJson = (schema: object) => ({ content: { "application/json": { schema } } });

const all = Array.from("abcdefg", (id) => ({ id }));

/** Three items, whatever was asked for, as a server that clamps sizes sends them. */
export function from(start: number) {
  const next = start + 3;
  return { items: all.slice(start, next), next: next < all.length ? next : undefined };
}

export const after = (id: unknown) => all.findIndex((each) => each.id === id) + 1;
export const starts = (text: unknown) => Number(typeof text === "string" ? text : 0);
export const body = (value: unknown): StyledAnswer => ({ body: value });

export type Rows = Readonly<Record<string, Row>>;

/** Tests that each list is walked to its end, as its extension says, and that a page without its list is no end. */
export function testVendorsOnTheWire(rows: Rows, root: object = {}): void {
  let workshop: Workshop;
  let Library: new (options: object) => Readonly<Record<string, Resource>>;
  const servers: StyledServer[] = [];

  beforeAll(async () => {
    workshop = openWorkshop(await generated(documentOf(rows, root)));
    Library = (await workshop.load()).Library as typeof Library;
  }, 120_000);

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  afterAll(() => {
    workshop.remove();
  });

  async function walk(name: string, { args = [] }: Row, answer: Answer) {
    const server = await serve(answer);
    servers.push(server);
    const client = new Library({ baseUrl: server.origin, retry: false });
    const ids: string[] = [];
    for await (const { id } of client[name]?.list(...args) ?? []) ids.push(id);
    return { ids: ids.join(""), requests: server.requests };
  }

  const named = Object.entries(rows).map(([name, row]) => [row.why, name, row] as const);

  test.each(named)("%s", async (_, name, row) => {
    const { ids, requests } = await walk(name, row, row.answer);
    expect(ids).toBe("abcdefg");
    const own = `/${name}`;
    const targets = requests.map(({ url }: StyledRequest) =>
      decodeURIComponent(targetOf(url, own)),
    );
    expect(targets).toEqual(row.asked);
  });

  test.each(named)("%s; and a page without its list is no end", async (_, name, row) => {
    const broken: Answer = (request) => {
      const answered = row.answer(request);
      return request.index === 1 && answered ? { ...answered, body: { other: true } } : answered;
    };
    await expect(walk(name, row, broken)).rejects.toMatchObject({
      ...{ code: "pagination", reason: "bad-metadata", page: { index: 1 } },
    });
  });

  test("what is generated compiles", () => {
    expect(workshop.typeFaults("typescript")).toBe("");
  }, 120_000);
}

/** Of a list's own path only the query. */
function targetOf({ pathname, search }: URL, own: string): string {
  return pathname === own ? search : pathname + search;
}

function documentOf(rows: Rows, root: object): string {
  const paths = Object.entries(rows).map(([name, row]) => {
    const responses = { "200": { description: "ok", ...inJson(row.page), ...row.response } };
    const operation = { operationId: `${name}:list`, tags: [name], responses, ...row.operation };
    return [`/${name}`, { [row.method ?? "get"]: operation }];
  });
  const members = Object.entries({
    ...root,
    paths: Object.fromEntries(paths) as object,
    components: { schemas: { Item: item } },
  }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return members.join("\n");
}

type Pager = AsyncIterable<{ id: string }>;
type Resource = Readonly<Record<"list", (...args: readonly unknown[]) => Pager>>;
