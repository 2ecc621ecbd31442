import { expect, test } from "@jest/globals";

import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";

const schema = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;

/** Reports with files in them, which are files in a form and text in JSON. */
const document = `
paths:
  /both:
    post:
      tags: [reports]
      operationId: both
      requestBody: { required: true, content: { application/json: { schema: ${schema("Report")} }, multipart/form-data: { schema: ${schema("Report")} } } }
      responses: { "200": { description: ok, content: { application/json: { schema: ${schema("Report")} } } } }
  /form:
    post:
      tags: [reports]
      operationId: form
      requestBody: { required: true, content: { multipart/form-data: { schema: { allOf: [${schema("Upload")}, { type: object, properties: { whole: ${schema("Report")}, example: ${schema("Attachment")} } }] } } } }
      responses: { "204": { description: ok } }
components:
  schemas:
    Report:
      type: object
      required: [id, file]
      properties:
        id: { type: integer, readOnly: true }
        file: ${schema("Attachment")}
        files: { type: array, items: ${schema("Attachment")} }
        nested: { type: object, properties: { file: ${schema("Attachment")} } }
        note: ${schema("Note")}
    Attachment: { type: string, format: binary }
    Note: { type: object, properties: { text: { type: string } } }
    Upload: { type: object, properties: { file: { type: string, format: binary } } }
`;

test("a schema has files where it is a form, and texts where it is JSON", async () => {
  const files = await generated(document);
  const types = fileIn(files, "src/schema.d.ts");
  for (const name of ["Report", "ReportInput", "ReportForm", "Attachment", "AttachmentPart"]) {
    expect(declarationIn(types, name)).toMatchSnapshot(name);
  }
  for (const name of ["Upload", "ReportsFormBody"]) {
    expect(declarationIn(types, name)).toMatchSnapshot(name);
  }
  expect(types).not.toMatch(/NoteForm|NotePart|UploadForm/);
  const bodies = declarationIn(fileIn(files, "src/resources/reports.ts"), "ReportsBothBodies");
  expect(bodies).toMatchSnapshot();
  expect(typeFaults(files)).toEqual([]);
}, 60_000);

test("a property that is called like a keyword is a property", async () => {
  const files = await generated(`
paths:
  /a:
    put:
      tags: [a]
      requestBody: { content: { application/json: { schema: { type: object, properties: { example: ${schema("A")} } } } } }
      responses: { "204": { description: ok } }
components: { schemas: { A: { type: object, properties: { default: ${schema("B")} } }, B: { type: object, required: [id], properties: { id: { type: integer, readOnly: true } } } } }
`);
  const types = fileIn(files, "src/schema.d.ts");
  expect(declarationIn(types, "AInput")).toContain("default?: BInput;");
});
