import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { JsonObject } from "../../document.js";
import { parseText } from "../parse.js";
import { Provenance } from "../provenance.js";
import { checkExtensions } from "./extensions.js";
import { Reporter } from "./reporter.js";

/** `code pointer: message (hint)` of what is wrong with the extensions of a document. */
function faultsOf(document: object): string[] {
  const text = parseText({ file: "a.json", text: JSON.stringify(document) });
  const root = text.value as JsonObject;
  const problems = new DiagnosticCollector();
  const reporter = new Reporter(
    { root, provenance: new Provenance(text), broken: new Set() },
    problems,
  );
  checkExtensions(root, reporter);
  reporter.finish();
  return problems.all.map(({ code, pointer = "", message, hint = "" }) =>
    [code, pointer, message, hint].join(" | "),
  );
}

function onOperation(extension: unknown): object {
  return { paths: { "/a": { get: { "x-pagewright": extension } } } };
}

const page = { style: "page", request: { page: "page" }, response: { items: "/items" } };

describe("an extension that is right", () => {
  test.each([
    { "x-pagewright": { client: "Polar", package: "@pagewright/polar" } },
    { servers: [{ url: "/", "x-pagewright": { name: "production" } }] },
    onOperation({ resource: "oauth2.clients", method: "delete", ignore: true }),
    onOperation({ pagination: false }),
    onOperation({
      pagination: {
        style: "page",
        request: { page: "page", size: "limit" },
        response: { items: "", lastPage: "/a~1b/~0", total: "/t", hasMore: "/m" },
        first: 0,
        key: "/id",
      },
    }),
    onOperation({ pagination: { ...page, style: "offset", request: { offset: "o" } } }),
    onOperation({
      pagination: {
        style: "cursor",
        request: { cursor: "c" },
        response: { items: "/a", nextCursor: "/n" },
      },
    }),
    onOperation({ pagination: { style: "link", response: { items: "" } } }),
  ])("%j", (document) => {
    expect(faultsOf(document)).toEqual([]);
  });
});

const get = "#/paths/~1a/get/x-pagewright";

