import { createServer } from "node:http";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { json, type Responder, text, useServers } from "../templates/src/runtime/testing/server.js";
import type { PullOptions } from "./run-pull.js";
import { readTree } from "./testing/temporary-folder.js";
import { books, kept, outcome, pull, workspace } from "./testing/pulling.js";

const serve = useServers();

describe("what is not taken, and leaves what was there as it was", () => {
  const never: Responder = (response) => {
    response.writeHead(200).write("{");
  };
  const redirect =
    (location: string): Responder =>
    (response) => {
      response.writeHead(302, { location }).end();
    };

  test.each<[what: string, responder: Responder, code: string, options?: PullOptions]>([
    ["too large", json(books), "pull-too-large", { maxBytes: 50 }],
    [
      "too large when it is unpacked",
      (response) => {
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(" ".repeat(100_000)));
      },
      "pull-too-large",
      { maxBytes: 10_000 },
    ],
    ["too slow", never, "pull-timeout", { timeout: 50 }],
    [
      "cut off",
      (response) => {
        response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy());
      },
      "pull-connection",
    ],
    [
      "not there",
      (response) => {
        response.writeHead(404).end(JSON.stringify(books));
      },
      "pull-status",
    ],
    [
      "not changed, though nothing is here",
      (response) => {
        response.writeHead(304).end();
      },
      "pull-status",
    ],
    ["elsewhere", redirect("https://elsewhere.example/openapi.json"), "pull-redirect"],
    ["at another port", redirect("http://127.0.0.1:9/openapi.json"), "pull-redirect"],
    ["nowhere", redirect(""), "pull-redirect"],
    ["always one further", redirect("/again"), "pull-redirect"],
    ["a web page", text("<!doctype html><title>Sign in</title>"), "file-html"],
    ["nothing", text(""), "file-empty"],
    ["an error of some server", json({ error: "no" }), "not-openapi"],
    ["Swagger 2.0", json({ swagger: "2.0", info: {}, paths: {} }), "openapi-version"],
    ["with faults", json({ ...books, info: {} }), "missing-field"],
    [
      "referring to files",
      json({ ...books, paths: { "/a": { $ref: "/etc/passwd" } } }),
      "reference-outside",
    ],
  ])("%s", async (_, responder, code, options = {}) => {
    const server = await serve(responder);
    const cwd = workspace(server.url);
    const before = readTree(cwd);
    const { ok, apis } = await pull(cwd, options);
    expect(ok).toBe(false);
    expect(apis[0]?.status).toBe("failed");
    expect(apis[0]?.diagnostics.map((each) => each.code)).toContain(code);
    expect(readTree(cwd)).toEqual(before);
  });

  test("a redirect on the same origin is followed", async () => {
    const server = await serve(redirect("/v2/openapi.json"), json(books));
    expect(await outcome(workspace(server.url))).toBe("new");
    expect(server.requests.map(({ url }) => url)).toEqual(["/openapi.json", "/v2/openapi.json"]);
  });

  test.each([
    ["http", "http://books.example/openapi.json", true],
    ["http of this machine, unless it is allowed", "http://127.0.0.1:9/openapi.json", false],
    ["a file", "file:///etc/passwd", true],
    ["a password", "https://me:s3cr3t@books.example/", true],
    ["no URL", "books.example", true],
  ])("%s is refused before anything is sent", async (_, url, allowLoopbackHttp) => {
    const cwd = workspace("", { "spec/sources.json": JSON.stringify({ books: { url } }) });
    const { apis } = await pull(cwd, { allowLoopbackHttp });
    expect(apis[0]?.diagnostics.map(({ code }) => code)).toEqual(["pull-url"]);
    expect(JSON.stringify(apis)).not.toContain("s3cr3t");
  });

  test("nobody is there", async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address() as { readonly port: number };
    await new Promise((resolve) => probe.close(resolve));
    const { apis } = await pull(workspace(`http://127.0.0.1:${port}`));
    expect(apis[0]?.diagnostics[0]?.message).toMatch(/could not be reached \(ECONNREFUSED\)$/);
  });

  test("faults are shown at the URL, not at a file that is gone", async () => {
    const server = await serve(json({ ...books, info: {} }));
    const { apis } = await pull(workspace(server.url));
    const files = apis[0]?.diagnostics.map(({ location }) => location?.source.file);
    expect(new Set(files)).toEqual(new Set([`${server.url}/openapi.json`]));
  });

  test("a document that was not pulled is nobody's to replace", async () => {
    const server = await serve(json(books));
    const own = { "spec/books/openapi.yaml": "openapi: 3.1.0" };
    const cwd = workspace(server.url, own);
    expect(await outcome(cwd)).toBe("failed pull-document-own");
    expect(kept(cwd)).toEqual({ "openapi.yaml": "openapi: 3.1.0" });
    expect(server.requests).toEqual([]);
  });
});
