import { describe, expect, test } from "@jest/globals";

import { declarationIn, fileIn, generated } from "../testing/generated.js";
import { pagedDocument, pagedScenarios } from "../testing/paged-documents.js";

test.each(pagedScenarios.map((scenario) => [scenario.why, scenario] as const))(
  "%s",
  async (_, scenario) => {
    const files = await generated(pagedDocument([scenario]));
    const file = files.find(({ path }) => path.startsWith("src/resources/"));
    const className = /export class (\w+)/.exec(file?.text ?? "")?.[1] ?? "";
    expect(declarationIn(file?.text ?? "", `${className}.list`)).toMatchSnapshot();
  },
);

test.each(["POST", "PATCH", "SEARCH"])(
  "pages that are asked for by %s are read all the same, so their requests may be repeated",
  async (method) => {
    const isField = method !== "SEARCH";
    const operation = `{ tags: [books], operationId: list, x-pagewright: { pagination: { style: page,
        request: { page: page }, response: { items: /items } } },
      parameters: [{ name: page, in: query, schema: { type: integer } }],
      responses: { "200": { description: books, content: { application/json: { schema: {
        type: object, required: [items], properties: { items: { type: array, items: {} } } } } } } } }`;
    const member = isField ? method.toLowerCase() : `additionalOperations: { ${method}`;
    const files = await generated(`openapi: 3.2.0
info: { title: Books, version: "1" }
paths:
  /books: { ${member}: ${operation} ${isField ? "" : "}"} }
`);
    const text = fileIn(files, "src/resources/books.ts");
    expect(text).toContain(`route: "${method} /books", safe: true`);
  },
);

describe("a package has of the runtime what it uses", () => {
  const stylesIn = async (names: readonly string[]) => {
    const scenarios = pagedScenarios.filter(({ name }) => names.includes(name));
    const files = await generated(pagedDocument(scenarios));
    return files
      .map(({ path }) => path)
      .filter((path) => path.startsWith("src/runtime/styles/"))
      .map((path) => path.slice("src/runtime/styles/".length));
  };

  test.each([
    [[], ["style.ts"]],
    [["spring"], ["not.ts", "page-number.ts", "parameter.ts", "style.ts"]],
    [
      ["links"],
      ["exposed-header.ts", "header.ts", "link-header.ts", "link.ts", "parameter.ts", "style.ts"],
    ],
    [
      ["aws", "last"],
      ["cursor.ts", "last-item.ts", "parameter.ts", "style.ts"],
    ],
  ])("%j: %j", async (names, styles) => {
    expect(await stylesIn(names)).toEqual(styles);
  });

  test("each is imported where it is used", async () => {
    const [hal] = pagedScenarios.filter(({ name }) => name === "hal");
    const files = await generated(pagedDocument(hal ? [hal] : []));
    const imports = fileIn(files, "src/resources/hal.ts").match(/^import .*runtime\/styles.*$/gm);
    expect(imports).toEqual([
      `import { link } from "../runtime/styles/link.js";`,
      `import { orElse } from "../runtime/styles/or-else.js";`,
    ]);
  });
});

test("NestJS's page of a generic class is one of what stands beside the class", async () => {
  const text = fileIn(
    await generated(`
paths:
  /books:
    get:
      tags: [books]
      operationId: list
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      x-pagewright: { pagination: { style: page, request: { page: page }, response: { items: /data } } }
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: { allOf: [{ $ref: "#/components/schemas/Page" }, { properties: { data: { type: array, items: { $ref: "#/components/schemas/Book" } } } }] }
components:
  schemas:
    Page: { type: object, required: [data], properties: { data: { type: array, items: { type: array } } } }
    Book: { type: object, properties: { title: { type: string } } }
`),
    "src/resources/books.ts",
  );
  expect(text).toContain("NumberedPager<Book, BooksListResult,");
});
