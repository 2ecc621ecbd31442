import { getEventListeners } from "node:events";

import { describe, expect, test } from "@jest/globals";

import { rawBody, textBody } from "./bodies.js";
import { createCore } from "./core.js";
import { AbortedError, ConnectionError, HttpError, TimeoutError } from "./errors.js";
import { idempotencyKey } from "./idempotency.js";
import { testApi } from "./testing/api.js";
import { jumpingClock, standingClock } from "./testing/clock.js";
import {
  json,
  reset,
  resetInBody,
  type Responder,
  stall,
  stallInBody,
  text,
  useServers,
} from "./testing/server.js";
import type { ClientOptions, Operation } from "./types.js";
import { failureOf } from "./testing/outcomes.js";

const serve = useServers();
const get: Operation = { route: "GET /books" };
const post: Operation = { route: "POST /books" };
const busy = json({ detail: "busy" }, 503);
const ok = json({ ok: true });

/** No limit, so that the only timers are those of the waits. */
async function clientOf(responders: readonly Responder[], options: ClientOptions = {}) {
  const server = await serve(...responders);
  const clock = jumpingClock();
  const core = createCore(testApi, { baseUrl: server.url, timeout: 0, ...options }, clock);
  return { server, clock, core };
}

describe("retries", () => {
  test.each<[string, Responder]>([
    ["a status that passes", busy],
    ["a connection lost before the answer", reset],
    ["a connection lost in mid-body", resetInBody],
  ])("after %s", async (_, failure) => {
    const { clock, core, server } = await clientOf([failure, failure, ok]);
    const reply = await core.send(get, {}, {});
    expect(reply).toMatchObject({ data: { ok: true }, attempts: 3 });
    expect(clock.waits).toEqual([250, 500]);
    expect(server.requests).toHaveLength(3);
  });

  test("end with the attempts, and the last failure is told", async () => {
    const { clock, core, server } = await clientOf([busy]);
    const error = await failureOf(core.send(get, {}, {}));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      status: 503,
      body: { detail: "busy" },
      route: "GET /books",
      url: `${server.url}/books`,
      attempts: 3,
      elapsedMs: 750,
      message: "GET /books: The server answered 503",
    });
    expect(clock.waits).toHaveLength(2);
  });

  test("keep the cause of a connection that fails", async () => {
    const { core, server } = await clientOf([ok]);
    await server.close();
    const error = await failureOf(core.send(get, {}, {}));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ attempts: 3, cause: { cause: { code: "ECONNREFUSED" } } });
  });

  test.each<[string, ClientOptions["retry"]]>([
    ["false", false],
    ["one attempt", { attempts: 1 }],
  ])("do not happen with %s", async (_, retry) => {
    const { core, server } = await clientOf([busy, ok], { retry });
    await expect(core.send(get, {}, {})).rejects.toMatchObject({ status: 503, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"] as const)("repeat %s", async (method) => {
    const { core } = await clientOf([busy, text("")]);
    const operation: Operation = { route: `${method} /books`, read: textBody };
    await expect(core.send(operation, {}, {})).resolves.toMatchObject({ attempts: 2 });
  });

  test.each(["POST", "PATCH"] as const)("do not repeat %s", async (method) => {
    for (const failure of [busy, reset]) {
      const { core, server } = await clientOf([failure, ok]);
      await expect(core.send({ route: `${method} /books` }, {}, {})).rejects.toMatchObject({
        attempts: 1,
      });
      expect(server.requests).toHaveLength(1);
    }
  });

  test("repeat POST where the caller says so, or the server", async () => {
    const { core } = await clientOf([busy, ok]);
    await expect(core.send(post, {}, { retry: { unsafe: true } })).resolves.toBeDefined();
    const told = await clientOf([json({}, 409, { "x-should-retry": "true" }), ok]);
    await expect(told.core.send(post, {}, {})).resolves.toMatchObject({ attempts: 2 });
  });

  test("repeat POST that only reads", async () => {
    const { core, server } = await clientOf([busy, ok]);
    await core.send({ ...post, safe: true }, {}, {});
    expect(server.requests).toHaveLength(2);
  });

  test("repeat POST with an idempotency key: one for all attempts, another for each call", async () => {
    const { core, server } = await clientOf([busy, busy, ok]);
    const operation: Operation = { ...post, idempotency: idempotencyKey("Idempotency-Key") };
    await core.send(operation, {}, {});
    await core.send(operation, {}, {});
    await core.send(operation, {}, { headers: { "idempotency-key": "mine" } });
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys.slice(1, 3)).toEqual([keys[0], keys[0]]);
    expect(keys[3]).not.toBe(keys[0]);
    expect(keys[4]).toBe("mine");
  });

  test("do not repeat POST whose idempotency key the caller has taken away", async () => {
    const { core, server } = await clientOf([busy, ok]);
    const operation: Operation = { ...post, idempotency: idempotencyKey("Idempotency-Key") };
    const sent = core.send(operation, {}, { headers: { "Idempotency-Key": null } });
    await expect(sent).rejects.toMatchObject({ attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, object, RegExp, Partial<Operation>]>([
    ["JSON", { title: "A" }, /^\{"title":"A"\}$/, {}],
    [
      "a form",
      formOf({ title: "A" }),
      /name="title"\r\n\r\nA\r\n/,
      { requestType: "multipart/form-data", encode: rawBody },
    ],
    ["bytes", new Blob(["bytes"]), /^bytes$/, { requestType: "a/b", encode: rawBody }],
  ])("send %s again", async (_, body, expected, facts) => {
    const { core, server } = await clientOf([reset, busy, ok]);
    await core.send({ route: "PUT /books", ...facts }, { body }, {});
    expect(server.requests).toHaveLength(3);
    const [first, ...others] = server.requests;
    expect(first!.body).toMatch(expected);
    for (const other of others) {
      expect(other.body).toBe(first!.body);
      expect(other.headers["content-type"]).toBe(first!.headers["content-type"]);
    }
  });

  test("wait as long as the server asks", async () => {
    const limited = json({}, 429, { "retry-after": "20" });
    const { clock, core } = await clientOf([limited, ok]);
    await core.send(get, {}, {});
    expect(clock.waits).toEqual([21_000]);
  });

  test("give up at once where that is too long, and say how long", async () => {
    const { clock, core } = await clientOf([json({}, 429, { "retry-after": "3600" })]);
    const error = await failureOf(core.send(get, {}, {}));
    expect(error).toMatchObject({ status: 429, retryAfterMs: 3_600_000, attempts: 1 });
    expect(clock.waits).toEqual([]);
  });

  test("never set a timer longer than timers can hold", async () => {
    const { clock, core } = await clientOf([json({}, 429, { "retry-after": "9999999999" }), ok]);
    await core.send(get, {}, { retry: { maxRetryAfter: Infinity } });
    expect(clock.waits).toEqual([2 ** 31 - 1]);
  });

  test("let go of an answer they do not need before they wait", async () => {
    const endless: Responder = (response) => {
      response.writeHead(503);
      response.write("x");
    };
    const { core, server } = await clientOf([endless, ok]);
    await core.send(get, {}, {});
    await server.cutOff;
  });
});

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

describe("timeouts", () => {
  test.each<[string, Responder]>([
    ["no answer", stall],
    ["half a body", stallInBody],
  ])("of an attempt with %s: it is cut off and repeated", async (_, responder) => {
    const server = await serve(responder, ok);
    const clock = standingClock();
    const core = createCore(testApi, { baseUrl: server.url }, clock);
    const reply = core.send(get, {}, {});
    await server.received(1);
    expect(clock.pending()).toEqual([30_000]);
    clock.advance(30_000);
    await server.cutOff;
    await clock.timers(1);
    expect(clock.pending()).toEqual([250]);
    clock.advance(250);
    await expect(reply).resolves.toMatchObject({ attempts: 2 });
    expect(clock.pending()).toEqual([]);
  });

  test("of the last attempt are told", async () => {
    const server = await serve(stall);
    const clock = standingClock();
    const core = createCore(testApi, { baseUrl: server.url, timeout: 100, retry: false }, clock);
    const error = failureOf(core.send(get, {}, {}));
    await server.received(1);
    clock.advance(100);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({ kind: "attempt", attempts: 1, elapsedMs: 100 });
  });

  test("of the whole call are not repeated", async () => {
    const server = await serve(busy, stall);
    const clock = standingClock();
    const core = createCore(testApi, { baseUrl: server.url, timeout: 0, totalTimeout: 300 }, clock);
    const error = failureOf(core.send(get, {}, {}));
    await clock.timers(2);
    expect(clock.pending()).toEqual([250, 300]);
    clock.advance(250);
    await server.received(2);
    clock.advance(50);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({ kind: "total", attempts: 2, elapsedMs: 300 });
    expect(clock.pending()).toEqual([]);
    await server.cutOff;
  });

  test("of the whole call end a wait, and leave no timer", async () => {
    const server = await serve(busy);
    const clock = standingClock();
    const core = createCore(testApi, { baseUrl: server.url, totalTimeout: 100 }, clock);
    const error = failureOf(core.send(get, {}, {}));
    await server.received(1);
    await clock.timers(2);
    clock.advance(100);
    expect(await error).toMatchObject({ kind: "total" });
    expect(clock.pending()).toEqual([]);
  });

  test("leave no timer after a call that went well", async () => {
    const server = await serve(ok);
    const clock = standingClock();
    await createCore(testApi, { baseUrl: server.url, totalTimeout: 100 }, clock).send(get, {}, {});
    expect(clock.pending()).toEqual([]);
  });

  test("hold beside a signal of the caller", async () => {
    const server = await serve(stall);
    const clock = standingClock();
    const core = createCore(testApi, { baseUrl: server.url, retry: false }, clock);
    const { signal } = new AbortController();
    const error = failureOf(core.send(get, {}, { signal, timeout: 50 }));
    await server.received(1);
    clock.advance(50);
    expect(await error).toMatchObject({ code: "timeout" });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("hold where fetch does not listen to its signal", async () => {
    const clock = standingClock();
    const fetch = () => new Promise<Response>(() => undefined);
    const core = createCore(testApi, { fetch, retry: false }, clock);
    const error = failureOf(core.send(get, {}, {}));
    await clock.timers(1);
    clock.advance(30_000);
    expect(await error).toMatchObject({ code: "timeout" });
  });

  test("longer than timers can hold are as long as they can", async () => {
    const server = await serve(stall);
    const clock = standingClock();
    const core = createCore(
      testApi,
      { baseUrl: server.url, timeout: 2 ** 40, retry: false },
      clock,
    );
    const error = failureOf(core.send(get, {}, {}));
    await server.received(1);
    expect(clock.pending()).toEqual([2 ** 31 - 1]);
    clock.advance(2 ** 31);
    await error;
  });
});

describe("the caller's signal", () => {
  const reason = { why: "the page was left" };

  function aborting() {
    const controller = new AbortController();
    const listeners = () => getEventListeners(controller.signal, "abort").length;
    return { controller, signal: controller.signal, listeners };
  }

  test("that is aborted before sends nothing", async () => {
    const { core, server } = await clientOf([ok]);
    const { controller, listeners, signal } = aborting();
    controller.abort(reason);
    const error = await failureOf(core.send(get, {}, { signal }));
    expect(error).toBeInstanceOf(AbortedError);
    expect((error as AbortedError).reason).toBe(reason);
    expect(error).toMatchObject({ attempts: 0, route: "GET /books" });
    expect(server.requests).toHaveLength(0);
    expect(listeners()).toBe(0);
  });

  test.each<[string, Responder]>([
    ["before the answer", stall],
    ["in mid-body", stallInBody],
  ])("ends a request %s", async (_, responder) => {
    const { core, server } = await clientOf([responder]);
    const { controller, listeners, signal } = aborting();
    const error = failureOf(core.send(get, {}, { signal }));
    await server.received(1);
    expect(listeners()).toBe(1);
    controller.abort(reason);
    expect(((await error) as AbortedError).reason).toBe(reason);
    expect(await error).toMatchObject({ code: "aborted", attempts: 1 });
    await server.cutOff;
    expect(server.requests).toHaveLength(1);
    expect(listeners()).toBe(0);
  });

  test("ends a request where listeners are called without a `this`, as in older Workers", async () => {
    const { core, server } = await clientOf([stall]);
    const { controller, signal } = aborting();
    const add = signal.addEventListener.bind(signal) as (
      type: string,
      listener: (event: Event) => void,
    ) => void;
    Object.assign(signal, {
      addEventListener: (type: string, listener: (event: Event) => void) => {
        add(type, (event) => {
          Reflect.apply(listener, undefined, [event]);
        });
      },
    });
    const error = failureOf(core.send(get, {}, { signal }));
    await server.received(1);
    controller.abort(reason);
    expect(await error).toBeInstanceOf(AbortedError);
  });

  test("has one listener, however many calls it is for", async () => {
    const calls = 20;
    const { core, server } = await clientOf(Array<Responder>(calls).fill(stall));
    const { controller, listeners, signal } = aborting();
    const errors = Array.from({ length: calls }, () => failureOf(core.send(get, {}, { signal })));
    await server.received(calls);
    expect(listeners()).toBe(1);
    controller.abort(reason);
    for (const error of errors) expect(((await error) as AbortedError).reason).toBe(reason);
    expect(listeners()).toBe(0);
  });

  test("ends a wait at once, and no other request follows", async () => {
    const server = await serve(busy);
    const clock = standingClock();
    const core = createCore(testApi, { baseUrl: server.url, timeout: 0 }, clock);
    const { controller, listeners, signal } = aborting();
    const error = failureOf(core.send(get, {}, { signal }));
    await clock.timers(1);
    controller.abort(reason);
    expect(((await error) as AbortedError).reason).toBe(reason);
    expect(clock.pending()).toEqual([]);
    expect(server.requests).toHaveLength(1);
    expect(listeners()).toBe(0);
  });

  test.each(["credential", "middleware"])("ends a call that waits for a %s", async (what) => {
    const { core, server } = await clientOf([ok], {
      ...({ token: () => (what === "credential" ? forever() : "t") } as object),
      middleware: [{ onRequest: () => (what === "middleware" ? forever() : undefined) }],
    });
    const { controller, listeners, signal } = aborting();
    const error = failureOf(core.send({ ...get, security: [["token"]] }, {}, { signal }));
    await new Promise(setImmediate);
    controller.abort(reason);
    expect(await error).toMatchObject({ code: "aborted" });
    expect(server.requests).toHaveLength(0);
    expect(listeners()).toBe(0);
  });

  test("has no listener left after calls that go well, or not", async () => {
    const { core } = await clientOf([ok, reset, busy, ok, text("{"), json({}, 404), ok]);
    const { listeners, signal } = aborting();
    for (let count = 0; count < 6; count++) {
      await core.send(get, {}, { signal }).catch(() => undefined);
      expect(listeners()).toBe(0);
    }
  });

  test("ends a stream that has been handed on", async () => {
    const { core, server } = await clientOf([stallInBody]);
    const { controller, signal } = aborting();
    const read: Operation["read"] = ({ response }) => response.body;
    const { data } = await core.send({ ...get, responseType: "stream", read }, {}, { signal });
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('{"half":');
    const rest = failureOf(reader.read());
    controller.abort(reason);
    expect(await rest).toBe(reason);
    await server.cutOff;
  });
});

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
