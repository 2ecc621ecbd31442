import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { generateApi } from "../pipeline.js";

const document = `
openapi: 3.1.0
info: { title: Books, version: "1" }
servers: [{ url: https://books.example }]
paths:
  /a: &a
    servers: [{ url: https://a.example }, { url: https://b.example }]
    post:
      requestBody:
        content:
          application/json: {}
          application/xml: {}
          multipart/form-data: { schema: { type: object, properties: { f: { type: string } } }, encoding: { f: { headers: { X-A: { schema: { type: string } } } } } }
      callbacks: { done: { "{$request.body#/url}": { post: { responses: { "200": { description: ok } } } } } }
      responses: { "200": { description: ok, links: { next: { operationRef: "#/paths/~1a/post" } }, content: { application/json: {}, application/vnd.a+json: {}, text/csv: {} } } }
  /b: *a
  /odd:
    get: { requestBody: { content: { application/json: {}, application/xml: {} } }, responses: {} }
    head: { requestBody: { content: { application/json: {} } }, responses: {} }
    trace: { responses: {} }
  /pages:
    post:
      x-pagewright: { pagination: { style: link, response: { items: "" } } }
      requestBody: { content: { application/json: {}, application/xml: {} } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } }, text/csv: {} } }
        "400": { description: bad, content: { application/json: {}, application/xml: {} } }
webhooks: { made: { post: { responses: { "200": { description: ok } } } } }
components: { securitySchemes: { tls: { type: mutualTLS }, odd: { type: apiKey, in: header, name: "X A" } } }
`;

/** What has no type, and what has no place. */
const untyped = `
openapi: 3.2.0
info: { title: Books, version: "1" }
tags: [{ name: books, parent: media }, { name: media }, { name: films, parent: media }]
paths:
  /a:
    servers: [{ url: "https://{region}.example", variables: { region: { default: eu } } }]
    post:
      parameters:
        - { name: xml, in: query, content: { application/xml: { schema: { type: object } } } }
        - { name: text, in: query, content: { text/plain: { schema: { type: string } } } }
        - { name: json, in: query, content: { application/json: { schema: { type: object } } } }
      requestBody:
        content:
          application/xml: { schema: { type: object } }
          text/plain: { schema: { type: string } }
          application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: object }, b: { type: object }, c: { type: [string, object] }, d: { type: string } } }, encoding: { b: { style: deepObject, explode: true } } }
          application/jsonl: { itemSchema: { type: object } }
          multipart/form-data: { schema: { type: object }, encoding: { a: { style: form, explode: false }, b: { style: form } } }
          multipart/mixed: { itemSchema: { type: object }, itemEncoding: { contentType: multipart/mixed, encoding: {} }, prefixEncoding: [{ headers: { X-A: { schema: {} } } }] }
      responses:
        "200": { content: { application/json: { itemSchema: {} }, text/csv: { schema: { type: array } }, multipart/mixed: { itemSchema: {} }, application/jsonl: { itemSchema: {} } } }
        "204": { content: { text/plain: {} } }
        "205": { content: {} }
        "400": { content: { text/plain: { schema: { type: integer } } } }
`;

/** Several media types are left out of the pages of a list; elsewhere they are a choice. */
test.each([
  ["what a client leaves out is told: each kind once, with how often and where first", document],
  ["so is what it has without a type", untyped],
])("%s", async (_, text) => {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-left-out-"));
  try {
    const file = join(folder, "openapi.yaml");
    writeFileSync(file, text);
    const api = { name: "books", file, overlays: [], out: join(folder, "out") };
    const { diagnostics } = await generateApi(api, { previousVersion: undefined });
    const told = diagnostics.map(
      ({ code, message, pointer }) => `${code} ${pointer ?? ""} ${message}`,
    );
    expect(told.sort()).toMatchSnapshot();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
