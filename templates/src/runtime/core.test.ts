import { blobBody, rawBody, textBody } from "./bodies.js";
import { describe, expect, jest, test } from "@jest/globals";

import { connect, createCore } from "./core.js";
import { ArgumentError, ConnectionError, DecodeError, HttpError } from "./errors.js";
import { testApi } from "./testing/api.js";
import { jumpingClock } from "./testing/clock.js";
import { json, type Responder, text, useServers } from "./testing/server.js";
import type { CallArguments, ClientOptions, Operation, RequestOptions } from "./types.js";
import { failureOf } from "./testing/outcomes.js";

const serve = useServers();
const get: Operation = { route: "GET /books" };
const ok = json({ ok: true });

async function clientOf(responders: readonly Responder[], options: ClientOptions = {}) {
  const server = await serve(...responders);
  const core = createCore(testApi, { baseUrl: server.url, timeout: 0, ...options }, jumpingClock());
  return { core, server };
}

/** The request that comes of a call. */
async function sent(
  operation: Operation,
  args: CallArguments,
  client: ClientOptions = {},
  options: RequestOptions = {},
) {
  const { core, server } = await clientOf([text("{}")], client);
  await core.send(operation, args, options);
  return server.requests[0]!;
}

describe("a server", () => {
  const url = async (options: ClientOptions) => {
    const fetch = jest.fn((request: Request) => Promise.resolve(Response.json(request.url)));
    return (await createCore(testApi, { ...options, fetch }).send(get, {}, {})).data;
  };

  test.each<[ClientOptions, string]>([
    [{}, "https://books.example/books"],
    [{ server: "sandbox" }, "https://sandbox.books.example/books"],
    [{ server: undefined }, "https://books.example/books"],
    [{ baseUrl: "http://localhost:8080" }, "http://localhost:8080/books"],
    [{ baseUrl: "https://proxy.example/books-api//" }, "https://proxy.example/books-api/books"],
    [{ baseUrl: "HTTPS://[::1]:1" }, "https://[::1]:1/books"],
    [
      { baseUrl: "https://proxy.example/@scope", server: "no" },
      "https://proxy.example/@scope/books",
    ],
  ])("%j is %s", async (options, expected) => {
    expect(await url(options)).toBe(expected);
  });

  test.each([
    "",
    "books.example",
    "/api",
    "ftp://books.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://",
    "https://user:s3cr3t@books.example",
    "https://books.example?key=s3cr3t",
    "https://books.example#s3cr3t",
    "https://books.example\\@evil.example",
    "https://books.example\n",
    "https://exa mple",
  ])("base URL %j is refused, and not shown", (baseUrl) => {
    const message = "baseUrl must be an http(s) URL without user, query or fragment";
    expect(() => createCore(testApi, { baseUrl })).toThrow(new ArgumentError(message));
  });

  test.each(["staging", "constructor", ""])("named %j is refused", (server) => {
    expect(() => createCore(testApi, { server })).toThrow(ArgumentError);
  });

  test("of an unknown name is refused with the names that are known", () => {
    expect(() => createCore(testApi, { server: "x" })).toThrow(
      new ArgumentError("server must be one of: production, sandbox"),
    );
  });
});

describe("connect", () => {
  test("takes a core for a core, and anything else for options", () => {
    const core = createCore(testApi, {});
    expect(connect(testApi, core)).toBe(core);
    expect(connect(testApi, {})).not.toBe(core);
    const options = { send: () => "a credential of that name" };
    expect(connect(testApi, options as ClientOptions)).not.toBe(options);
  });

  test("knows a core of another copy of the module", async () => {
    await jest.isolateModulesAsync(async () => {
      const other = await import("./core.js");
      const core = other.createCore(testApi, {});
      expect(connect(testApi, core)).toBe(core);
    });
  });
});

