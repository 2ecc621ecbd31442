import { describe, expect, jest, test } from "@jest/globals";

import { rawBody } from "./bodies.js";
import { createCore } from "./core.js";
import { testApi } from "./testing/api.js";
import { json, reset, useServers } from "./testing/server.js";
import type { ClientOptions, Fetch } from "./types.js";

const serve = useServers();

async function clientOf(options: (url: string) => ClientOptions) {
  const server = await serve(reset, json({ ok: true }));
  const core = createCore(testApi, {
    baseUrl: server.url,
    retry: { baseDelay: 0 },
    ...options(server.url),
  });
  return { server, core };
}

describe("what is sent", () => {
  test("is a `Request` of its own for every attempt, to a caller's own `fetch`", async () => {
    const seen: Request[] = [];
    const fetch = jest.fn<Fetch>((request, ...others: unknown[]) => {
      expect(others).toEqual([]);
      seen.push(request);
      return globalThis.fetch(request);
    });
    const { core } = await clientOf(() => ({ fetch }));
    await core.send({ route: "PUT /books" }, { body: { title: "A" } }, {});
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBeInstanceOf(Request);
    expect(seen[1]).not.toBe(seen[0]);
  });

  test("keeps what middleware made of it, in every attempt", async () => {
    const seen: string[] = [];
    const { core, server } = await clientOf((url) => ({
      fetch: (request) => {
        seen.push(`${request.method} ${request.cache} ${request.url.replace(url, "")}`);
        return globalThis.fetch(request);
      },
      middleware: [
        {
          onRequest: ({ request }) =>
            new Request(`${request.url}?page=2`, {
              method: request.method,
              headers: { "content-type": "text/plain", "x-seen": "yes" },
              body: "other",
              cache: "no-store",
            }),
        },
      ],
    }));
    await core.send({ route: "PUT /books" }, { body: { title: "A" } }, {});
    expect(seen).toEqual(["PUT no-store /books?page=2", "PUT no-store /books?page=2"]);
    for (const request of server.requests) {
      expect(request).toMatchObject({ body: "other", headers: { "x-seen": "yes" } });
      expect(request.headers["content-type"]).toBe("text/plain");
    }
  });

  test("is read into memory where it is a stream", async () => {
    const { core, server } = await clientOf(() => ({}));
    const body = new Blob(["a stream"]).stream();
    const operation = {
      route: "PUT /books",
      requestType: "application/octet-stream",
      encode: rawBody,
    } as const;
    await core.send(operation, { body }, {});
    expect(server.requests.map(({ body }) => body)).toEqual(["a stream", "a stream"]);
  });

  test("is no stream to middleware: not every browser's `Request` can have one", async () => {
    const { Request: Original } = globalThis;
    /** As in Firefox, to which a stream is an object like any other. */
    class Strict extends Original {
      constructor(input: URL | RequestInfo, init?: RequestInit) {
        const isStream = init?.body instanceof ReadableStream;
        const body = isStream ? "[object ReadableStream]" : init?.body;
        super(input, init && { ...init, body: body ?? null });
      }
    }
    const { core, server } = await clientOf(() => ({
      middleware: [{ onRequest: () => undefined }],
    }));
    const body = new Blob(["a stream"]).stream();
    const operation = {
      route: "PUT /books",
      requestType: "application/octet-stream",
      encode: rawBody,
    } as const;
    globalThis.Request = Strict;
    try {
      await core.send(operation, { body }, {});
    } finally {
      globalThis.Request = Original;
    }
    expect(server.requests.map(({ body }) => body)).toEqual(["a stream", "a stream"]);
    expect(server.requests[0]?.headers["content-type"]).toBe("application/octet-stream");
  });

  test("brings its boundary where it is a form of another realm, as an iframe is", async () => {
    const { core, server } = await clientOf(() => ({}));
    const body = new FormData();
    body.set("title", "A");
    const { FormData: Original } = globalThis;
    globalThis.FormData = class extends Original {};
    try {
      await core.send(
        { route: "PUT /books", requestType: "multipart/form-data", encode: rawBody },
        { body },
        {},
      );
    } finally {
      globalThis.FormData = Original;
    }
    expect(server.requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  });

  test("goes through middleware where there are no streams, as in jsdom and React Native", async () => {
    const { core, server } = await clientOf(() => ({
      middleware: [{ onRequest: () => undefined }],
    }));
    const { ReadableStream: Original } = globalThis;
    Reflect.deleteProperty(globalThis, "ReadableStream");
    try {
      await core.send({ route: "PUT /books" }, { body: { title: "A" } }, {});
    } finally {
      globalThis.ReadableStream = Original;
    }
    expect(server.requests.map(({ body }) => body)).toEqual(['{"title":"A"}', '{"title":"A"}']);
  });

  test("brings it where a form does not say what it is, as in older Workers", async () => {
    class Untold extends FormData {
      readonly [Symbol.toStringTag] = "Object";
    }
    const { type } = await rawBody(new Untold(), "multipart/form-data");
    // What Node makes of such a thing is no form.
    expect(type).not.toBe("multipart/form-data");
  });

  test("says its type once, in its headers", async () => {
    const types: (string | undefined)[] = [];
    const { core } = await clientOf(() => ({}));
    const spy = jest.spyOn(globalThis, "fetch").mockImplementation((_, init) => {
      const { headers, body } = init as { headers: Headers; body: Blob };
      types.push(body.type, headers.get("content-type") ?? undefined);
      return Promise.resolve(new Response(null, { status: 204 }));
    });
    try {
      const body = new Blob(["bytes"], { type: "image/png" });
      await core.send(
        { route: "PUT /books", requestType: "image/*", encode: rawBody },
        { body },
        {},
      );
    } finally {
      spy.mockRestore();
    }
    expect(types).toEqual(["", "image/png"]);
  });
});

test("an answer that the platform hides is an error of its own, and is not asked for again", async () => {
  const fetch = jest.fn<Fetch>(() => Promise.resolve({ type: "opaque", status: 0 } as Response));
  const { core } = await clientOf(() => ({ fetch }));
  await expect(core.send({ route: "GET /books" }, {}, {})).rejects.toMatchObject({
    code: "connection",
    message: "GET /books: No answer that may be read",
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});
