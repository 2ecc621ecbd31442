import { expect, test } from "@jest/globals";

import { described } from "../testing/described.js";
import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";

const object = "{ type: object, properties: { n: { type: integer } } }";

/** A form whose parts are to be written as more than JSON and text. */
const document = `
paths:
  /a:
    post:
      tags: [a]
      operationId: make
      requestBody:
        content:
          multipart/form-data:
            schema: { $ref: "#/components/schemas/Form" }
            encoding:
              meta: { contentType: application/xml }
              list: { contentType: application/xml }
              either: { contentType: "application/xml, application/json" }
              neither: { contentType: "text/xml,application/xml" }
              picture: { contentType: "image/png, image/jpeg" }
              pictures: { contentType: image/png }
              note: { contentType: text/markdown }
              any: { contentType: "image/*" }
              own: { contentType: application/vnd.a+json }
              unknown: { contentType: application/xml }
      responses: { "204": { description: none } }
    put:
      tags: [a]
      operationId: change
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { meta: ${object} } }
            encoding: { meta: { contentType: application/xml } }
      responses: { "204": { description: none } }
components:
  schemas:
    Form:
      type: object
      required: [meta]
      properties:
        meta: { description: Of the file., allOf: [${object}] }
        list: { type: array, items: ${object} }
        either: ${object}
        neither: ${object}
        picture: { type: string, format: binary }
        pictures: { type: array, items: { type: string, contentMediaType: image/png } }
        note: { type: string }
        any: {}
        own: ${object}
`;

test("what is no JSON is given as the text that is sent, and told", async () => {
  const files = await generated(document);
  const resource = fileIn(files, "src/resources/a.ts");
  const types = fileIn(files, "src/schema.d.ts");
  for (const name of ["A.make", "A.change"]) {
    expect(declarationIn(resource, name)).toMatchSnapshot(name);
  }
  for (const name of ["AMakeBody", "AChangeBody"]) {
    expect(declarationIn(types, name)).toMatchSnapshot(name);
  }
  expect(typeFaults(files)).toEqual([]);
  const { diagnostics } = await described(document);
  expect(
    diagnostics.map(({ code, message, pointer }) => `${code} ${pointer ?? ""} ${message}`),
  ).toMatchSnapshot();
}, 60_000);
