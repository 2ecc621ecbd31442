import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { infer } from "./index.js";
import { generateApi } from "./pipeline.js";
import { runInfer } from "./run-infer.js";
import { runWords } from "./testing/command-line.js";
import { readTree, temporaryFolder, writeTree } from "./testing/temporary-folder.js";

const document = `openapi: 3.1.0
info: { title: Books, version: "1" }
servers: [{ url: https://books.example }]
paths:
  /books:
    get:
      operationId: books:list
      parameters:
        - { name: page, in: query, description: The page number, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        "200":
          description: A page
          content:
            application/json:
              schema:
                type: object
                required: [items, total_pages]
                properties:
                  items: { type: array, items: { $ref: "#/components/schemas/Book" } }
                  total_pages: { type: integer }
components:
  schemas:
    Book: { type: object, properties: { title: { type: string } } }
`;

const overlay = `# Proposed by pagewright infer. Nothing here is declared before you have read it: keep what is
# right, mend or delete the rest, and commit the file.
overlay: 1.0.0
info:
  title: Pagination of Books
  version: 1.0.0
actions:
  - target: $.paths['/books'].get
    description: 'Confidence 0.91: the query parameter "page" asks for a page by its number; the query
      parameter "limit" sets the size of a page; the query parameter "page" is described so;
      "/items" is the list; "/total_pages" counts the pages.'
    update:
      x-pagewright:
        pagination:
          style: page
          request:
            page: page
            size: limit
          response:
            items: /items
            lastPage: /total_pages
`;

const file = "spec/books/overlays/pagination.yaml";

function workspace(): string {
  const cwd = temporaryFolder();
  writeTree(cwd, { "package.json": '{"name":"acme"}', "spec/books/openapi.yaml": document });
  return cwd;
}

test("a document in, an overlay out", async () => {
  const cwd = workspace();
  expect(await runWords(cwd, ["infer"])).toEqual({
    ...{ code: 0, out: overlay },
    err: "books: 1 operation proposed\n",
  });
  expect(await runWords(cwd, ["infer", "books", "--out", file])).toEqual({
    ...{ code: 0, out: "" },
    err: `books: 1 operation proposed in ${file}\n`,
  });
  expect(readFileSync(join(cwd, file), "utf8")).toBe(overlay);
});

test("the same to a program, with what speaks for it", async () => {
  const report = await infer({ cwd: workspace() });
  expect(report).toMatchObject({ api: "books", overlay, written: undefined, faults: [] });
  expect(report.proposals).toMatchObject([
    { method: "get", path: "/books", pagination: { style: "page" } },
  ]);
});

test("the overlay, applied, makes a pager, and leaves nothing to propose", async () => {
  const cwd = workspace();
  const api = {
    name: "books",
    file: join(cwd, "spec/books/openapi.yaml"),
    out: join(cwd, "generated/books"),
  };
  const before = await generateApi({ ...api, overlays: [] }, { previousVersion: undefined });
  expect(before).toMatchObject({ operations: 1, pagedOperations: 0 });
  expect(before.diagnostics).toMatchObject([
    {
      code: "pagination-undeclared",
      severity: "note",
      message: "1 operation looks paged and is not declared to be",
      hint: "See what could be declared: npx pagewright infer books",
    },
  ]);
  await runInfer({ cwd, out: file });
  const overlays = [join(cwd, file)];
  const after = await generateApi({ ...api, overlays }, { previousVersion: undefined });
  expect(after).toMatchObject({ operations: 1, pagedOperations: 1, diagnostics: [] });
  const again = await runInfer({ cwd, out: "again.yaml" });
  expect(again).toMatchObject({ overlay: undefined, proposals: [], written: undefined });
  expect(readTree(cwd)).not.toHaveProperty(["again.yaml"]);
});

test("the command that generate tells of can be typed as it stands", async () => {
  const cwd = temporaryFolder();
  writeTree(cwd, { "my books.yaml": document });
  const api = { name: "books", file: join(cwd, "my books.yaml"), overlays: [], out: cwd };
  const { diagnostics } = await generateApi(api, { previousVersion: undefined });
  expect(diagnostics[0]?.hint).toMatch(/npx pagewright infer --spec '[^']*my books.yaml'$/);
});

