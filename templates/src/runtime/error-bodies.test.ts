import { describe, expect, test } from "@jest/globals";

import { call } from "./call.js";
import { createCore } from "./core.js";
import { textErrors } from "./error-bodies.js";
import { HttpError } from "./errors.js";
import { testApi } from "./testing/api.js";
import { text, useServers } from "./testing/server.js";
import type { ClientOptions } from "./types.js";

const start = useServers();

/** The failure that an answer with this body becomes. */
async function failureOf(
  body: string,
  type: string | undefined,
  options: ClientOptions = {},
): Promise<HttpError> {
  const server = await start(text(body, 404, type === undefined ? {} : { "content-type": type }));
  const core = createCore(testApi, { baseUrl: server.url, ...options });
  const operation = { route: "GET /a", failures: textErrors } as const;
  const result = await call<unknown, HttpError>(core, operation, {}, {}).result();
  if (result.ok || !(result.error instanceof HttpError)) throw new Error("no failure");
  return result.error;
}

describe("the body of a failure is what its media type says", () => {
  test.each<[type: string | undefined, body: string, read: unknown]>([
    ["application/json", '{"a":1}', { a: 1 }],
    ["application/problem+json; charset=utf-8", '{"a":1}', { a: 1 }],
    ["application/json", "no JSON", "no JSON"],
    ["text/plain", "404", "404"],
    ["text/plain", '"a"', '"a"'],
    ["text/html", "<p>\u2028</p>", "<p>\u2028</p>"],
    ["application/xml", "<a/>", "<a/>"],
    ["application/octet-stream", "true", "true"],
    ["application/x-ndjson", "1", "1"],
    ["text/plain", "", undefined],
    [undefined, '{"a":1}', { a: 1 }],
  ])("%s %s", async (type, body, read) => {
    expect((await failureOf(body, type)).body).toEqual(read);
  });
});

test("middleware sees the answer as it came, and the error keeps its headers and its URL", async () => {
  const seen: string[] = [];
  const { headers, response, status } = await failureOf("404", "text/plain", {
    middleware: [
      {
        onResponse: async ({ response: given }) => {
          seen.push(await given.clone().text());
          return undefined;
        },
      },
    ],
  });
  expect(seen).toEqual(["404"]);
  expect([status, headers.get("content-type")]).toEqual([404, "text/plain"]);
  expect(response.url).toMatch(/\/a$/);
});
