import { expect, test } from "@jest/globals";

import { blobBody } from "./bodies.js";
import { call } from "./call.js";
import { createCore } from "./core.js";
import { DecodeError } from "./errors.js";
import { callRaw } from "./raw-call.js";
import { testApi } from "./testing/api.js";
import { json, type Responder, text, useServers } from "./testing/server.js";
import type { ClientOptions, Fetch, Operation } from "./types.js";

// A body of which there is a copy is cancelled only when the copy is, too. Mock Service Worker makes
// one of every response, and so does a `fetch` that logs.

const serve = useServers();
const copies: Response[] = [];

const copying: Fetch = async (request) => {
  const response = await fetch(request);
  copies.push(response.clone());
  return response;
};

async function setUp(responders: readonly Responder[], options: ClientOptions = {}) {
  const server = await serve(...responders);
  const core = createCore(testApi, {
    baseUrl: server.url,
    fetch: copying,
    timeout: 0,
    retry: { baseDelay: 0 },
    ...options,
  });
  return { server, core };
}

test("an answer that is not the last is left", async () => {
  const { server, core } = await setUp([json({ why: "busy" }, 503), json({ ok: true })]);
  expect(await call(core, { route: "GET /books" }, {}, {})).toEqual({ ok: true });
  expect(server.requests).toHaveLength(2);
});

test("a redirect is followed with its key", async () => {
  const redirect = text("moved", 302, { location: "/books/2" });
  const key = { header: "k" } as object;
  const { server, core } = await setUp([redirect, json({ ok: true })], key);
  const operation: Operation = { route: "GET /books", security: [["header"]] };
  expect(await call(core, operation, {}, {})).toEqual({ ok: true });
  expect(server.requests[1]).toMatchObject({ url: "/books/2", headers: { "x-key": "k" } });
});

/** Sends the head and a part of the body, and then nothing. */
const begun: Responder = (response) => void response.write("x".repeat(100));

test("a body that is too long is given up", async () => {
  const { core } = await setUp([begun], { maxResponseBytes: 10 });
  await expect(call(core, { route: "GET /books" }, {}, {})).rejects.toThrow(DecodeError);
});

test("a stream is cancelled, and broken off", async () => {
  const { core } = await setUp([begun]);
  const get = () => callRaw(core, { route: "GET /export", read: blobBody }, {}, {}).stream();
  await (await get()).cancel();
  for await (const piece of await get()) if (piece.length > 0) break;
});
