import { expect, test } from "@jest/globals";

import { anyBody, rawBody } from "./bodies.js";
import { createCore } from "./core.js";
import { serverTemplate } from "./server-template.js";
import { testApi } from "./testing/api.js";
import { json, type Responder, text, useServers } from "./testing/server.js";
import type { Api, CallArguments, ClientOptions, Operation } from "./types.js";

const serve = useServers();

async function sent(facts: Partial<Operation>, args: CallArguments = {}) {
  const server = await serve(json({}));
  const core = createCore(testApi, { baseUrl: server.url });
  await core.send({ route: "POST /books", ...facts }, args, {});
  const [request] = server.requests;
  return { accept: request?.headers.accept, type: request?.headers["content-type"], ...request };
}

test.each<[string, Partial<Operation>, CallArguments, object]>([
  ["JSON, if nothing is said", {}, {}, { accept: "application/json" }],
  [
    "what is said",
    { accept: "application/vnd.api+json" },
    {},
    { accept: "application/vnd.api+json" },
  ],
  [
    "bytes",
    { requestType: "application/octet-stream", encode: rawBody },
    { body: new Uint8Array([65]) },
    { type: "application/octet-stream", body: "A" },
  ],
  [
    "a stream",
    { requestType: "application/octet-stream", encode: rawBody },
    { body: new Blob(["abc"]).stream() },
    { body: "abc" },
  ],
  [
    "a file of a range",
    { requestType: "image/*", encode: rawBody },
    { body: new Blob(["A"], { type: "image/png" }) },
    { type: "image/png", body: "A" },
  ],
  [
    "a file of no type",
    { requestType: "image/*", encode: rawBody },
    { body: new Blob(["A"]) },
    { type: "application/octet-stream" },
  ],
  [
    "a body of its own making",
    { requestType: "text/x", encode: (body, type) => ({ body: `<${String(body)}>`, type }) },
    { body: 1 },
    { type: "text/x", body: "<1>" },
  ],
])("asks for and sends %s", async (_, facts, args, expected) => {
  expect(await sent(facts, args)).toMatchObject(expected);
});

test.each<[string, Responder, Partial<Operation>, unknown]>([
  [
    "JSON by its type",
    text('{"a":1}', 200, { "content-type": "application/problem+json" }),
    { read: anyBody },
    { a: 1 },
  ],
  ["text by its type", text("a,b", 200, { "content-type": "text/csv" }), { read: anyBody }, "a,b"],
  ["nothing where that may be", text("", 202), { mayBeEmpty: true }, undefined],
  ["something where nothing may be, too", json(1, 201), { mayBeEmpty: true }, 1],
])("reads %s", async (_, respond, facts, expected) => {
  const server = await serve(respond);
  const core = createCore(testApi, { baseUrl: server.url });
  const { data } = await core.send({ route: "GET /books", ...facts }, {}, {});
  expect(data).toEqual(expected);
});

test("reads bytes by their type", async () => {
  const server = await serve(text("x", 200, { "content-type": "image/png" }));
  const core = createCore(testApi, { baseUrl: server.url });
  const { data } = await core.send({ route: "GET /books", read: anyBody }, {}, {});
  expect(data).toMatchObject({ size: 1, type: "image/png" });
});

const servers: Api = {
  ...testApi,
  servers: {
    main: "https://books.example/v1",
    region: serverTemplate("https://{region}.books.example/{base}", { region: "eu", base: "v1" }),
  },
};

test.each<[string, ClientOptions, Partial<Operation>, string]>([
  ["the API's", {}, {}, "https://books.example/v1/books"],
  ["one with variables", { server: "region" }, {}, "https://eu.books.example/v1/books"],
  [
    "one with the caller's",
    { server: "region", serverVariables: { region: "us" } },
    {},
    "https://us.books.example/v1/books",
  ],
  ["an operation's own", {}, { server: "https://jobs.example/" }, "https://jobs.example/books"],
  [
    "an operation's own below the API's",
    {},
    { server: "jobs" },
    "https://books.example/v1/jobs/books",
  ],
  ["an operation's own beside the API's", {}, { server: "/v2" }, "https://books.example/v2/books"],
  [
    "the caller's before all",
    { baseUrl: "http://mine.example" },
    { server: "https://jobs.example" },
    "http://mine.example/books",
  ],
])("goes to %s server", async (_, options, facts, expected) => {
  let url = "";
  const fetch = (request: Request): Promise<Response> => {
    url = request.url;
    return Promise.resolve(Response.json({}));
  };
  await createCore(servers, { ...options, fetch }).send({ route: "GET /books", ...facts }, {}, {});
  expect(url).toBe(expected);
});
