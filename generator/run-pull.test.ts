import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { json, type Responder, text, useServers } from "../templates/src/runtime/testing/server.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import { runGenerate } from "./run.js";
import { generateApi } from "./pipeline.js";
import { runPull, type PullOptions, type PullReport } from "./run-pull.js";
import { runWords } from "./testing/command-line.js";
import { readTree, temporaryFolder, writeTree } from "./testing/temporary-folder.js";

const serve = useServers();

const get = (extra: object = {}): object => ({
  get: { responses: { "200": { description: "ok" } }, ...extra },
});
const books = {
  openapi: "3.1.0",
  info: { title: "Books", version: "1" },
  servers: [{ url: "https://books.example" }],
  paths: { "/books": get({ operationId: "books:list" }) },
};
const more = {
  ...books,
  paths: { ...books.paths, "/shelves": get({ operationId: "shelves:list" }) },
};
const less = { ...books, paths: {} };

/** A workspace whose sources are at a server. */
function workspace(url: string, files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "package.json": '{"name":"acme"}',
    "spec/sources.json": JSON.stringify({ books: { url: `${url}/openapi.json` } }),
    ...files,
  });
  return cwd;
}

/** What there is in `spec/books`, by name. */
function kept(cwd: string): Record<string, string> {
  const entries = Object.entries(readTree(join(cwd, "spec")));
  return Object.fromEntries(
    entries.flatMap(([path, content]) =>
      path.startsWith("books/") ? [[path.slice("books/".length), content]] : [],
    ),
  );
}

async function pull(cwd: string, options: PullOptions = {}): Promise<PullReport> {
  return runPull({ cwd, allowLoopbackHttp: true, ...options });
}

async function outcome(cwd: string, options: PullOptions = {}): Promise<string> {
  const { apis } = await pull(cwd, options);
  const [pulled] = apis;
  const codes = pulled?.diagnostics.map(({ code }) => code) ?? [];
  return [pulled?.status, ...codes].join(" ");
}

/** A document with what a server says of its state; 304 for whoever has it. */
function tagged(document: object, etag: string): Responder {
  return (response, { headers }) => {
    const isKnown = headers["if-none-match"] === etag;
    response.writeHead(isKnown ? 304 : 200, {
      etag,
      "last-modified": "Tue, 24 Nov 2026 10:00:00 GMT",
    });
    response.end(isKnown ? undefined : JSON.stringify(document));
  };
}

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

