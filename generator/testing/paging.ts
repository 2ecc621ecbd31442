import { describe, expect, test } from "@jest/globals";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "../document.js";
import { valueAt } from "../json.js";
import type { Operation, Origin } from "../model/model.js";
import { parsePointer } from "../pointer.js";
import { modelledText } from "./modelled.js";

export const text = { type: "string" };
export const integer = { type: "integer" };
export const flag = { type: "boolean" };

/** The schema of an object. */
export const object = (properties: object, required: readonly string[] = []) => ({
  ...{ type: "object", required, properties },
});

export const item = object({ id: text }, ["id"]);
export const list = { type: "array", items: item };

export const query = (name: string, schema: object = integer) => ({ name, in: "query", schema });
export const header = (name: string, schema: object = text) => ({ name, in: "header", schema });

// An operation has of everything, so that any extension finds what it names.
const parameters = [
  ...["page", "limit", "offset"].map((name) => query(name)),
  query("pageFrom0", { ...integer, default: 0 }),
  ...["cursor", "after", "page_token", "version", "sort"].map((name) => query(name, text)),
];
const metaProperties = { total: integer, pages: integer, next: text, "a.b": text };
const meta = object(metaProperties, ["total", "pages"]);
const envelope = object(
  {
    ...{ items: list, value: list, total: integer, pages: integer, current: integer, more: flag },
    ...{ next: text, next_page: text, next_version: text, nextLink: text, "@odata.nextLink": text },
    ...{ meta, edges: { type: "array", items: object({ node: item, cursor: text }) } },
  },
  ["items", "meta", "total", "pages", "more"],
);

/** What an operation has instead. */
export interface Setting {
  /** At the document's root. */
  readonly root?: object;
  readonly parameters?: readonly object[];
  /** The schema of the request's body, which is sent by POST. */
  readonly requestBody?: object;
  /** The schema of a page. */
  readonly body?: object;
  /** Besides the page: headers, links. */
  readonly response?: object;
}

export interface Paging {
  /** What the model knows of the operation's pages, but for what follows from the schema. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly origins: readonly Origin[];
  /** Errors: with any, the model has no operation. */
  readonly faults: readonly Diagnostic[];
  /** Notes about pages. */
  readonly notes: readonly Diagnostic[];
  readonly operation: Operation | undefined;
}

/** What is read of an operation, `/things`, with an extension or several. */
export async function readPaging(extension: object, setting: Setting = {}): Promise<Paging> {
  const { operations, diagnostics } = await modelledText({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://things.example" }],
    paths: { "/things": { [methodOf(setting)]: { ...operationOf(setting), ...extension } } },
    ...setting.root,
  });
  const [operation] = operations;
  return {
    facts: factsOf(operation),
    origins: operation?.pagination?.origins ?? [],
    faults: diagnostics.filter(({ severity }) => severity === "error"),
    notes: diagnostics.filter(
      ({ severity, code }) => severity === "note" && code.startsWith("pagination-"),
    ),
    operation,
  };
}

const methodOf = ({ requestBody }: Setting) => (requestBody === undefined ? "get" : "post");

function operationOf({ body = envelope, requestBody, ...setting }: Setting): object {
  const inJson = (schema: object) => ({ content: { "application/json": { schema } } });
  return {
    ...{ operationId: "things:list", tags: ["things"] },
    parameters: setting.parameters ?? parameters,
    ...(requestBody && { requestBody: inJson(requestBody) }),
    responses: { "200": { description: "ok", ...inJson(body), ...setting.response } },
  };
}

/** With the number of the first page, or offset, and that a cursor stands alone where that is unusual. */
function factsOf(operation: Operation | undefined): Paging["facts"] {
  const { pagination } = operation ?? {};
  const first = pagination?.style === "page" ? 1 : 0;
  const usual: Readonly<Record<string, unknown>> = { first, alone: false };
  const apart = ["origins", "itemTypeName", "optional"];
  const said = Object.entries(pagination ?? {}).filter(
    ([name, value]) => !apart.includes(name) && value !== usual[name],
  );
  return Object.fromEntries(said);
}

/** `[rule, what the extension says, the facts of it, what the operation has instead]` */
export type FactRow = readonly [why: string, said: unknown, facts: object, setting?: Setting];

/** Tests, for each row, that what an extension says becomes these facts, each from its place. */
export function testFacts(name: string, rows: readonly FactRow[]): void {
  describe(`what ${name} says becomes facts, each from its place`, () => {
    test.each(rows)("%s", async (_, said, facts, setting = {}) => {
      const found = await readPaging({ [name]: said }, setting);
      expect(found.faults).toEqual([]);
      expect(found.facts).toEqual(facts);
      const places = found.origins.flatMap(({ source, pointer }) =>
        source === name ? [pointer] : [],
      );
      const operation = `/paths/~1things/${methodOf(setting)}`;
      expect(places.filter((place) => !leadsInto({ [name]: said }, operation, place))).toEqual([]);
    });
  });
}

/** Whether a pointer leads to something that is said, below what the operation has. */
function leadsInto(extension: object, operation: string, place: string): boolean {
  const path = parsePointer(place.slice(operation.length)) ?? [];
  return place.startsWith(`${operation}/`) && valueAt(extension as JsonObject, path) !== undefined;
}

/** `[rule, what the extension says, the place of the fault in it, a part of the message]` */
export type FaultRow = readonly [why: string, said: unknown, at: string, message: string];

/** Tests, for each row, that what cannot be read is the one fault, so nothing that follows from it is. */
export function testFaults(name: string, rows: readonly FaultRow[]): void {
  describe(`what cannot be read of ${name} is an error at its place, and nothing that follows is told`, () => {
    test.each(rows)("%s", async (_, said, at, message) => {
      const { faults } = await readPaging({ [name]: said });
      expect(faults).toMatchObject([
        {
          code: "pagination-extension-wrong",
          pointer: `#/paths/~1things/get/${name}${at}`,
          message: expect.stringContaining(message) as unknown,
        },
      ]);
    });
  });
}