describe("a request", () => {
  test("carries path, query, headers, cookies", async () => {
    const request = await sent(
      { route: "GET /books/{id}/pages/" },
      {
        path: { id: "a/b" },
        query: { page: 1, tag: ["x", "y"] },
        header: { "X-Count": 5 },
        cookie: { theme: "dark blue", empty: undefined },
      },
    );
    expect(request.method).toBe("GET");
    expect(request.url).toBe("/books/a%2Fb/pages/?page=1&tag=x&tag=y");
    expect(request.headers).toMatchObject({
      accept: "application/json",
      "x-count": "5",
      cookie: "theme=dark%20blue",
    });
    expect(request.headers).not.toHaveProperty("content-type");
  });

  test.each<[string, unknown, Partial<Operation>, string, string | RegExp]>([
    ["JSON", { a: 1 }, {}, "application/json", '{"a":1}'],
    [
      "a merge patch",
      { a: 1 },
      { requestType: "application/merge-patch+json" },
      "application/merge-patch+json",
      '{"a":1}',
    ],
    [
      "a form",
      { a: "x&y", b: ["1", "2"], c: null },
      { requestType: "application/x-www-form-urlencoded", encode: rawBody },
      "application/x-www-form-urlencoded",
      "a=x%26y&b=1&b=2",
    ],
    ["text", "a\nb", { requestType: "text/plain", encode: rawBody }, "text/plain", "a\nb"],
    ["nothing but null", null, {}, "application/json", "null"],
  ])("carries %s", async (_, body, operation, type, expected) => {
    const request = await sent({ route: "POST /books", ...operation }, { body });
    expect(request.headers["content-type"]).toBe(type);
    expect(request.body).toBe(expected);
  });

  test("carries a form of several parts, with its boundary", async () => {
    const body = new FormData();
    body.set("file", new Blob(["bytes"]), "a.txt");
    const operation: Operation = {
      route: "POST /books",
      requestType: "multipart/form-data",
      encode: rawBody,
    };
    const request = await sent(operation, { body });
    expect(request.headers["content-type"]).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(request.body).toContain('filename="a.txt"');
  });

  test("has no body where none is given", async () => {
    const request = await sent({ route: "POST /books" }, {});
    expect(request.body).toBe("");
    expect(request.headers).not.toHaveProperty("content-type");
  });

  test("takes headers of the client, above them the call's, above them the operation's", async () => {
    const { headers } = await sent(
      get,
      { header: { c: "operation" } },
      { headers: { a: "client", b: "client", c: "client", d: "client", e: "client" } },
      { headers: { B: "call", c: "call", d: null, e: undefined } },
    );
    expect(headers).toMatchObject({ a: "client", b: "call", c: "operation", e: "client" });
    expect(headers).not.toHaveProperty("d");
  });

  test.each<[string, CallArguments, RequestOptions]>([
    ["path", { path: { id: ".." } }, {}],
    ["path that is missing", {}, {}],
    ["query", { path: { id: 1 }, query: { a: new Map() } }, {}],
    ["header", { path: { id: 1 }, header: { a: "b\r\nc" } }, {}],
    ["header option", { path: { id: 1 } }, { headers: { a: "b\nc" } }],
    ["cookie", { path: { id: 1 }, cookie: { a: new Map() } }, {}],
  ])("is not sent with a wrong %s", async (_, args, options) => {
    const { core, server } = await clientOf([ok]);
    const error = await failureOf(core.send({ route: "GET /books/{id}" }, args, options));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ route: "GET /books/{id}", attempts: 0 });
    expect(server.requests).toHaveLength(0);
  });

  test("does not change with what the caller does to its options afterwards", async () => {
    const headers = { a: "before" };
    const retry = { attempts: 1 };
    const query = { page: 1 };
    const body = { title: "before" };
    const server = await serve(ok);
    const options = { baseUrl: server.url, headers, retry };
    const core = createCore(testApi, options);
    headers.a = "after";
    options.baseUrl = "http://127.0.0.1:1";
    const reply = core.send({ route: "POST /books" }, { query, body }, {});
    query.page = 2;
    body.title = "after";
    await reply;
    expect(server.requests[0]).toMatchObject({
      url: "/books?page=1",
      headers: { a: "before" },
      body: '{"title":"before"}',
    });
  });

  test("changes nothing of the caller's", async () => {
    const client = deepFreeze({ headers: { a: "1" }, retry: { attempts: 1 }, middleware: [] });
    const args = deepFreeze({ query: { tag: ["a"] }, body: { a: [1] }, header: { b: "2" } });
    const options = deepFreeze({ headers: { c: null }, retry: { unsafe: true } });
    await sent({ route: "POST /books" }, args, client, options);
  });
});

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value) as unknown[]) {
    if (typeof member === "object" && member !== null) deepFreeze(member);
  }
  return Object.freeze(value);
}

