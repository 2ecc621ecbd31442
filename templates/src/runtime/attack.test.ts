import { describe, expect, test } from "@jest/globals";

import { blobBody, rawBody, textBody } from "./bodies.js";
import { createCore } from "./core.js";
import { ApiError, ArgumentError, DecodeError, PaginationError } from "./errors.js";
import { paginate } from "./pager.js";
import { serverTemplate } from "./server-template.js";
import { pageNumber } from "./styles/page-number.js";
import { testApi } from "./testing/api.js";
import { json, type Responder, text, useServers } from "./testing/server.js";
import type { CallArguments, ClientOptions, Operation, RequestOptions } from "./types.js";

const serve = useServers();

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

async function get(
  respond: Responder,
  options: ClientOptions & RequestOptions = {},
  facts: Partial<Operation> = {},
): Promise<unknown> {
  const { url: baseUrl } = await serve(respond);
  const core = createCore(testApi, { baseUrl, retry: false, ...options });
  return (await core.send({ route: "GET /books", ...facts }, {}, options)).data;
}

describe("a body that cannot be sent is an ArgumentError that does not show it", () => {
  const round: Record<string, unknown> = { secret: "s3cret" };
  round.round = round;
  const form = "application/x-www-form-urlencoded";
  test.each<[string, unknown, Partial<Operation>]>([
    ["a circle", round, {}],
    ["a number of another kind", { s3cret: 1n }, {}],
    ["a circle in a form", round, { requestType: form, encode: rawBody }],
    ["a stream that was read", new Response("s3cret").body, { requestType: form, encode: rawBody }],
  ])("%s", async (_, body, facts) => {
    if (body instanceof ReadableStream) body.getReader();
    const server = await serve(json({}));
    const core = createCore(testApi, { baseUrl: server.url });
    const sending = core.send({ route: "POST /books", ...facts }, { body }, {});
    const error = await failureOf(sending);
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).not.toContain("s3cret");
    expect(server.requests).toHaveLength(0);
  });
});

describe("a circle among the parameters is an ArgumentError that does not show it", () => {
  const round: Record<string, unknown> = { secret: "s3cret" };
  round.round = round;
  const args: Readonly<Record<string, CallArguments>> = {
    path: { path: { id: round } },
    query: { query: { filter: round } },
    header: { header: { filter: [[round]] } },
    cookie: { cookie: { filter: round } },
  };

  test.each(Object.entries(args))("in a %s", async (_, given) => {
    const server = await serve(json({}));
    const core = createCore(testApi, { baseUrl: server.url });
    const error = await failureOf(core.send({ route: "GET /books/{id}" }, given, {}));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).not.toContain("s3cret");
    expect(server.requests).toHaveLength(0);
  });

  test("in the query of a list, at once", () => {
    const core = createCore(testApi, { baseUrl: "http://127.0.0.1:1" });
    const style = pageNumber({ page: "page", items: "/items" });
    expect(() =>
      paginate(core, { route: "GET /books" }, style, { query: { filter: round } }),
    ).toThrow(ArgumentError);
  });
});

test("what the platform lacks is not said of the caller's values", async () => {
  const lack = new TypeError("crypto.getRandomValues is not a function");
  const newKey = (): never => {
    throw lack;
  };
  const core = createCore(testApi, { baseUrl: "http://127.0.0.1:1" });
  const operation: Operation = { route: "POST /books", idempotency: { header: "key", newKey } };
  const sending = core.send(operation, {}, {});
  await expect(sending).rejects.toBe(lack);
});

/** Sends without end, until the client lets go. */
const endless: Responder = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = "x".repeat(2 ** 16);
  const send = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", send);
  send();
};

describe("a body that does not end", () => {
  test.each<[string, Partial<Operation>]>([
    ["JSON", {}],
    ["text", { read: textBody }],
    ["bytes", { read: blobBody }],
    ["nothing, as promised", { responseType: "none" }],
  ])("is given up where %s is expected, and its connection let go of", async (_, facts) => {
    const server = await serve(endless);
    const core = createCore(testApi, { baseUrl: server.url, maxResponseBytes: 2 ** 20 });
    const error = await failureOf(core.send({ route: "GET /books", ...facts }, {}, {}));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error.message).toBe("GET /books: The body is longer than 1048576 bytes");
    await server.cutOff;
    expect(server.requests).toHaveLength(1);
  });

  test("is given up at 100 MiB, where nothing else is said", async () => {
    const error = await failureOf(get(endless));
    expect(error.message).toContain("longer than 104857600 bytes");
  }, 30_000);

  test("is given up in a failure, too", async () => {
    const respond = text("x".repeat(2000), 500);
    const error = await failureOf(get(respond, { maxResponseBytes: 1000 }));
    expect(error).toMatchObject({ code: "decode", status: 500 });
  });

  test("may be as long as the limit, or have none; a call's is above the client's", async () => {
    const respond = text(JSON.stringify("x".repeat(998)));
    expect(await get(respond, { maxResponseBytes: 1000 })).toHaveLength(998);
    expect(await get(respond, { maxResponseBytes: 0 })).toHaveLength(998);
    const server = await serve(respond);
    const core = createCore(testApi, { baseUrl: server.url, maxResponseBytes: 10 });
    const { data } = await core.send({ route: "GET /x" }, {}, { maxResponseBytes: 1000 });
    expect(data).toHaveLength(998);
  });

  test("counts what comes out of a compressed one", async () => {
    const { gzipSync } = await import("node:zlib");
    const bomb = gzipSync(Buffer.alloc(2 ** 22));
    const error = await failureOf(
      get((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb), {
        maxResponseBytes: 2 ** 20,
      }),
    );
    expect(error).toBeInstanceOf(DecodeError);
  });
});

