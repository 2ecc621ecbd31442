import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";
import ts from "typescript";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const file = join(root, "scripts", "polar", "hovered.ts");

/** What an editor shows of the first `name` in a program. */
function hover(program: string, name: string): string {
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
    }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === file ? program : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
  };
  const info = ts
    .createLanguageService(host)
    .getQuickInfoAtPosition(file, program.lastIndexOf(name) + 1);
  return [
    ts.displayPartsToString(info?.displayParts),
    ts.displayPartsToString(info?.documentation),
    ...(info?.tags ?? []).map(({ name: tag, text }) => `@${tag} ${ts.displayPartsToString(text)}`),
  ].join("\n");
}

const start = `import { Polar } from "@pagewright/polar";
const polar = new Polar();
`;

test("an editor shows names, not how types are computed", () => {
  const shown = hover(`${start}polar.oauth2.clients.list();`, "list");
  expect(shown).toMatchInlineSnapshot(`
    "(method) Oauth2Clients.list(query?: Oauth2ClientsListQuery, options?: PagerOptions): NumberedPager<OAuth2Client, OAuth2ClientList, Oauth2ClientsListError>
    List Clients.

    Lists the OAuth 2.0 clients of the signed-in user, the newest first. Each item holds its client secret, so handle the result as you would handle a password.

    \`GET /v1/oauth2/\`"
  `);
});

test("an item is what its schema is called", () => {
  const shown = hover(`${start}for await (const item of polar.oauth2.clients.list()) {}`, "item");
  expect(shown).toMatchInlineSnapshot(`
    "const item: OAuth2Client
    "
  `);
});

test("a parameter shows its default and its range", () => {
  const shown = hover(`${start}polar.oauth2.clients.list({ limit: 100 });`, "limit");
  expect(shown).toMatchInlineSnapshot(`
    "(property) Oauth2ClientsListQuery.limit?: number | undefined
    How many clients a page holds. More than 100 is allowed, but the server then sends 100.

    Range: greater than 0.
    @default 10"
  `);
});