describe("spec/sources.json", () => {
  test.each<
    [
      what: string,
      sources: string | undefined,
      names: readonly string[],
      messages: readonly string[],
    ]
  >([
    ["missing", undefined, [], ["There is no spec/sources.json, so no document has a URL"]],
    ["no JSON", '{ "a": 1, }', [], ["A comma may not follow the last member"]],
    ["one name twice", '{"a":{},"a":{}}', [], ['The key "a" occurs twice in one object']],
    [
      "one folder twice",
      '\uFEFF{"a":{"url":"x"},"b":{"url":"y","folder":"a"},"c":{"url":"z","folder":"a"}}',
      ["b"],
      [
        'a and b in spec/sources.json have the same folder: "a"',
        'a and c in spec/sources.json have the same folder: "a"',
      ],
    ],
    ["a list", "[]", [], ["spec/sources.json must be an object with one member an API"]],
    ["empty", "{}", [], ["spec/sources.json names no API"]],
    [
      "no URL, and more",
      '{"a":{"uri":"x","folder":"../x"},"b":1}',
      [],
      [
        'a in spec/sources.json needs a "url"',
        'a in spec/sources.json has a folder that cannot name an API: "../x"',
        'a in spec/sources.json has no property "uri"',
        'b in spec/sources.json needs a "url"',
      ],
    ],
    ["another name", '{"books":{"url":"x"}}', ["boks"], ['spec/sources.json has no "boks"']],
  ])("%s", async (_, sources, names, messages) => {
    const cwd = temporaryFolder();
    writeTree(cwd, {
      "spec/README": "",
      ...(sources === undefined ? {} : { "spec/sources.json": sources }),
    });
    const error: unknown = await pull(cwd, { apis: names }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DiagnosticError);
    const { diagnostics } = error as DiagnosticError;
    expect(diagnostics.map(({ message }) => message)).toEqual(messages);
  });

  test("is told of with its places", async () => {
    const cwd = temporaryFolder();
    writeTree(cwd, {
      "spec/sources.json":
        '{\n  "a": { "uri": "x" },\n  "b": { "url": "y", "folder": "B" },\n  "c": { "url": 1 }\n}\n',
    });
    const error: unknown = await pull(cwd).catch((thrown: unknown) => thrown);
    const { diagnostics } = error as DiagnosticError;
    expect(
      diagnostics.map(({ location, hint }) => [location?.line, location?.column, hint]),
    ).toEqual([
      [2, 3, expect.stringContaining("Write it in")],
      [2, 10, "Is url meant?"],
      [3, 22, expect.stringContaining('Give it a "folder"')],
      [4, 10, expect.stringContaining("Write it in")],
    ]);
  });
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

const overlays = fileURLToPath(
  new URL("../spec/polar-full/overlays/list-clients.yaml", import.meta.url),
);

test("a user of Polar has the whole client, List Clients in it, after pull and generate", async () => {
  // Made up, in the shape of Polar's: List Clients is private there, and comes from the overlay.
  const document = {
    openapi: "3.1.0",
    info: { title: "Polar API", version: "0" },
    servers: [{ url: "https://api.polar.sh" }],
    paths: {
      "/v1/oauth2/userinfo": get({
        "x-speakeasy-group": "oauth2",
        "x-speakeasy-name-override": "userinfo",
      }),
      "/v1/orders/": get({ "x-speakeasy-group": "orders", "x-speakeasy-name-override": "list" }),
    },
    webhooks: {
      "order.created": {
        post: {
          requestBody: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/Created" } } },
          },
          responses: { "200": { description: "ok" } },
        },
      },
    },
    components: {
      schemas: {
        Created: {
          type: "object",
          required: ["type"],
          properties: { type: { const: "order.created" } },
        },
        OAuth2Client: {
          type: "object",
          required: ["client_id"],
          properties: { client_id: { type: "string" } },
        },
      },
      securitySchemes: {
        oidc: { type: "openIdConnect", openIdConnectUrl: "https://a.example" },
        pat: { type: "http", scheme: "bearer" },
      },
    },
  };
  const server = await serve(json(document));
  const sources = { polar: { url: `${server.url}/openapi.json`, folder: "polar-full" } };
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "package.json": '{"name":"@pagewright/root"}',
    "spec/sources.json": JSON.stringify(sources),
    "spec/polar/openapi.yaml": "openapi: 3.1.0",
    "spec/polar-full/overlays/list-clients.yaml": readFileSync(overlays, "utf8"),
  });
  expect((await pull(cwd, { apis: ["polar"] })).apis).toMatchObject([
    { status: "new", api: "polar-full" },
  ]);
  const { apis } = await runGenerate({ cwd, apis: ["polar-full"] }, generateApi);
  expect(apis).toMatchObject([
    {
      status: "written",
      packageName: "@pagewright/polar-full",
      operations: 3,
      pagedOperations: 1,
      webhooks: 1,
    },
  ]);
  const list = readFileSync(join(cwd, "generated/polar-full/api.md"), "utf8");
  expect(list).toContain("polar.oauth2.clients.list(");
  expect(list).toContain("polar.orders.list(");
  expect(readFileSync(join(cwd, "spec/polar/openapi.yaml"), "utf8")).toBe("openapi: 3.1.0");
});

const whole = fileURLToPath(new URL("../../shared/specs/polar-2026-10.json", import.meta.url));
const present = existsSync(whole);
if (!present) process.stderr.write(`Skipped: ${whole} is not there.\n`);

(present ? test : test.skip)(
  "the same of what Polar publishes",
  async () => {
    const server = await serve((response) => {
      response.end(readFileSync(whole));
    });
    const sources = { polar: { url: server.url, folder: "polar-full" } };
    const cwd = temporaryFolder();
    writeTree(cwd, {
      "spec/sources.json": JSON.stringify(sources),
      "spec/polar-full/overlays/list-clients.yaml": readFileSync(overlays, "utf8"),
    });
    const size = { operations: 187, webhooks: 41 };
    expect((await pull(cwd)).apis).toMatchObject([{ status: "new", size, diagnostics: [] }]);
    expect(await outcome(cwd)).toBe("unchanged");
  },
  60_000,
);