describe("a body nested 10,000 deep", () => {
  const depth = 10_000;
  const nested = `${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`;

  test("is data like any other", async () => {
    let value = await get(text(nested));
    let levels = 0;
    while (typeof value === "object" && value !== null) {
      value = Object.values(value)[0];
      levels += 1;
    }
    expect([levels, value]).toEqual([2 * depth, 1]);
  });

  test("in a failure is a failure like any other", async () => {
    const error = await failureOf(get(text(nested, 400)));
    expect(error).toMatchObject({ code: "http", status: 400 });
  });

  test("in the items of a list does not break the walk", async () => {
    const page = `{"items":[${nested}],"last":1}`;
    const { url: baseUrl } = await serve(text(page));
    const core = createCore(testApi, { baseUrl });
    const rule = pageNumber({ page: "page", items: "/items", lastPage: "/last" });
    const pager = paginate<unknown, unknown, never>(core, { route: "GET /books" }, rule, {}, {});
    let count = 0;
    try {
      for await (const item of pager) count += item === undefined ? 0 : 1;
    } catch (error) {
      expect(error).toBeInstanceOf(PaginationError);
    }
    expect(count).toBeLessThanOrEqual(1);
  });
});

test("names of objects in an answer change nothing of what objects inherit", async () => {
  const data = await get(text('{"__proto__": {"polluted": true}}'));
  expect(Object.hasOwn(data as object, "__proto__")).toBe(true);
  expect({}).not.toHaveProperty("polluted");
});

describe("an argument", () => {
  test.each(["..", ".", "", "a/../b", "?x=1", "#x", "%2e%2e", "a\\b", "//evil.example"])(
    "%j in a path stays in its segment, or is refused",
    async (id) => {
      const server = await serve(json({}));
      const core = createCore(testApi, { baseUrl: server.url });
      const operation = { route: "GET /books/{id}/pages" } as const;
      const outcome = await core.send(operation, { path: { id } }, {}).catch((e: unknown) => e);
      if (outcome instanceof ArgumentError) {
        expect(server.requests).toHaveLength(0);
        return;
      }
      const [, , segment = "", ...rest] = server.requests[0]?.url.split("/") ?? [];
      expect(rest).toEqual(["pages"]);
      expect(decodeURIComponent(segment)).toBe(id);
    },
  );

  test("named as what every object has travels under that name", async () => {
    const server = await serve(json({}));
    const core = createCore(testApi, { baseUrl: server.url });
    const odd = '{"__proto__": "a", "constructor": "b", "toString": "c"}';
    const args = { query: JSON.parse(odd) as object, body: JSON.parse(odd) as unknown };
    await core.send({ route: "POST /books" }, args, {});
    const [request] = server.requests;
    expect(request?.url).toBe("/books?__proto__=a&constructor=b&toString=c");
    expect(request?.body).toBe('{"__proto__":"a","constructor":"b","toString":"c"}');
  });

  test.each([
    ["http://a.example@evil.example"],
    ["ftp://books.example"],
    ["javascript:alert(1)"],
    ["file:///etc/passwd"],
    ["//books.example"],
    ["http://books.example/?x"],
    ["http://books.example\\@evil.example"],
  ])("%j as a base URL is refused, without being shown", (baseUrl) => {
    expect(() => createCore(testApi, { baseUrl })).toThrow(
      new ArgumentError("baseUrl must be an http(s) URL without user, query or fragment"),
    );
  });

  test("as a server's variable cannot lead elsewhere", () => {
    const api = {
      ...testApi,
      servers: { main: serverTemplate("https://{region}.books.example", { region: "eu" }) },
    };
    for (const region of ["evil.example/", "evil.example#", "a@b", "evil.example?", "", "a b"]) {
      expect(() => createCore(api, { serverVariables: { region } })).toThrow(ArgumentError);
    }
  });
});