describe("an answer", () => {
  test.each<[string, Responder, Partial<Operation>, unknown]>([
    ["JSON", json({ a: [1] }), {}, { a: [1] }],
    ["JSON after a byte order mark", text('\uFEFF{"a":1}'), {}, { a: 1 }],
    ["JSON null", text("null"), {}, null],
    ["204", (response) => response.writeHead(204).end(), {}, undefined],
    ["205", (response) => response.writeHead(205).end(), {}, undefined],
    ["text", text("a\nb"), { read: textBody }, "a\nb"],
    ["empty text", text(""), { read: textBody }, ""],
    ["nothing, whatever comes", text("<p>deleted</p>"), { responseType: "none" }, undefined],
    ["nothing", text(""), { responseType: "none" }, undefined],
    ["the head alone", text(""), { route: "HEAD /books" }, undefined],
  ])("of %s", async (_, responder, operation, expected) => {
    const { core } = await clientOf([responder]);
    const { data } = await core.send({ ...get, ...operation }, {}, {});
    expect(data).toEqual(expected);
  });

  test("of bytes is a Blob of its type", async () => {
    const { core } = await clientOf([text("bytes", 200, { "content-type": "image/png" })]);
    const { data } = await core.send({ ...get, read: blobBody }, {}, {});
    expect(data).toBeInstanceOf(Blob);
    expect((data as Blob).type).toBe("image/png");
    expect(await (data as Blob).text()).toBe("bytes");
  });

  test("of a stream comes as it comes", async () => {
    const read: Operation["read"] = ({ response }) => response.body;
    let finish: () => void = () => undefined;
    const { core } = await clientOf([
      (response) => {
        response.write("first,");
        finish = () => response.end("last");
      },
    ]);
    const { data, response } = await core.send({ ...get, responseType: "stream", read }, {}, {});
    finish();
    expect(await new Response(data as ReadableStream).text()).toBe("first,last");
    expect(response.status).toBe(200);
  });

  test("keeps its URL, status and headers", async () => {
    const { core, server } = await clientOf([json({}, 201, { "x-request-id": "r1" })]);
    const { response } = await core.send(get, { query: { a: 1 } }, {});
    expect(response.url).toBe(`${server.url}/books?a=1`);
    expect(response.status).toBe(201);
    expect(response.headers.get("x-request-id")).toBe("r1");
  });

  test.each<[string, Responder, string]>([
    ["HTML", text("<html>secret</html>"), "not JSON"],
    ["half of its JSON", text('{"client_secret":"secret"'), "not JSON"],
    ["nothing", text(""), "empty, not JSON"],
    ["nothing, in chunks", (response) => void response.writeHead(200).end(), "empty, not JSON"],
  ])("of %s where JSON is promised is a DecodeError", async (_, responder, problem) => {
    const { core, server } = await clientOf([responder]);
    const error = await failureOf(core.send(get, {}, {}));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({
      message: `GET /books: The body is ${problem}`,
      status: 200,
      attempts: 1,
      url: `${server.url}/books`,
    });
    expect((error as DecodeError).response.url).toBe(`${server.url}/books`);
    expect(server.requests).toHaveLength(1);
  });

  test("a DecodeError keeps what it needs to be looked into", async () => {
    const { core } = await clientOf([text("<html>", 200, { "x-request-id": "r1" })]);
    const error = (await failureOf(core.send(get, {}, {}))) as DecodeError;
    expect(error.text).toBe("<html>");
    expect(error.requestId).toBe("r1");
    expect(error.headers.get("x-request-id")).toBe("r1");
    expect(error.cause).toBeUndefined();
  });
});

describe("a failure", () => {
  test.each<[string, Responder, unknown]>([
    ["JSON", json({ detail: "no" }, 400), { detail: "no" }],
    ["no body and its length", text("", 400), undefined],
    ["no body, in chunks", (response) => void response.writeHead(400).end(), undefined],
    ["JSON null", text("null", 400), null],
    ["HTML", text("<html>", 400), "<html>"],
    ["half of its JSON", text('{"detail":', 400), '{"detail":'],
  ])("with %s is an HttpError", async (_, responder, body) => {
    const { core } = await clientOf([responder]);
    const error = await failureOf(core.send(get, {}, {}));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 400 });
    expect((error as HttpError).body).toEqual(body);
  });

  test.each<[string, Partial<Operation>]>([
    ["a stream", { responseType: "stream" }],
    ["a Blob", { read: blobBody }],
    ["text", { read: textBody }],
    ["nothing", { responseType: "none" }],
  ])("where %s was asked for still has its body", async (_, operation) => {
    const { core } = await clientOf([json({ detail: "no" }, 422)]);
    const error = await failureOf(core.send({ ...get, ...operation }, {}, {}));
    expect(error).toMatchObject({ status: 422, body: { detail: "no" } });
  });

  test("with 304 is one, too", async () => {
    const { core } = await clientOf([(response) => response.writeHead(304).end()]);
    expect(await failureOf(core.send(get, {}, {}))).toMatchObject({ status: 304 });
  });

  test("tells where the request went, without what is secret", async () => {
    const { core, server } = await clientOf([json({}, 404)]);
    const error = await failureOf(
      core.send(
        { route: "GET /checkouts/{client_secret}/{id}" },
        {
          path: { client_secret: "s3cr3t", id: "7" },
          query: { page: 1, customer_session_token: "s3cr3t", api_key: "s3cr3t" },
        },
        {},
      ),
    );
    const shown = "/checkouts/***/7?page=1&customer_session_token=***&api_key=***";
    expect(decodeURI((error as HttpError).url ?? "")).toBe(`${server.url}${shown}`);
  });
});

