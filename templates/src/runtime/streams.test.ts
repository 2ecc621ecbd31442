import { describe, expect, test } from "@jest/globals";

import { createCore } from "./core.js";
import { AbortedError, ConnectionError, DecodeError } from "./errors.js";
import { jsonEvents, jsonLines, serverEvents } from "./streams.js";
import { testApi } from "./testing/api.js";
import { type Responder, useServers } from "./testing/server.js";
import type { ClientOptions, Operation, RequestOptions } from "./types.js";

const serve = useServers();

/** A server that sends pieces, each in a chunk of its own. */
function pieces(...texts: (string | Uint8Array)[]): Responder {
  return (response) => {
    response.writeHead(200);
    void (async () => {
      for (const text of texts) await new Promise((sent) => response.write(text, sent));
      response.end();
    })();
  };
}

async function open(
  read: Operation["read"],
  respond: Responder,
  options: ClientOptions & RequestOptions = {},
): Promise<AsyncIterable<unknown>> {
  const server = await serve(respond);
  const core = createCore(testApi, { baseUrl: server.url, ...options });
  const operation = {
    route: "GET /stream",
    responseType: "stream",
    ...(read && { read }),
  } as const;
  const { data } = await core.send(operation, {}, options);
  return data as AsyncIterable<unknown>;
}

async function all(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const elements = [];
  for await (const element of stream) elements.push(element);
  return elements;
}

const message = (data: unknown, event = "message", id = "") => ({ event, data, id });

describe("events", () => {
  test.each<[string, string[], unknown[]]>([
    ["one", ["data: a\n\n"], [message("a")]],
    ["of several lines", ["data: a\ndata:  b\ndata\n\n"], [message("a\n b\n")]],
    [
      "with a kind, and one without again",
      ["event: x\ndata: a\n\ndata: b\n\n"],
      [message("a", "x"), message("b")],
    ],
    [
      "whose id holds on",
      ["id: 7\ndata: a\n\ndata: b\n\n"],
      [message("a", "message", "7"), message("b", "message", "7")],
    ],
    [
      "with comments and unknown fields",
      [": hello\nretry: 10\nfoo: bar\ndata: a\n\n"],
      [message("a")],
    ],
    ["without data are none", ["event: x\n\ndata: a\n\n"], [message("a")]],
    ["that do not end are none", ["data: a\n\ndata: b\n"], [message("a")]],
    ["by CR LF", ["data: a\r\n\r\ndata: b\r\n\r\n"], [message("a"), message("b")]],
    ["by CR", ["data: a\r\rdata: b\r\r"], [message("a"), message("b")]],
    ["cut anywhere", ["da", "ta: a\r", "\n\r\nda", "ta: b\n", "\n"], [message("a"), message("b")]],
    ["behind a byte order mark", ["\ufeffdata: a\n\n"], [message("a")]],
  ])("%s", async (_, texts, expected) => {
    expect(await all(await open(serverEvents, pieces(...texts)))).toEqual(expected);
  });

  test("a character may be cut in two", async () => {
    const bytes = new TextEncoder().encode("data: €\n\n");
    const stream = await open(serverEvents, pieces(bytes.slice(0, 7), bytes.slice(7)));
    expect(await all(stream)).toEqual([message("€")]);
  });

  test("of JSON are parsed, up to the mark of the end", async () => {
    const stream = await open(jsonEvents, pieces('data: {"a":1}\n\ndata: [DONE]\n\ndata: x\n\n'));
    expect(await all(stream)).toEqual([message({ a: 1 })]);
  });

  test("that are not JSON are a DecodeError, which does not show them", async () => {
    const error: unknown = await all(await open(jsonEvents, pieces("data: s3cret\n\n"))).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DecodeError);
    expect(JSON.stringify(error)).not.toContain("s3cret");
    expect((error as DecodeError).text).toBe("s3cret");
  });
});

describe("JSON lines", () => {
  test.each<[string, string[], unknown[]]>([
    ["by LF, the last without", ['{"a":1}\n2\n"x"'], [{ a: 1 }, 2, "x"]],
    ["by CR LF, with empty ones", ["1\r\n\r\n2\r\n"], [1, 2]],
    ["cut anywhere", ['{"a"', ":1}", "\n2"], [{ a: 1 }, 2]],
    ["with marks before", ["\u001e1\n\u001e2\n"], [1, 2]],
    ["none", ["\n"], []],
  ])("%s", async (_, texts, expected) => {
    expect(await all(await open(jsonLines, pieces(...texts)))).toEqual(expected);
  });
});

test("elements come as they are sent, and who stops lets go of the connection", async () => {
  const server = await serve((response) => {
    response.writeHead(200);
    response.write("1\n");
  });
  const core = createCore(testApi, { baseUrl: server.url });
  const operation = { route: "GET /s", responseType: "stream", read: jsonLines } as const;
  const { data } = await core.send(operation, {}, {});
  for await (const element of data as AsyncIterable<unknown>) {
    expect(element).toBe(1);
    break;
  }
  await server.cutOff;
});

test("a connection that is lost is a ConnectionError", async () => {
  const stream = await open(jsonLines, (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("1\n", () => response.socket?.resetAndDestroy());
  });
  const failure = all(stream);
  await expect(failure).rejects.toThrow(ConnectionError);
  await expect(failure).rejects.toMatchObject({
    route: "GET /stream",
    message: "GET /stream: The connection was lost",
  });
});

test("the caller's signal ends a stream with an AbortedError", async () => {
  const controller = new AbortController();
  const stream = await open(jsonLines, (response) => response.write("1\n"), {
    signal: controller.signal,
  });
  const reading = all(stream);
  controller.abort(new Error("enough"));
  await expect(reading).rejects.toThrow(AbortedError);
  await expect(reading).rejects.toMatchObject({
    route: "GET /stream",
    reason: new Error("enough"),
  });
});

test("an element may be only so long, the whole stream longer", async () => {
  const options = { maxResponseBytes: 100 };
  const short = await open(
    jsonLines,
    pieces(
      ..."x"
        .repeat(50)
        .split("")
        .map(() => '"123456"\n'),
    ),
    options,
  );
  expect(await all(short)).toHaveLength(50);
  const long = await open(jsonLines, pieces('"', "x".repeat(60), "x".repeat(60), '"\n'), options);
  await expect(all(long)).rejects.toThrow("longer than 100 bytes");
  const endless = await open(serverEvents, pieces("data: 1234567890\n".repeat(20)), options);
  await expect(all(endless)).rejects.toThrow("longer than 100 bytes");
});
