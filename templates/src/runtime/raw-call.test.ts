import type { ServerResponse } from "node:http";

import { describe, expect, test } from "@jest/globals";

import { systemClock } from "./clock.js";
import { blobBody } from "./bodies.js";
import { createCore } from "./core.js";
import { AbortedError, ArgumentError, ConnectionError, DecodeError, HttpError } from "./errors.js";
import { callRaw } from "./raw-call.js";
import { testApi } from "./testing/api.js";
import { json, reset, type Responder, text, useServers } from "./testing/server.js";
import type { CallArguments, ClientOptions, Clock, Operation, RequestOptions } from "./types.js";

const serve = useServers();

const route = "GET /export";

async function setUp(
  respond: Responder | readonly Responder[],
  client: ClientOptions = {},
  clock = systemClock,
) {
  const server = await serve(...[respond].flat());
  const core = createCore(testApi, { baseUrl: server.url, ...client }, clock);
  const get = (
    options: RequestOptions = {},
    args: CallArguments = {},
    operation: Partial<Operation> = {},
  ) => callRaw<Blob, never>(core, { route, read: blobBody, ...operation }, args, options);
  return { server, get };
}

/** Sends the head and a piece, and the rest when it is told to. */
function held(piece: string) {
  const held: ServerResponse[] = [];
  const respond: Responder = (response) => {
    held.push(response.writeHead(200, { "content-disposition": "attachment" }));
    response.write(piece);
  };
  const finish = (): void => {
    for (const response of held) response.end("rest");
  };
  return { respond, finish };
}

const textOf = async (stream: ReadableStream<Uint8Array>): Promise<string> =>
  new Response(stream).text();

test("is a promise of all of the body, like any other call", async () => {
  const { get } = await setUp(text("all of it"));
  expect(await (await get()).text()).toBe("all of it");
  const { data, response, attempts } = await get().withResponse();
  expect([await data.text(), response.status, attempts]).toEqual(["all of it", 200, 1]);
  expect(await get().result()).toMatchObject({ ok: true });
});

describe("asked for a stream", () => {
  test("it gives the body as it comes, and the response on demand", async () => {
    const { respond, finish } = held("first");
    const { get } = await setUp(respond);
    const { data, response } = await get().stream().withResponse();
    expect(response.headers.get("content-disposition")).toBe("attachment");
    const reader = data.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("first");
    finish();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("rest");
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test.each([[{}], [{ middleware: [{ onRequest: () => undefined }] }]])(
    "no limit of bytes or of time holds for it, %o",
    async (client) => {
      const { respond, finish } = held("x".repeat(1000));
      const timers = new Set<unknown>();
      const clock: Clock = {
        ...systemClock,
        setTimeout: (_, milliseconds) => {
          timers.add(milliseconds);
          return milliseconds;
        },
        clearTimeout: (timer) => timers.delete(timer),
      };
      const { server, get } = await setUp(respond, { ...client, maxResponseBytes: 100 }, clock);
      const call = get({ timeout: 50, totalTimeout: 70 }).stream();
      await server.received(1);
      expect(timers).toEqual(new Set([50, 70]));
      const stream = await call;
      expect(timers).toEqual(new Set());
      finish();
      expect(await textOf(stream)).toHaveLength(1004);
    },
  );

  test("it fails as any call does, and is tried again until the body begins", async () => {
    const refused = await setUp(json({ why: "secret" }, 404));
    const { ok, ...result } = await refused.get().stream().result();
    expect(ok).toBe(false);
    expect(result).toMatchObject({ error: { status: 404, body: { why: "secret" } } });
    await expect(refused.get().stream()).rejects.toBeInstanceOf(HttpError);
    const { server, get } = await setUp([reset, text("at last")], { retry: { baseDelay: 1 } });
    expect(await textOf(await get().stream())).toBe("at last");
    expect(server.requests).toHaveLength(2);
  });

  test("a connection that is lost later is a ConnectionError", async () => {
    const { get } = await setUp((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.socket?.resetAndDestroy());
    });
    const error: unknown = await textOf(await get().stream()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ route, message: `${route}: The connection was lost` });
  });

  test("the caller's signal ends it, with an AbortedError", async () => {
    const controller = new AbortController();
    const { get } = await setUp(held("first").respond);
    const reading = textOf(await get({ signal: controller.signal }).stream());
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow(AbortedError);
    await expect(reading).rejects.toMatchObject({ reason: new Error("enough") });
  });

  test("who cancels it lets go of the connection, and so does who stops reading", async () => {
    for (const stop of [
      (stream: ReadableStream<Uint8Array>) => stream.cancel(),
      async (stream: ReadableStream<Uint8Array>) => {
        for await (const piece of stream) if (piece.length > 0) break;
      },
    ]) {
      const { server, get } = await setUp(held("first").respond);
      await stop(await get().stream());
      await server.cutOff;
    }
  });

  test("an answer without a body has none", async () => {
    const { get } = await setUp(text("", 204));
    expect(await get({}, {}, { mayBeEmpty: true }).stream()).toBeUndefined();
    const empty = await setUp(text(""));
    expect(await textOf(await empty.get().stream())).toBe("");
  });

  test("where the platform shows no body, that is a DecodeError, and the whole can be had", async () => {
    const { get } = await setUp(text("all"), {
      fetch: async (request) => {
        const response = await fetch(request);
        return Object.defineProperty(response, "body", { value: undefined });
      },
    });
    await expect(get().stream()).rejects.toThrow(DecodeError);
    expect(await (await get()).text()).toBe("all");
  });

  test("later than at once, that is an ArgumentError, and the call goes on", async () => {
    const { server, get } = await setUp(text("all"));
    const call = get();
    await server.received(1);
    expect(() => call.stream()).toThrow(ArgumentError);
    expect(await (await call).text()).toBe("all");
  });
});

test("arguments are those that were given, whatever becomes of them", async () => {
  const { server, get } = await setUp(text("all"));
  const body = { title: "A" };
  const call = get({}, { body }, { route: "POST /export" });
  body.title = "B";
  await call;
  expect(server.requests[0]?.body).toBe('{"title":"A"}');
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  await expect(get({}, { body: circle }, { route: "POST /export" })).rejects.toThrow(ArgumentError);
});
