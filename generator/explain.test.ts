import { describe, expect, test } from "@jest/globals";

import { pagedDocument, pagedScenarios } from "./testing/paged-documents.js";
import { runWords } from "./testing/command-line.js";
import { temporaryFolder, writeTree } from "./testing/temporary-folder.js";

const head = `openapi: 3.1.0
info: { title: Books, version: "1" }
servers: [{ url: https://books.example }]
`;
const chosen = pagedScenarios.filter(({ name }) => ["last", "odata"].includes(name));
const plain = `
  /plain:
    get: { tags: [plain], operationId: plain, responses: { "204": { description: none } } }
`;

/** What `pagewright explain` says, of a workspace with one API. */
async function ask(...words: readonly string[]) {
  const cwd = temporaryFolder();
  const document = pagedDocument(chosen).replace("\npaths:", `\npaths:${plain.trimEnd()}`);
  writeTree(cwd, { "spec/library/openapi.yaml": head + document });
  return runWords(cwd, ["explain", ...words]);
}

test("each fact, by whom it is said, and where", async () => {
  expect(await ask("last.list")).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "library: last.list, GET /last
      style       cursor                x-pagewright  spec/library/openapi.yaml:16
      size        limit                 x-pagewright  spec/library/openapi.yaml:17
      items       /data                 x-pagewright  spec/library/openapi.yaml:18
      hasMore     /has_more             x-pagewright  spec/library/openapi.yaml:18
      cursor      ["starting_after"]    x-pagewright  spec/library/openapi.yaml:17
      nextCursor  [{"lastItem":"/id"}]  x-pagewright  spec/library/openapi.yaml:18
    ",
    }
  `);
});

describe("an operation is meant", () => {
  test.each(["odata:list", "GET /odata", "/odata", "odata.list", "library.odata.list"])(
    "by %s",
    async (name) => {
      const { code, out } = await ask(name, "library");
      expect(code).toBe(0);
      expect(out).toContain("x-ms-pageable");
    },
  );
});

test("one that nothing is said of", async () => {
  expect(await ask("plain")).toMatchObject({
    code: 0,
    out: "library: plain.plain, GET /plain: nothing says that it pages\n",
  });
});

test("notes of its own, and none of an operation whose name begins with its", async () => {
  const cwd = temporaryFolder();
  const operation = (id: string, rest = ""): string =>
    `{ tags: [books], operationId: ${id}, responses: { "204": { description: done } }${rest} }`;
  writeTree(cwd, {
    "spec/library/openapi.yaml": `${head.replace("3.1.0", "3.2.0")}paths:
  /books:
    additionalOperations:
      COPY: ${operation("one")}
      COPYALL: ${operation("all", ", x-page-pagination: { by: number }")}
`,
  });
  expect((await runWords(cwd, ["explain", "books.one"])).err).toBe("");
  expect((await runWords(cwd, ["explain", "books.all"])).err).toContain("x-page-pagination");
});

test("for programs", async () => {
  const { out } = await ask("odata:list", "--format", "json");
  expect(JSON.parse(out)).toMatchObject({
    command: "explain",
    operations: [
      {
        ...{ api: "library", method: "odata.list", route: "GET /odata", operationId: "odata:list" },
        facts: [
          { fact: "style", value: "link", source: "x-ms-pageable" },
          { fact: "nextUrl", value: "/@odata.nextLink" },
          { fact: "items", value: "/value" },
        ],
      },
    ],
  });
});

test("one that there is not", async () => {
  const { code, err } = await ask("GET /odat");
  expect(code).toBe(2);
  expect(err).toContain("Is GET /odata meant?");
});
