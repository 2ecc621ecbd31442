import { afterEach, describe, expect, test } from "@jest/globals";

import { call } from "../call.js";
import { createCore } from "../core.js";
import { paginate } from "../pager.js";
import { apiKey } from "../security.js";
import { pageNumber } from "../styles/page-number.js";
import { jumpingClock } from "../testing/clock.js";
import { json, reset, resetInBody, stall, useServers } from "../testing/server.js";
import type { Responder } from "../testing/server.js";
import type { ClientOptions, Hooks } from "../types.js";

const serve = useServers();
const told: unknown[][] = [];
const hooks: Required<Hooks> = {
  onRequest: (...given) => told.push(["request", ...given]),
  onResponse: (...given) => told.push(["response", ...given]),
  onRetry: (...given) => told.push(["retry", ...given]),
};

afterEach(() => {
  told.length = 0;
});

/** A core that tells the hooks, of a server; a call of it. */
async function setUp(responders: readonly Responder[], options: ClientOptions = { hooks }) {
  const server = await serve(...responders);
  const api = {
    name: "Test",
    servers: { test: server.url },
    schemes: { key: apiKey("query", "api_key") },
    security: [["key"]],
  };
  const given: object = { timeout: 0, key: "s3cret", ...options };
  const core = createCore(api, given, jumpingClock());
  const send = (signal?: AbortSignal) =>
    call(
      core,
      { route: "GET /books/{id}" },
      { path: { id: "a b" }, query: { access_token: "s3cret", q: 1 } },
      { signal },
    );
  const { port } = new URL(server.url);
  const attributes = {
    "http.request.method": "GET",
    "url.full": `${server.url}/books/a%20b?access_token=***&q=1`,
    "url.template": "/books/{id}",
    "server.address": "127.0.0.1",
    "server.port": Number(port),
  };
  return { server, core, send, attributes };
}

describe("hooks", () => {
  test("tell of a request and its answer, in OpenTelemetry's words and without a secret", async () => {
    const { send, attributes } = await setUp([json({})]);
    await send();
    expect(told).toEqual([
      ["request", attributes],
      ["response", { ...attributes, "http.response.status_code": 200 }],
    ]);
    expect(JSON.stringify(told)).not.toContain("s3cret");
  });

  test("tell of a repetition, and how long it waits", async () => {
    const { send, attributes } = await setUp([
      json({}, 503, { "retry-after-ms": "100" }),
      json({}),
    ]);
    await send();
    const failed = { ...attributes, "http.response.status_code": 503, "error.type": "503" };
    const again = { ...attributes, "http.request.resend_count": 1 };
    expect(told).toEqual([
      ["request", attributes],
      ["response", failed],
      ["retry", failed, expect.closeTo(105)],
      ["request", again],
      ["response", { ...again, "http.response.status_code": 200 }],
    ]);
  });

  test.each<[string, readonly Responder[], readonly unknown[]]>([
    ["a refusal", [json({}, 422)], ["request", "422"]],
    ["a lost connection", [reset, json({}, 404)], ["request", "connection", "request", "404"]],
    // The head of an answer had come.
    [
      "a lost body",
      [resetInBody, json({})],
      ["request", undefined, "connection", "request", undefined],
    ],
  ])("tell of %s", async (_, responders, expected) => {
    const { send } = await setUp(responders);
    await send().result();
    const shown = told.flatMap(([what, attributes]) =>
      what === "retry"
        ? []
        : [what === "request" ? what : (attributes as Record<string, unknown>)["error.type"]],
    );
    expect(shown).toEqual(expected);
  });

  test("tell of an attempt that is given up", async () => {
    const { server, send } = await setUp([stall]);
    const controller = new AbortController();
    const sent = send(controller.signal).result();
    await server.received(1);
    controller.abort();
    expect(await sent).toMatchObject({ ok: false, error: { code: "aborted" } });
    expect(told).toMatchObject([
      ["request", {}],
      ["response", { "error.type": "aborted" }],
    ]);
  });

  test("tell nothing of what was not sent", async () => {
    const key = () => Promise.reject(new Error("no key today"));
    const { send } = await setUp([json({})], { hooks, key } as ClientOptions);
    expect(await send().result()).toMatchObject({ ok: false, error: { code: "credential" } });
    expect(told).toEqual([]);
  });

  test("of a call come before those of its client, and what they throw ends it", async () => {
    const { core } = await setUp([json({})], {
      hooks: { onRequest: () => told.push(["client"]) },
    });
    const angry = () => {
      throw new RangeError("enough");
    };
    const sent = call(core, { route: "GET /books" }, {}, { hooks: { onResponse: angry } });
    await expect(sent).rejects.toThrow();
    expect(told).toEqual([]);
  });

  test.each(["onRequest", "onResponse"] as const)(
    "end a call by what %s throws, and not by another attempt",
    async (hook) => {
      const { core, server } = await setUp([json({})], {});
      const fault = new RangeError("enough");
      let times = 0;
      const angry = () => {
        times += 1;
        throw fault;
      };
      const sent = call(core, { route: "GET /books" }, {}, { hooks: { [hook]: angry } });
      await expect(sent).rejects.toBe(fault);
      expect(server.requests).toHaveLength(hook === "onRequest" ? 0 : 1);
      expect(times).toBeLessThan(3);
    },
  );

  test("tell of each page of a walk, several at once too", async () => {
    const body = { items: [1, 2], pages: 4 };
    const page = { page: "page", items: "/items", pageCount: "/pages" };
    const { core } = await setUp([
      (response, { url }) => {
        const items = [Number(new URL(url, "http://x").searchParams.get("page") ?? 1)];
        json({ ...body, items })(response, { url, method: "GET", headers: {}, body: "" });
      },
    ]);
    const list = paginate(core, { route: "GET /books" }, pageNumber(page), {}, { concurrency: 3 });
    expect(await list.toArray()).toEqual([1, 2, 3, 4]);
    const requests = told.filter(([what]) => what === "request");
    const responses = told.filter(([what]) => what === "response");
    expect([requests.length, responses.length]).toEqual([4, 4]);
  });
});
