import { join } from "node:path";

import { type Responder } from "../../templates/src/runtime/testing/server.js";
import { runPull, type PullOptions, type PullReport } from "../run-pull.js";
import { readTree, temporaryFolder, writeTree } from "./temporary-folder.js";

export const get = (extra: object = {}): object => ({
  get: { responses: { "200": { description: "ok" } }, ...extra },
});
export const books = {
  openapi: "3.1.0",
  info: { title: "Books", version: "1" },
  servers: [{ url: "https://books.example" }],
  paths: { "/books": get({ operationId: "books:list" }) },
};
export const more = {
  ...books,
  paths: { ...books.paths, "/shelves": get({ operationId: "shelves:list" }) },
};
export const less = { ...books, paths: {} };

/** A workspace whose sources are at a server. */
export function workspace(url: string, files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "package.json": '{"name":"acme"}',
    "spec/sources.json": JSON.stringify({ books: { url: `${url}/openapi.json` } }),
    ...files,
  });
  return cwd;
}

/** What there is in `spec/books`, by name. */
export function kept(cwd: string): Record<string, string> {
  const entries = Object.entries(readTree(join(cwd, "spec")));
  return Object.fromEntries(
    entries.flatMap(([path, content]) =>
      path.startsWith("books/") ? [[path.slice("books/".length), content]] : [],
    ),
  );
}

export async function pull(cwd: string, options: PullOptions = {}): Promise<PullReport> {
  return runPull({ cwd, allowLoopbackHttp: true, ...options });
}

export async function outcome(cwd: string, options: PullOptions = {}): Promise<string> {
  const { apis } = await pull(cwd, options);
  const [pulled] = apis;
  const codes = pulled?.diagnostics.map(({ code }) => code) ?? [];
  return [pulled?.status, ...codes].join(" ");
}

/** A document with what a server says of its state; 304 for whoever has it. */
export function tagged(document: object, etag: string): Responder {
  return (response, { headers }) => {
    const isKnown = headers["if-none-match"] === etag;
    response.writeHead(isKnown ? 304 : 200, {
      etag,
      "last-modified": "Tue, 24 Nov 2026 10:00:00 GMT",
    });
    response.end(isKnown ? undefined : JSON.stringify(document));
  };
}
