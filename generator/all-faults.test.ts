import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { generateApi } from "./pipeline.js";

const head = 'openapi: 3.1.0\ninfo: { title: Books, version: "1" }\n';

/** A list whose declaration names a parameter that there is not. */
const wronglyPaged = `get:
      x-pagewright: { pagination: { style: page, request: { page: pge }, response: { items: /items } } }
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } } }`;
const pageSchema = `Page: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Book" } } } }
    Book: { type: object }`;
const pageFault =
  "pagination-parameter-missing #/paths/~1books/get/x-pagewright/pagination/request/page";

function overlay(target: string, update: string): string {
  return `overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions: [{ target: "${target}", update: ${update} }]\n`;
}

interface Row {
  readonly document: string;
  readonly overlay?: string;
  /** `code pointer`, in any order. */
  readonly faults: readonly string[];
}

/** Faults of several phases, and what must not be told because it only follows from another. */
const rows: Readonly<Record<string, Row>> = {
  "the structure and a pagination": {
    document: `${head}paths:
  /books:
    ${wronglyPaged}
  /other:
    get: { parameters: [{ name: q, in: body, schema: {} }], responses: { "200": { description: ok } } }
components:
  schemas:
    ${pageSchema}`,
    faults: [pageFault, "wrong-value #/paths/~1other/get/parameters/0/in"],
  },
  "the structure and two methods of one name": {
    document: `${head}paths:
  /a: { get: { x-pagewright: { resource: books, method: list }, responses: { "200": { description: ok } } } }
  /b: { get: { x-pagewright: { resource: books, method: list }, responses: { "200": { description: ok } } } }
  /c: { get: { responses: { abc: { description: ok } } } }`,
    faults: [
      "method-name-collision #/paths/~1b/get",
      "response-status #/paths/~1c/get/responses/abc",
    ],
  },
  "an overlay, the structure and a pagination": {
    document: `${head}servers: [{ url: "https://{region}.example" }]
paths:
  /books:
    ${wronglyPaged}
components:
  schemas:
    ${pageSchema}`,
    overlay: overlay("$.paths['/nothing']", "{ get: {} }"),
    faults: [
      "overlay-no-match #/actions/0/target",
      "server-variable-undefined #/servers/0/url",
      pageFault,
    ],
  },
  "a reference and a pagination beside it": {
    document: `${head}paths:
  /books:
    ${wronglyPaged}
  /other:
    get: { responses: { "200": { $ref: "#/components/responses/Nothing" } } }
components:
  schemas:
    ${pageSchema}`,
    faults: [pageFault, "reference-missing #/paths/~1other/get/responses/200"],
  },
  "a schema that is not there: the pagination that needs it is not judged": {
    document: `${head}paths:
  /books:
    ${wronglyPaged.replace("pge", "page").replace("/items", "/rows")}
components:
  schemas:
    Page: { $ref: "#/components/schemas/Pge" }`,
    faults: ["reference-missing #/components/schemas/Page"],
  },
  "a schema that is faulty far behind a page: the pagination is not judged": {
    document: `${head}paths:
  /books:
    ${wronglyPaged}
components:
  schemas:
    Page: { allOf: [{ $ref: "#/components/schemas/Base" }] }
    Base: { properties: 5 }`,
    faults: ["wrong-type #/components/schemas/Base/properties"],
  },
  "a parameter that is not there: nothing is said of the placeholder it may have been": {
    document: `${head}paths:
  /books/{id}:
    get: { parameters: [{ $ref: "#/components/parameters/Id" }], responses: { "204": { description: ok } } }
  /shelves/{id}:
    get: { responses: { "204": { description: ok } } }`,
    faults: [
      "reference-missing #/paths/~1books~1{id}/get/parameters/0",
      "path-parameter-missing #/paths/~1shelves~1{id}/get",
    ],
  },
  "a body, a scheme and a path item that are not there: nothing is said of what they lack": {
    document: `${head}security: [{ token: [] }]
paths:
  /a: { post: { requestBody: { $ref: "#/components/requestBodies/B" }, responses: { "204": { description: ok } } } }
  /b: { $ref: "b.yaml" }
components:
  securitySchemes: { token: { $ref: "#/components/securitySchemes/Nothing" } }`,
    faults: [
      "reference-missing #/components/securitySchemes/token",
      "reference-missing #/paths/~1a/post/requestBody",
      "reference-file #/paths/~1b",
    ],
  },
  "a response that several share is told once, and its operations are left alone": {
    document: `${head}paths:
  /books:
    ${wronglyPaged.replace("responses: {", 'responses: { "400": { $ref: "#/components/responses/Bad" },')}
  /b: { get: { responses: { "400": { $ref: "#/components/responses/Bad" } } } }
components:
  responses: { Bad: { description: bad, content: 5 } }
  schemas:
    ${pageSchema}`,
    faults: ["wrong-type #/components/responses/Bad/content"],
  },
  "everything at the root is of a wrong kind": {
    document: `openapi: 3.1.0\ninfo: 5\nservers: x\nsecurity: [5]\ntags: {}\npaths:
  /a: 5
  /books:
    ${wronglyPaged}
components:
  securitySchemes: []
  schemas:
    A: x
    ${pageSchema}`,
    faults: [
      "wrong-type #/info",
      "wrong-type #/servers",
      "wrong-type #/security/0",
      "wrong-type #/paths/~1a",
      "wrong-type #/components/securitySchemes",
      "wrong-type #/components/schemas/A",
      pageFault,
    ],
  },
};

test.each(Object.entries(rows))("%s", async (_, { document, overlay: text, faults }) => {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-faults-"));
  try {
    const file = join(folder, "openapi.yaml");
    writeFileSync(file, document);
    const overlays = text === undefined ? [] : [join(folder, "overlay.yaml")];
    for (const path of overlays) writeFileSync(path, text ?? "");
    const api = { name: "library", file, overlays, out: join(folder, "out") };
    const error: unknown = await generateApi(api, { previousVersion: undefined }).catch(
      (thrown: unknown) => thrown,
    );
    const { diagnostics } = error as DiagnosticError;
    expect(error).toBeInstanceOf(DiagnosticError);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const told = errors.map(({ code, pointer = "" }) => `${code} ${pointer}`);
    expect(told.sort()).toEqual([...faults].sort());
    expect(errors.every(({ location }) => location !== undefined)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