test("an operation that its path refers to is declared where it is written", async () => {
  const cwd = workspace();
  const [item = ""] = / {4}get:[^]*?(?=components:)/.exec(document) ?? [];
  const paths = [
    "  /a~b: { $ref: '#/components/pathItems/Books' }",
    "  /books: { $ref: books.yaml }",
    "  /mine: { $ref: '#/paths/~1a~0b' }",
  ];
  writeTree(cwd, {
    "spec/books/openapi.yaml": document
      .replace(/ {2}\/books:[^]*?(?=components:)/, `${paths.join("\n")}\n`)
      .replace(
        "components:\n",
        `components:\n  pathItems:\n    Books:\n${item.replace(/^/gm, "  ")}\n`,
      ),
    "spec/books/books.yaml": item.replaceAll('"#/', '"openapi.yaml#/'),
  });
  const { code, err } = await runWords(cwd, ["infer", "--out", file]);
  expect(code).toBe(0);
  expect(err).toMatch(
    /books\.yaml:1:5: note pagination-elsewhere: GET \/books looks paged[^]*so there: "x-pagewright": {"pag/,
  );
  expect(err).toMatch(/: 2 operations proposed in .*; 1 operation in other files, as noted\n$/);
  const targets = readFileSync(join(cwd, file), "utf8").match(/target: .*/g);
  expect(targets).toEqual(["target: $.components.pathItems.Books.get"]);
  expect(await runWords(cwd, ["generate"])).toMatchObject({ code: 0 });
  expect(await runInfer({ cwd })).toMatchObject({ proposals: [], elsewhere: [{}] });
  const again = await runWords(cwd, ["infer"]);
  expect(again.err).toMatch(/: nothing for an overlay; 1 operation in other files, as noted\n$/);
});

test("a second run proposes what is new, and no more", async () => {
  const cwd = workspace();
  await runInfer({ cwd, out: file });
  const [books = ""] = / {2}\/books:[^]*?(?=components:)/.exec(document) ?? [];
  const films = books.replace("/books", "/films").replace("books:list", "films:list");
  writeTree(cwd, {
    "spec/books/openapi.yaml": document.replace("components:", `${films}components:`),
  });
  const { proposals } = await runInfer({ cwd });
  expect(proposals.map(({ path }) => path)).toEqual(["/films"]);
});

test("what is declared not to be paged is not proposed", async () => {
  const cwd = workspace();
  const extension = "operationId: books:list\n      x-pagewright: { pagination: false }";
  writeTree(cwd, {
    "spec/books/openapi.yaml": document.replace("operationId: books:list", extension),
  });
  expect(await runInfer({ cwd })).toMatchObject({ proposals: [], refused: [] });
});

test("what has a fault, or leads to one, is passed over, and the rest is proposed", async () => {
  const cwd = workspace();
  const faulty = `
  /films:
    get:
      responses: { "200": { description: Films, content: 1 } }
  /shelves/{id}:
    get: { responses: { "200": { $ref: "#/components/responses/Gone" } } }
components:`;
  writeTree(cwd, { "spec/books/openapi.yaml": document.replace("\ncomponents:", faulty) });
  expect(await runWords(cwd, ["infer"])).toEqual({
    ...{ code: 0, out: overlay },
    err: "books: 1 operation proposed; 2 faults of the document passed over, which generate tells of\n",
  });
});

test("a file that is there is not overwritten", async () => {
  const cwd = workspace();
  writeTree(cwd, { "mine.yaml": "mine" });
  const { code, err } = await runWords(cwd, ["infer", "books", "--out", "mine.yaml"]);
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("output-exists") });
  expect(readTree(cwd)).toHaveProperty(["mine.yaml"], "mine");
});

test.each([
  [["infer", "books", "--spec", "a.json"], "usage-conflict"],
  [["infer", "--overlay", "a.yaml"], "usage-conflict"],
  [["infer", "nothing"], "api-unknown"],
])("%j is refused: %s", async (words, code) => {
  expect(await runWords(workspace(), words)).toMatchObject({
    code: 2,
    err: expect.stringContaining(code),
  });
});

test("of several APIs one must be named", async () => {
  const cwd = workspace();
  writeTree(cwd, { "spec/films/openapi.yaml": document });
  await expect(runInfer({ cwd })).rejects.toThrow(DiagnosticError);
});
