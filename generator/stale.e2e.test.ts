/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   an edit reaches anywhere in a document, which has no type */
import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { withCache } from "./cache/generation-cache.js";
import { generateApi } from "./pipeline.js";
import { runCheck, runGenerate, type GenerateApi } from "./run.js";
import { booksDocument, type Editable } from "./testing/books-document.js";
import { temporaryFolder, writeTree } from "./testing/temporary-folder.js";

// The first to run loads the generator, whole.
jest.setTimeout(60_000);

/** A generator that has since changed its runtime and how it prints resources. */
const nextGenerator: GenerateApi = async (api, context) => {
  const generation = await generateApi(api, context);
  const files = generation.files.map((file) =>
    /runtime\/core|resources/.test(file.path) ? { ...file, text: `${file.text}// next\n` } : file,
  );
  return { ...generation, files };
};

const overlay = (update: object) => ({
  overlay: "1.0.0",
  info: { title: "Words", version: "1" },
  actions: [{ target: "$.components.schemas.Book", update }],
});

async function workspace(): Promise<string> {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "package.json": '{"name":"acme"}',
    "spec/books/openapi.json": JSON.stringify(booksDocument()),
    "spec/books/overlays/words.json": JSON.stringify(overlay({ description: "A book." })),
  });
  await runGenerate({ cwd }, generateApi);
  return cwd;
}

async function staleIn(cwd: string, pipeline: GenerateApi = generateApi) {
  const { apis } = await runCheck({ cwd }, pipeline);
  return apis.flatMap((api) => {
    if (api.status === "failed") return ["failed"];
    const all = [...api.missing, ...api.changed, ...api.obsolete];
    return all.map(({ path, reasons }) => `${path}: ${reasons.join(", ")}`);
  });
}

function edit(cwd: string, change: (document: Editable) => void): void {
  const document = booksDocument();
  change(document);
  writeTree(cwd, { "spec/books/openapi.json": JSON.stringify(document) });
}

test("check says whether the document, an overlay, the generator or a hand made a file stale", async () => {
  const cwd = await workspace();
  expect(await staleIn(cwd)).toEqual([]);

  edit(cwd, (document) => {
    document.components.schemas.Book.properties.isbn = { type: "string" };
  });
  expect(await staleIn(cwd)).toEqual([".pagewright.json: document", "src/schema.d.ts: document"]);

  appendFileSync(join(cwd, "generated/books/src/runtime/core.ts"), "// by hand\n");
  expect(await staleIn(cwd, nextGenerator)).toEqual([
    ".pagewright.json: document, generator",
    "src/resources/books.ts: document, generator",
    "src/resources/covers.ts: document, generator",
    "src/runtime/core.ts: generator, edited",
    "src/schema.d.ts: document, generator",
  ]);

  await runGenerate({ cwd }, nextGenerator);
  expect(await staleIn(cwd, nextGenerator)).toEqual([]);
  writeTree(cwd, {
    "spec/books/overlays/words.json": JSON.stringify(overlay({ description: "A tome." })),
  });
  expect(await staleIn(cwd, nextGenerator)).toEqual([
    ".pagewright.json: document",
    "src/schema.d.ts: document",
  ]);
});

test("a package that has just been made is found in the cache", async () => {
  const cwd = await workspace();
  let runs = 0;
  const counted: GenerateApi = (api, context) => {
    runs += 1;
    return generateApi(api, context);
  };
  const cached = withCache(counted, join(cwd, "node_modules/.cache"));
  rmSync(join(cwd, "generated"), { recursive: true });
  await runGenerate({ cwd }, cached);
  await runGenerate({ cwd }, cached);
  expect(runs).toBe(1);
});

test("what the client does not show makes nothing stale, nor does the order of keys", async () => {
  const cwd = await workspace();
  edit(cwd, (document) => {
    document.components.schemas.Book.example = { title: "Emma" };
    document.paths = Object.fromEntries(Object.entries(document.paths).reverse());
  });
  expect(await staleIn(cwd)).toEqual([]);
  const { apis } = await runGenerate({ cwd }, generateApi);
  expect(apis).toMatchObject([{ added: [], changed: [], removed: [] }]);
});
