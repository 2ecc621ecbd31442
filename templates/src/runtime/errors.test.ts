import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";

import { describe, expect, jest, test } from "@jest/globals";
import { transformSync } from "@swc/core";

import * as errors from "./errors.js";
import * as statuses from "./statuses.js";

const secret = "s3cr3t";

function response(status: number): Response {
  return new Response(`{"client_secret":"${secret}"}`, {
    status,
    headers: { "x-request-id": "req_1", "set-cookie": secret, "x-token": secret },
  });
}

const examples = {
  argument: new errors.ArgumentError("no"),
  credential: new errors.CredentialError("no"),
  connection: new errors.ConnectionError("no", { cause: new TypeError("fetch failed") }),
  timeout: new errors.TimeoutError("total", 5),
  aborted: new errors.AbortedError("reason"),
  http: new errors.HttpError(response(404), { client_secret: secret }, { route: "GET /a" }),
  decode: new errors.DecodeError("no", response(200), `{"client_secret":"${secret}`),
  pagination: new errors.PaginationError("page-cap", "no"),
};

const leaves = {
  argument: errors.ArgumentError,
  credential: errors.CredentialError,
  connection: errors.ConnectionError,
  timeout: errors.TimeoutError,
  aborted: errors.AbortedError,
  http: errors.HttpError,
  decode: errors.DecodeError,
  pagination: errors.PaginationError,
};

describe.each(Object.entries(examples))("%s", (code, error) => {
  test("says what it is", () => {
    expect(error).toMatchObject({ code });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(`${code[0]!.toUpperCase()}${code.slice(1)}Error`);
    expect(String(error)).toBe(`${error.name}: ${error.message}`);
    expect(error.stack).toContain(error.message);
  });

  test("is an ApiError and of its own kind alone", () => {
    expect(error instanceof errors.ApiError).toBe(true);
    for (const [leaf, kind] of Object.entries(leaves)) {
      expect(error instanceof kind).toBe(leaf === code);
    }
  });

  test("shows no body and no header, however it is printed", () => {
    for (const text of [
      error.message,
      String(error),
      error.stack,
      JSON.stringify(error),
      inspect(error, { depth: 10, showHidden: true, getters: false }),
      inspect({ nested: [error] }, { depth: 10 }),
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

test.each([undefined, null, "text", 1, {}, new Error("other"), { code: "http" }])(
  "%p is no ApiError",
  (value) => {
    expect(value instanceof errors.ApiError).toBe(false);
    expect(value instanceof errors.HttpError).toBe(false);
  },
);

test("instanceof holds between two copies of the module", async () => {
  await jest.isolateModulesAsync(async () => {
    const other = await import("./errors.js");
    const otherStatuses = await import("./statuses.js");
    expect(other.HttpError).not.toBe(errors.HttpError);
    expect(examples.http instanceof other.ApiError).toBe(true);
    expect(examples.http instanceof other.HttpError).toBe(true);
    expect(examples.http instanceof otherStatuses.NotFoundError).toBe(true);
    expect(examples.http instanceof other.DecodeError).toBe(false);
    expect(new other.TimeoutError("attempt", 1) instanceof errors.TimeoutError).toBe(true);
    expect(new other.HttpError(response(404), "body").body).toBe("body");
  });
});

test.each(["errors", "webhooks"])("what is made of %s.ts for older engines works", (name) => {
  const source = readFileSync(join(__dirname, `${name}.ts`), "utf8");
  const { code } = transformSync(source, {
    jsc: { target: "es5", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
    swcrc: false,
  });
  const made: Record<string, new (...given: unknown[]) => object> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- code of our own, of a compiler
  const run = new Function("exports", code) as (exports: object) => void;
  run(made);
  const { HttpError, ApiError, TimeoutError, WebhookVerificationError } = made;
  if (WebhookVerificationError) {
    const error = new WebhookVerificationError("body", "no");
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error).toMatchObject({ name: "WebhookVerificationError", reason: "body" });
    return;
  }
  const error = new HttpError!(response(404), {});
  expect(error).toMatchObject({ name: "HttpError", code: "http", status: 404 });
  expect([HttpError!, ApiError!, TimeoutError!].map((kind) => error instanceof kind)).toEqual([
    true,
    true,
    false,
  ]);
  expect(error instanceof statuses.NotFoundError).toBe(true);
});

test("a class of the caller's own is told apart from its parent", () => {
  class OutOfStock extends errors.HttpError<409> {}
  expect(new OutOfStock(response(409)) instanceof OutOfStock).toBe(true);
  expect(new OutOfStock(response(409)) instanceof errors.HttpError).toBe(true);
  expect(new errors.HttpError(response(409)) instanceof OutOfStock).toBe(false);
});

test.each([
  [400, statuses.BadRequestError],
  [401, statuses.UnauthorizedError],
  [403, statuses.ForbiddenError],
  [404, statuses.NotFoundError],
  [409, statuses.ConflictError],
  [422, statuses.UnprocessableEntityError],
  [429, statuses.RateLimitError],
  [500, statuses.ServerError],
  [503, statuses.ServerError],
])("an HttpError of %d is told by its class", (status, kind) => {
  const error = new errors.HttpError(response(status));
  const kinds = new Set(Object.values(statuses).filter((other) => error instanceof other));
  expect(kinds).toEqual(new Set([kind]));
  expect(new kind(response(status))).toBeInstanceOf(errors.HttpError);
});

test("an HttpError gives its answer to who asks for it", () => {
  const { http } = examples;
  expect(http.status).toBe(404);
  expect(http.requestId).toBe("req_1");
  expect(http.body).toEqual({ client_secret: secret });
  expect(http.headers.get("x-token")).toBe(secret);
  expect(http.response.status).toBe(404);
});

test("a DecodeError keeps the response and the text", () => {
  const { decode } = examples;
  expect(decode.text).toBe(`{"client_secret":"${secret}`);
  expect(decode).toMatchObject({ status: 200, requestId: "req_1" });
  expect(decode.headers.get("x-token")).toBe(secret);
});

test("an AbortedError keeps the very reason", () => {
  const reason = { why: "closed" };
  expect(new errors.AbortedError(reason).reason).toBe(reason);
});

test("an error as JSON holds what a log needs", () => {
  const error = new errors.HttpError(response(429), undefined, {
    route: "GET /books",
    url: "https://books.example/books",
    attempts: 3,
    elapsedMs: 12,
    retryAfterMs: 90_000,
  });
  error.page = { index: 2, itemsDelivered: 20 };
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "HttpError",
    code: "http",
    message: "The server answered 429",
    status: 429,
    requestId: "req_1",
    route: "GET /books",
    url: "https://books.example/books",
    attempts: 3,
    elapsedMs: 12,
    retryAfterMs: 90_000,
    page: { index: 2, itemsDelivered: 20 },
  });
});
