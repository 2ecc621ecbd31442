import { Session } from "node:inspector/promises";
import { inspect } from "node:util";

import { describe, expect, test } from "@jest/globals";

import { call } from "./call.js";
import { connect } from "./core.js";
import { testApi } from "./testing/api.js";
import { json, reset, type Responder, stall, text, useServers } from "./testing/server.js";
import type { ClientOptions, Core, RequestOptions } from "./types.js";

const secret = "s3cr3t";
const secrets = {
  token: secret,
  login: { username: secret, password: secret },
  header: () => secret,
  query: secret,
  cookie: secret,
  headers: { "x-other": secret },
};

const serve = useServers();

/** As the generated classes keep their core. */
class Books {
  readonly #core: Core;

  constructor(options: ClientOptions) {
    this.#core = connect(testApi, options);
  }

  update(options: RequestOptions = {}) {
    return call<unknown, never>(
      this.#core,
      {
        route: "PUT /books/{client_secret}",
        security: [["token", "header", "query", "cookie"]],
      },
      {
        path: { client_secret: secret },
        query: { access_token: secret },
        header: { "x-header": secret },
        body: { client_secret: secret },
      },
      { retry: { attempts: 2, baseDelay: 0 }, ...options },
    );
  }
}

/** All that printing shows of a value. (An error's getters are there to be asked for its body.) */
function printed(value: unknown): string {
  return [
    inspect(value, { depth: 10, showHidden: true }),
    inspect(value, { depth: 10, getters: !(value instanceof Error) }),
    JSON.stringify(value),
    value instanceof Error ? `${value.stack} ${value.message} ${inspect(value.cause)}` : "",
  ].join("\n");
}

/** What a debugger shows of a value and, one level down, of its members, private ones too. */
async function previewed(value: unknown): Promise<string> {
  const session = new Session();
  session.connect();
  const contexts: number[] = [];
  session.on("Runtime.executionContextCreated", ({ params }) => {
    contexts.push(params.context.id);
  });
  await session.post("Runtime.enable");
  const home = globalThis as { previewed?: unknown };
  home.previewed = value;
  const shown: unknown[] = [];
  for (const contextId of contexts) {
    const { result } = await session.post("Runtime.evaluate", {
      expression: "globalThis.previewed",
      contextId,
      generatePreview: true,
    });
    if (result.objectId === undefined) continue;
    const { objectId } = result;
    const members = { objectId, ownProperties: true, generatePreview: true };
    shown.push(result);
    const properties = session.post("Runtime.getProperties", members) as Promise<unknown>;
    shown.push(await properties);
  }
  delete home.previewed;
  session.disconnect();
  return JSON.stringify(shown);
}

describe("a client", () => {
  test("shows no credential when it is printed", () => {
    expect(printed(new Books(secrets))).not.toContain(secret);
  });

  test("shows no credential in a debugger, though that looks at private members", async () => {
    const preview = await previewed(new Books(secrets));
    expect(preview).toContain("#core");
    expect(preview).not.toContain(secret);
  });

  test("has a core that holds functions only", () => {
    const core = connect(testApi, secrets);
    expect(printed(core)).not.toContain(secret);
    for (const key of Reflect.ownKeys(core)) {
      expect(typeof Reflect.get(core, key)).toBe("function");
    }
  });

  test("shows no credential in a call on its way", async () => {
    const server = await serve(stall);
    const controller = new AbortController();
    const sent = new Books({ ...secrets, baseUrl: server.url }).update({
      signal: controller.signal,
    });
    await server.received(1);
    expect(printed(sent)).not.toContain(secret);
    expect(await previewed(sent)).not.toContain(secret);
    controller.abort();
    await expect(sent).rejects.toThrow();
  });
});

describe("an error", () => {
  const headers = { "x-request-id": "r1", "set-cookie": secret, "x-token": secret };

  test.each<[string, Responder, RequestOptions, string]>([
    ["of an answer", json({ client_secret: secret }, 400, headers), {}, "http"],
    ["of an answer that is text", text(secret, 500, headers), {}, "http"],
    ["of a body that is no JSON", text(`${secret}{`, 200, headers), {}, "decode"],
    ["of a body that is cut short", text(`{"a":"${secret}`, 200, headers), {}, "decode"],
    ["of a connection", reset, {}, "connection"],
    ["of a timeout", stall, { timeout: 1, retry: false }, "timeout"],
    ["of an argument", stall, { headers: { "x-bad": `${secret}\n` } }, "argument"],
  ])("%s shows nothing secret", async (_, responder, options, code) => {
    const server = await serve(responder);
    const sent = new Books({ ...secrets, baseUrl: server.url }).update(options);
    const error: unknown = await sent.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(printed(error)).not.toContain(secret);
    expect(await previewed(error)).not.toContain(secret);
  });

  test.each<[string, (url: string) => Error]>([
    [
      "in the message of a cause, as in Deno",
      (url) => {
        const cause = new Error(`error sending request for url (${url}): connection reset`);
        return new TypeError("fetch failed", { cause });
      },
    ],
    ["beside the message, as in Bun", (path) => Object.assign(new TypeError("reset"), { path })],
  ])("of a connection shows no key where the platform tells the URL %s", async (_, errorOf) => {
    const core = connect(testApi, {
      query: secret,
      retry: false,
      fetch: ({ url }) => Promise.reject(errorOf(url)),
    } as ClientOptions);
    const operation = { route: "GET /books", security: [["query"]] } as const;
    const sent = core.send(operation, { query: { access_token: secret } }, {});
    const error: unknown = await sent.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "connection" });
    expect(printed(error)).toContain("https://books.example/books?***");
    expect(printed(error)).toMatch(/secrecy\.test\.ts:\d+:\d+/);
    expect(printed(error)).not.toContain(secret);
  });

  test("of a credential shows nothing secret", async () => {
    const books = new Books({ header: secret } as ClientOptions);
    const error: unknown = await books.update().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "credential" });
    expect(printed(error)).not.toContain(secret);
  });
});