describe("middleware", () => {
  test("runs once around all attempts, the client's before the call's", async () => {
    const log: string[] = [];
    const note = (name: string) => ({
      onRequest: () => void log.push(`${name} request`),
      onResponse: ({ response }: { response: Response }) =>
        void log.push(`${name} ${response.status}`),
    });
    const { core, server } = await clientOf([json({}, 503), ok], { middleware: [note("client")] });
    await core.send(get, {}, { middleware: [note("call")] });
    expect(log).toEqual(["client request", "call request", "call 200", "client 200"]);
    expect(server.requests).toHaveLength(2);
  });

  test("may change the request and the response", async () => {
    const { core, server } = await clientOf([ok], {
      middleware: [
        {
          onRequest: ({ request }) => {
            request.headers.set("x-trace", "1");
            return undefined;
          },
          onResponse: () => Response.json({ changed: true }),
        },
      ],
    });
    expect((await core.send(get, {}, {})).data).toEqual({ changed: true });
    expect(server.requests[0]!.headers["x-trace"]).toBe("1");
  });

  test("may answer instead of the server", async () => {
    const { core, server } = await clientOf([ok], {
      middleware: [{ onRequest: () => Response.json({ cached: true }) }],
    });
    const { attempts, data } = await core.send(get, {}, {});
    expect({ attempts, data }).toEqual({ attempts: 0, data: { cached: true } });
    expect(server.requests).toHaveLength(0);
  });

  test("that keeps state in itself finds it there", async () => {
    const counter = {
      calls: 0,
      onRequest() {
        this.calls++;
        return undefined;
      },
    };
    const { core } = await clientOf([ok], { middleware: [counter] });
    await core.send(get, {}, {});
    expect(counter.calls).toBe(1);
  });

  test("sees the errors of the transport, and its own errors pass as they are", async () => {
    const seen: unknown[] = [];
    const own = new Error("mine");
    const { core, server } = await clientOf([ok], {
      retry: false,
      middleware: [{ onError: ({ error }) => void seen.push(error) }],
    });
    await server.close();
    await failureOf(core.send(get, {}, {}));
    expect(seen).toEqual([expect.any(ConnectionError)]);
    const onRequest = () => {
      throw own;
    };
    expect(await failureOf(core.send(get, {}, { middleware: [{ onRequest }] }))).toBe(own);
  });
});

test("fetch is called with a Request alone, and not as a method of anything", async () => {
  const calls: { self: unknown; given: unknown[] }[] = [];
  function fetch(this: unknown, ...given: unknown[]) {
    calls.push({ self: this, given });
    return Promise.resolve(Response.json({}));
  }
  await createCore(testApi, { fetch }).send(get, {}, {});
  expect(calls).toEqual([{ self: undefined, given: [expect.any(Request)] }]);
});

test("fetch is looked up when it is needed", async () => {
  const core = createCore(testApi, {});
  const fetch = jest.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ mocked: true }));
  expect((await core.send(get, {}, {})).data).toEqual({ mocked: true });
  fetch.mockRestore();
});

test("a call's options are above the client's", async () => {
  const { core, server } = await clientOf([json({}, 503)], { retry: { attempts: 2 } });
  await failureOf(core.send(get, {}, {}));
  expect(server.requests).toHaveLength(2);
  await failureOf(core.send(get, {}, { retry: { baseDelay: 1 } }));
  expect(server.requests).toHaveLength(4);
  await failureOf(core.send(get, {}, { retry: false, timeout: undefined }));
  expect(server.requests).toHaveLength(5);
});
