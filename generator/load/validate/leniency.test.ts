import { expect, test } from "@jest/globals";

import { described } from "../../testing/described.js";
import { declarationIn, fileIn, generated } from "../../testing/generated.js";

const parameter = (more: string): string => `
paths:
  /a/{p}:
    parameters: [{ name: p, in: path, required: true, schema: { type: string } }]
    get:
      tags: [a]
      operationId: get
      parameters: [{ name: x, ${more}, schema: { type: array, items: { type: string } } }]
      responses: { "204": { description: none } }
`;

const place = "#/paths/~1a~1{p}/get/parameters/0/style";

test.each<[more: string, told: readonly string[]]>([
  [
    "in: query, style: simple",
    [`A query parameter has no style "simple"; it is written as "form"`],
  ],
  [
    "in: query, style: matrix",
    [`A query parameter has no style "matrix"; it is written as "form"`],
  ],
  [
    "in: header, style: form",
    [`A header parameter has no style "form"; it is written as "simple"`],
  ],
  [
    "in: cookie, style: deepObject",
    [`A cookie parameter has no style "deepObject"; it is written as "form"`],
  ],
  ["in: query, style: pipeDelimited", []],
  ["in: header, style: simple", []],
  ["in: cookie, style: form", []],
])("%s", async (more, told) => {
  const { diagnostics, model } = await described(parameter(more));
  const warnings = diagnostics.filter(({ code }) => code === "style-misplaced");
  expect(warnings.map(({ message }) => message)).toEqual(told);
  for (const { pointer, severity } of warnings) {
    expect([severity, pointer]).toEqual(["warning", place]);
  }
  const [operation] = model.resources.flatMap(({ operations }) => operations);
  if (told.length > 0) expect(operation?.styles).toEqual([]);
});

test("a property of a form that has a style of another place is written as usual, with a warning", async () => {
  const { diagnostics } = await described(`
paths:
  /a:
    post:
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object }, encoding: { x: { style: matrix }, y: { style: deepObject } } } } }
      responses: { "204": { description: none } }
`);
  expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer ?? ""}`)).toEqual([
    "style-misplaced #/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding/x/style",
  ]);
});

const limited = (version: string, limits: string): string => `openapi: ${version}
info: { title: A, version: "1" }
paths: {}
components: { schemas: { A: { type: object, properties: { n: { type: integer, ${limits} } } } } }
`;

test.each([
  ["3.1.0", "minimum: 1, exclusiveMinimum: true", "Range: greater than 1.", 1],
  ["3.1.0", "maximum: 1, exclusiveMaximum: false", "Range: at most 1.", 1],
  ["3.2.0", "exclusiveMinimum: true", undefined, 1],
  ["3.0.3", "exclusiveMinimum: 1", "Range: greater than 1.", 1],
  ["3.0.3", "minimum: 1, exclusiveMinimum: true", "Range: greater than 1.", 0],
])("OpenAPI %s reads %s", async (version, limits, said, warnings) => {
  const { diagnostics } = await described(limited(version, limits));
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
    Array.from({ length: warnings }, () => "warning wrong-type"),
  );
  const type = declarationIn(
    fileIn(await generated(limited(version, limits)), "src/schema.d.ts"),
    "A",
  );
  if (said === undefined) expect(type).not.toContain("Range");
  else expect(type).toContain(said);
});

test("a limit that is a text stays a fault", async () => {
  await expect(described(limited("3.1.0", "exclusiveMinimum: a"))).rejects.toMatchObject({
    diagnostics: [expect.objectContaining({ code: "wrong-type", severity: "error" })],
  });
});
