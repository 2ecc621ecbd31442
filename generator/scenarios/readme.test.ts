import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import ts from "typescript";

import { fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";

const list = (style: string) => `
  /shelves:
    get:
      operationId: shelves.list
      parameters: [{ name: at, in: query, schema: { type: ${style === "page" ? "integer" : "string"} } }]
      x-pagewright:
        pagination: ${
          style === "page"
            ? "{ style: page, request: { page: at }, response: { items: /items } }"
            : "{ style: cursor, request: { cursor: at }, response: { items: /items, nextCursor: /next } }"
        }
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties: { items: { type: array, items: { type: string } }, next: { type: string } }`;

const book = (method: string, more = "") => `
  /books/{class}/{number}:
    ${method}:
      operationId: books.one
      parameters:
        - { name: class, in: path, required: true, schema: { type: string } }
        - { name: number, in: path, required: true, schema: { type: integer } }
      ${more}
      responses: { "204": { description: done } }`;

const credentials = `
security: [{ token: [], my-key: [] }]
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    my-key: { type: apiKey, in: header, name: X-Key }
    user: { type: http, scheme: basic }`;

const webhooks = `
webhooks:
  sold: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: { "200": { description: ok } } } }`;

/** What its code speaks of without saying where it comes from. */
const spokenOf = `
declare const process: { env: Record<string, string | undefined> };
declare const class_: string, number: number;
declare const body: string, request: Request, secret: string;`;

function codeIn(readme: string): string {
  const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, block = ""]) => block);
  return blocks
    .join("")
    .replaceAll(/"library(\/webhooks)?"/g, (_, entry: string | undefined) =>
      entry === undefined ? '"./index.js"' : '"./webhooks.js"',
    );
}

describe("the code in a package's README compiles", () => {
  test.each([
    ["a list whose pages have numbers", `paths: ${list("page")}`],
    ["a list whose pages have none", `paths: ${list("cursor")}`],
    ["a list beside a call", `paths: ${list("cursor")} ${book("get")} ${credentials}`],
    ["arguments of a path", `paths: ${book("delete")} ${credentials}`],
    ["webhooks", `paths: ${book("get")} ${webhooks}`],
    ["webhooks alone", webhooks],
    ["nothing", "paths: {}"],
  ])("%s", async (_, document) => {
    const files = await generated(document);
    const text = `${codeIn(fileIn(files, "README.md"))}${spokenOf}\nexport {};\n`;
    expect(typeFaults([...files, { path: "src/readme.ts", text }])).toEqual([]);
  });
});

test("its example has the credentials that what it calls asks for", async () => {
  const own = credentials.replace("[{ token: [], my-key: [] }]", "[]");
  const one = book("get", "security: [{ my-key: [] }, { token: [] }]");
  const readme = fileIn(await generated(`paths: ${one} ${own}`), "README.md");
  expect(readme).toContain('new Library({ "my-key": process.env.LIBRARY_MY_KEY });');
});

test("a call that asks for a body is no example", async () => {
  const body = "requestBody: { required: true, content: { application/json: { schema: {} } } }";
  const readme = fileIn(await generated(`paths: ${book("post", body)}`), "README.md");
  expect(readme).not.toContain("## Calls");
  expect(readme).toContain("## Errors");
});

describe("it names", () => {
  const runtime = (path: string) =>
    readFileSync(
      fileURLToPath(new URL(`../../templates/src/runtime/${path}`, import.meta.url)),
      "utf8",
    );
  const membersOf = (path: string, name: string) =>
    ts
      .createSourceFile(path, runtime(path), ts.ScriptTarget.ES2022)
      .statements.filter(ts.isInterfaceDeclaration)
      .filter((declaration) => declaration.name.text === name)
      .flatMap(({ members }) => members.map((member) => (member.name as ts.Identifier).text));
  const namedIn = (readme: string, heading: string) => {
    const [, section = ""] = readme.split(`## ${heading}\n`);
    const lines = section.split("\n## ")[0]?.match(/^- .*?:/gm) ?? [];
    return lines.flatMap((line) => line.match(/\w+/g) ?? []).sort();
  };

  test("every option, and no other", async () => {
    const readme = fileIn(await generated(`paths: ${list("page")}`), "README.md");
    expect(namedIn(readme, "Options")).toEqual(
      [
        ...membersOf("types.ts", "SharedOptions"),
        ...membersOf("types.ts", "RequestOptions"),
        ...membersOf("list-options.ts", "PagerOptions"),
      ].sort(),
    );
  });

  test("no option of lists where there are none", async () => {
    const readme = fileIn(await generated(`paths: ${book("get")}`), "README.md");
    expect(namedIn(readme, "Options")).not.toContain("maxItems");
  });

  test("every class of errors, and no other", async () => {
    const readme = fileIn(await generated(`paths: ${book("get")}`), "README.md");
    const classes = [...runtime("errors.ts").matchAll(/^export class (\w+)/gm)].map(
      ([, name]) => name,
    );
    const shown = classes.filter((name) => runtime("public.ts").includes(`  ${name},`));
    expect(namedIn(readme, "Errors")).toEqual(shown.filter((name) => name !== "ApiError").sort());
  });
});