describe("an extension that is wrong", () => {
  test.each<[document: object, faults: string[]]>([
    [
      { "x-pagewright": { client: "polar" } },
      [
        'extension-wrong | #/x-pagewright/client | x-pagewright.client must be the name of the client\'s class in PascalCase, such as Polar; it is "polar" | ',
      ],
    ],
    [
      { "x-pagewright": { pakage: "a" } },
      [
        'extension-unknown-property | #/x-pagewright/pakage | x-pagewright has no property "pakage" | Is package meant?',
      ],
    ],
    [
      { servers: [{ url: "/", "x-pagewright": {} }] },
      [
        'extension-missing-property | #/servers/0/x-pagewright | x-pagewright needs "name" | It is a name of letters, digits, - and _, such as production.',
      ],
    ],
    [
      onOperation(5),
      [
        `extension-wrong | ${get} | x-pagewright must be an object with resource, method, ignore, idempotencyKey and pagination, on an operation; it is 5 | `,
      ],
    ],
    [
      onOperation({ resource: "a.constructor" }),
      [
        `extension-wrong | ${get}/resource | x-pagewright.resource must be identifiers separated by dots, such as oauth2.clients; it is "a.constructor" | `,
      ],
    ],
    [
      onOperation({ pagination: true }),
      [
        `extension-wrong | ${get}/pagination | x-pagewright.pagination must be false, or how the pages follow one another; it is true | `,
      ],
    ],
    [
      onOperation({ pagination: { ...page, style: "pages" } }),
      [
        `extension-wrong | ${get}/pagination/style | x-pagewright.pagination.style must be one of page, offset, cursor and link; it is "pages" | Is page meant?`,
      ],
    ],
    [
      onOperation({ pagination: { ...page, request: { pge: "page" } } }),
      [
        `extension-missing-property | ${get}/pagination/request | x-pagewright.pagination.request needs "page" | `,
        `extension-unknown-property | ${get}/pagination/request/pge | x-pagewright.pagination.request has no property "pge" | Is page meant?`,
      ],
    ],
    [
      onOperation({ pagination: { ...page, response: { items: "items" } } }),
      [
        `extension-wrong | ${get}/pagination/response/items | x-pagewright.pagination.response.items must be a JSON pointer into the body of a page, such as /data/items; "" is the whole body; it is "items" | `,
      ],
    ],
    [
      onOperation({ idempotencyKey: "Request Id" }),
      [
        `extension-wrong | ${get}/idempotencyKey | x-pagewright.idempotencyKey must be the name of a header that has nothing else in it, such as Idempotency-Key, or false; it is "Request Id" | `,
      ],
    ],
    [
      { "x-pagewright": { idempotencyKey: false } },
      [
        "extension-wrong | #/x-pagewright/idempotencyKey | x-pagewright.idempotencyKey must be the name of a header that has nothing else in it, such as Idempotency-Key; it is false | ",
      ],
    ],
    [
      { paths: { "/a": { "x-pagewright": {}, get: {} } } },
      [
        "extension-misplaced | #/paths/~1a/x-pagewright | x-pagewright means nothing on a path item | Write it on each of its operations.",
      ],
    ],
    [
      {
        info: { "x-pagewright": {} },
        tags: [{}, { "x-pagewright": {} }],
        paths: { "/a": { get: { parameters: [{ "x-pagewright": {} }] } } },
      },
      [
        "extension-misplaced | #/info/x-pagewright | x-pagewright means nothing on the document's info | Write it on the document itself.",
        "extension-misplaced | #/tags/1/x-pagewright | x-pagewright means nothing on a tag | Write it on each of its operations.",
        "extension-misplaced | #/paths/~1a/get/parameters/0/x-pagewright | x-pagewright means nothing on a parameter | Write it on the operation.",
      ],
    ],
    [
      {
        webhooks: { sold: { post: { "x-pagewright": { ignore: true, method: "sell" } } } },
        paths: { "/a": { get: { servers: [{ "x-pagewright": { name: "test" } }] } } },
      },
      [
        "extension-misplaced | #/paths/~1a/get/servers/0/x-pagewright | x-pagewright means nothing on a server of one path or operation | Callers choose among the document's own servers only.",
        "extension-misplaced | #/webhooks/sold/post/x-pagewright/method | x-pagewright.method means nothing on a webhook | A webhook may have: ignore.",
      ],
    ],
    [
      {
        "x-page-wright": {},
        servers: [{ "X-Pagewright": {} }],
        paths: { "/a": { get: { "x-pagewrigth": {}, "x-playwright": {}, "x-page": {} } } },
      },
      [
        "extension-misspelt | #/x-page-wright | x-page-wright is not read | Is x-pagewright meant?",
        "extension-misspelt | #/servers/0/X-Pagewright | X-Pagewright is not read | Is x-pagewright meant?",
        "extension-misspelt | #/paths/~1a/get/x-pagewrigth | x-pagewrigth is not read | Is x-pagewright meant?",
      ],
    ],
  ])("%j", (document, faults) => {
    expect(faultsOf(document)).toEqual(faults);
  });

  test.each(["accept", "Authorization", "CONTENT-TYPE", "Cookie"])(
    "idempotencyKey %j",
    (header) => {
      expect(faultsOf(onOperation({ idempotencyKey: header }))).toHaveLength(1);
      expect(faultsOf({ "x-pagewright": { idempotencyKey: header } })).toHaveLength(1);
      expect(faultsOf(onOperation({ idempotencyKey: `${header}-Key` }))).toEqual([]);
    },
  );

  test.each(["then", "a.then", "__proto__", "a..b", "a-b", ".a", "a."])(
    "resource %j",
    (resource) => {
      expect(faultsOf(onOperation({ resource }))).toHaveLength(1);
    },
  );
});

test("the schema is one of draft 2020-12 by ajv's strict rules", () => {
  const url = new URL("../../../schemas/x-pagewright.schema.json", import.meta.url);
  const schema = JSON.parse(readFileSync(url, "utf8")) as object;
  const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
  expect(ajv.validateSchema(schema)).toBe(true);
});
