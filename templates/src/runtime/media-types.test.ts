import { describe, expect, test } from "@jest/globals";

import { call } from "./call.js";
import { blobBody, rawBody, textBody } from "./bodies.js";
import { createCore } from "./core.js";
import { type Offered, withMediaTypes } from "./media-types.js";
import { multipartBody } from "./multipart.js";
import { jsonLines } from "./streams.js";
import { testApi } from "./testing/api.js";
import { type Responder, text, useServers } from "./testing/server.js";
import type { Operation } from "./types.js";

const start = useServers();

const operation: Operation = { route: "POST /reports" };
const offered: Offered = {
  bodies: {
    "application/json": {},
    "text/csv": { encode: rawBody },
    "application/x-www-form-urlencoded": { encode: rawBody },
    "multipart/form-data": { encode: multipartBody({ meta: { json: true } }) },
    "application/octet-stream": { encode: rawBody },
  },
  results: {
    "application/json": {},
    "text/csv": { read: textBody },
    "application/pdf": { read: blobBody },
    "application/jsonl": { responseType: "stream", read: jsonLines },
    "application/vnd.a+json": { accept: "application/vnd.a+json, application/json" },
  },
};

/** Answers with what is asked for. */
const asAsked: Responder = (response, { headers }) => {
  const [type = ""] = (headers.accept ?? "").split(",");
  const bodies: Record<string, string> = { "text/csv": "a,b\n", "application/pdf": "%PDF" };
  const body = bodies[type] ?? (type === "application/jsonl" ? "1\n2\n" : '{"a":1}');
  response.writeHead(200, { "content-type": type }).end(body);
};

async function send(
  body: unknown,
  options: { readonly accept?: string; readonly contentType?: string },
) {
  const server = await start(asAsked);
  const core = createCore(testApi, { baseUrl: server.url });
  const data: unknown = await call(core, withMediaTypes(operation, options, offered), { body }, {});
  return { data, request: server.requests[0]! };
}

describe("a body is sent as the media type that is chosen", () => {
  test.each<[contentType: string | undefined, body: unknown, type: string, sent: string]>([
    [undefined, { a: [1, 2] }, "application/json", '{"a":[1,2]}'],
    ["application/json", { a: [1, 2] }, "application/json", '{"a":[1,2]}'],
    ["text/csv", "a,b\n1,2\n", "text/csv", "a,b\n1,2\n"],
    [
      "application/x-www-form-urlencoded",
      { a: [1, 2] },
      "application/x-www-form-urlencoded",
      "a=1&a=2",
    ],
    [
      "application/octet-stream",
      new TextEncoder().encode("raw"),
      "application/octet-stream",
      "raw",
    ],
    ["application/octet-stream", new Blob(["raw"]), "application/octet-stream", "raw"],
    // Not of the document; only a caller without types gets so far.
    ["application/yaml", "a: 1", "application/yaml", "a: 1"],
    ["constructor", "a: 1", "constructor", "a: 1"],
  ])("%s", async (contentType, body, type, sent) => {
    const { request } = await send(body, contentType === undefined ? {} : { contentType });
    expect(request.headers["content-type"]).toBe(type);
    expect(request.body).toBe(sent);
  });

  test("a form of several parts", async () => {
    const body = { file: new File(["x"], "x.txt", { type: "text/plain" }), meta: { a: 1 } };
    const { request } = await send(body, { contentType: "multipart/form-data" });
    expect(request.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(request.body).toContain('name="file"; filename="x.txt"\r\nContent-Type: text/plain');
    expect(request.body).toContain('Content-Type: application/json\r\n\r\n{"a":1}');
  });
});

describe("a response is read as the media type that is asked for", () => {
  test.each<[accept: string | undefined, header: string, data: unknown]>([
    [undefined, "application/json", { a: 1 }],
    ["application/json", "application/json", { a: 1 }],
    ["text/csv", "text/csv", "a,b\n"],
    ["application/vnd.a+json", "application/vnd.a+json, application/json", { a: 1 }],
    // Not of the document: read by what it says it is.
    ["application/problem+json", "application/problem+json", { a: 1 }],
    ["text/plain", "text/plain", '{"a":1}'],
  ])("%s", async (accept, header, data) => {
    const received = await send({}, accept === undefined ? {} : { accept });
    expect(received.request.headers.accept).toBe(header);
    expect(received.data).toEqual(data);
  });

  test("bytes", async () => {
    const { data } = await send({}, { accept: "application/pdf" });
    expect(await (data as Blob).text()).toBe("%PDF");
  });

  test("a stream", async () => {
    const { data } = await send({}, { accept: "application/jsonl" });
    const lines: unknown[] = [];
    for await (const line of data as AsyncIterable<unknown>) lines.push(line);
    expect(lines).toEqual([1, 2]);
  });
});

test("both at once, and a failure is as ever", async () => {
  const { data, request } = await send("a,b", { contentType: "text/csv", accept: "text/csv" });
  expect([request.headers["content-type"], data]).toEqual(["text/csv", "a,b\n"]);
  const server = await start(text('{"why":"no"}', 404, { "content-type": "application/json" }));
  const core = createCore(testApi, { baseUrl: server.url });
  const options = { accept: "text/csv" };
  const failed = call(core, withMediaTypes(operation, options, offered), {}, {});
  await expect(failed).rejects.toMatchObject({ status: 404, body: { why: "no" } });
});
