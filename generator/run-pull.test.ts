import { rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { json, text, useServers } from "../templates/src/runtime/testing/server.js";
import { runWords } from "./testing/command-line.js";
import { writeTree } from "./testing/temporary-folder.js";
import {
  books,
  get,
  kept,
  less,
  more,
  outcome,
  pull,
  tagged,
  workspace,
} from "./testing/pulling.js";

const serve = useServers();

describe("a document that is pulled", () => {
  test("is laid out for reading, with what the server said of it beside it", async () => {
    const server = await serve(tagged(books, '"1"'));
    const cwd = workspace(server.url);
    expect(await outcome(cwd)).toBe("new");
    const { "openapi.json": document, "pulled.json": record, ...rest } = kept(cwd);
    expect(document).toBe(`${JSON.stringify(books, null, 2)}\n`);
    expect(JSON.parse(record ?? "")).toEqual({
      document: "openapi.json",
      url: `${server.url}/openapi.json`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      etag: '"1"',
      lastModified: "Tue, 24 Nov 2026 10:00:00 GMT",
    });
    expect(rest).toEqual({});
  });

  test("is kept as it came where it is no JSON, and compressed or not", async () => {
    const yaml = 'openapi: "3.1.0"\ninfo: { title: B, version: "1" } # as it came\npaths: {}\n';
    const server = await serve((response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(yaml));
    });
    const cwd = workspace(server.url);
    expect(await outcome(cwd)).toBe("new");
    expect(kept(cwd)["openapi.yaml"]).toBe(yaml);
  });

  test("is asked for once: the second time, the server need not send it", async () => {
    const server = await serve(tagged(books, '"1"'));
    const cwd = workspace(server.url);
    await pull(cwd);
    const before = kept(cwd);
    expect(await outcome(cwd)).toBe("unchanged");
    expect(kept(cwd)).toEqual(before);
    expect(server.requests.map(({ headers }) => headers["if-none-match"])).toEqual([
      undefined,
      '"1"',
    ]);
    expect(server.requests[1]?.headers["if-modified-since"]).toBe("Tue, 24 Nov 2026 10:00:00 GMT");
  });

  test.each<[what: string, change: (text: string, name: string) => string]>([
    ["line ends that version control chose", (content) => content.replaceAll("\n", "\r\n")],
    [
      "an editor's byte-order mark before what is known of it",
      (content, name) => (name === "pulled.json" ? `\ufeff${content}` : content),
    ],
  ])("is known again with %s", async (_, change) => {
    const server = await serve(tagged(books, '"1"'));
    const cwd = workspace(server.url);
    await pull(cwd);
    for (const [name, content] of Object.entries(kept(cwd))) {
      writeTree(cwd, { [`spec/books/${name}`]: change(content, name) });
    }
    expect(await outcome(cwd)).toBe("unchanged");
    expect(server.requests[1]?.headers["if-none-match"]).toBe('"1"');
  });

  test("that is the same is not written, but what is said of it is", async () => {
    const server = await serve(tagged(books, '"1"'), tagged(books, '"2"'));
    const cwd = workspace(server.url);
    await pull(cwd);
    expect(await outcome(cwd)).toBe("unchanged");
    expect(kept(cwd)["pulled.json"]).toContain('"etag": "\\"2\\""');
  });

  test("replaces the one before, and what changed is told", async () => {
    const server = await serve(json(books), json(more), json(less));
    const cwd = workspace(server.url);
    await pull(cwd);
    const [added] = (await pull(cwd)).apis;
    expect(added?.diff).toMatchObject({ breaking: false, bump: "minor" });
    const [removed] = (await pull(cwd)).apis;
    expect(removed?.diff).toMatchObject({ breaking: true, bump: "major" });
    expect(kept(cwd)["openapi.json"]).toBe(`${JSON.stringify(less, null, 2)}\n`);
  });

  test("takes the place of one of another kind", async () => {
    const yaml = 'openapi: 3.1.0\ninfo: { title: B, version: "1" }\npaths: {}\n';
    const server = await serve(text(yaml), json(books));
    const cwd = workspace(server.url);
    await pull(cwd);
    const before = kept(cwd);
    expect(await outcome(cwd)).toBe("changed");
    const { "pulled.json": record = "", ...documents } = kept(cwd);
    expect(Object.keys(documents)).toEqual(["openapi.json"]);
    expect(record).not.toContain("openapi.yaml");
    // As a kill would leave it: what is recorded has not come yet.
    const early = { ...(JSON.parse(record) as object), replaces: "openapi.yaml" };
    rmSync(join(cwd, "spec/books/openapi.json"));
    writeTree(join(cwd, "spec/books"), { ...before, "pulled.json": JSON.stringify(early) });
    expect(await outcome(cwd)).toContain("changed");
    expect(kept(cwd)).toEqual({ "pulled.json": record, ...documents });
  });

  test.each<[what: string, change: (cwd: string) => void, status: string]>([
    [
      "it was edited",
      (cwd) => {
        writeTree(cwd, { "spec/books/openapi.json": JSON.stringify(more) });
      },
      "changed pull-edited",
    ],
    [
      "it is gone",
      (cwd) => {
        rmSync(join(cwd, "spec/books/openapi.json"));
      },
      "new",
    ],
    [
      "what is known of it is no record",
      (cwd) => {
        writeTree(cwd, { "spec/books/pulled.json": "[]", "spec/books/openapi.json": "" });
      },
      "failed pull-document-own",
    ],
    [
      "the record is of an earlier state, as after a kill",
      (cwd) => {
        const record = JSON.parse(kept(cwd)["pulled.json"] ?? "") as object;
        writeTree(cwd, { "spec/books/pulled.json": JSON.stringify({ ...record, sha256: "0" }) });
      },
      "unchanged",
    ],
    [
      "what the server said cannot be sent back",
      (cwd) => {
        const record = JSON.parse(kept(cwd)["pulled.json"] ?? "") as object;
        writeTree(cwd, {
          "spec/books/pulled.json": JSON.stringify({ ...record, etag: "a\r\nb: c" }),
        });
      },
      "unchanged",
    ],
  ])("is asked for again where %s", async (_, change, status) => {
    const server = await serve(tagged(books, '"1"'));
    const cwd = workspace(server.url);
    await pull(cwd);
    change(cwd);
    expect(await outcome(cwd)).toBe(status);
    expect(server.requests[1]?.headers["if-none-match"]).toBeUndefined();
  });
});

test("an overlay that no longer fits is told, and does not keep the document out", async () => {
  const overlay = `overlay: 1.0.0
info: { title: O, version: "1" }
actions: [{ target: "$.paths['/books'].get", update: { summary: List } }]
`;
  const server = await serve(json(books), json(less));
  const cwd = workspace(server.url, { "spec/books/overlays/a.yaml": overlay });
  expect(await outcome(cwd)).toBe("new");
  expect(await outcome(cwd)).toBe("changed overlay-no-match");
  expect(kept(cwd)["openapi.json"]).toBe(`${JSON.stringify(less, null, 2)}\n`);
});

test("the command tells in a few lines what a pull did", async () => {
  const renamed = { ...more, paths: { "/shelves": get({ operationId: "shelves:all" }) } };
  const server = await serve(json(books), json(more), json(more), json(renamed), text(""));
  const cwd = workspace(server.url);
  const told: unknown[] = [];
  for (let count = 0; count < 5; count++) {
    const { code, out, err } = await runWords(cwd, ["pull", "books", "--allow-loopback-http"]);
    told.push({ code, out, err: err.replaceAll(server.url, "<server>") });
  }
  expect(told).toMatchSnapshot();
});
