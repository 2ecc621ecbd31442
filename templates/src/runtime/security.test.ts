import { describe, expect, jest, test } from "@jest/globals";

import { createCore } from "./core.js";
import { CredentialError, type HttpError } from "./errors.js";
import { allowReserved, asBareJson } from "./parameters.js";
import { testApi } from "./testing/api.js";
import { jumpingClock } from "./testing/clock.js";
import { json, type Responder, reset, useServers } from "./testing/server.js";
import type { RequestOptions, SecurityRequirements } from "./types.js";

const serve = useServers();
const ok = json({});
const denied = json({}, 401);

async function clientOf(responders: readonly Responder[], options: object = {}) {
  const server = await serve(...responders);
  const given = { baseUrl: server.url, timeout: 0, ...options };
  const core = createCore(testApi, given, jumpingClock());
  return {
    server,
    send: (security: SecurityRequirements, request: RequestOptions = {}) =>
      core.send({ route: "GET /books", security }, { query: { page: 1 } }, request),
  };
}

const all = {
  token: "t0ken",
  login: { username: "Zoë", password: "p:w" },
  header: "k3y",
  query: "k 3&y",
  cookie: "c;3",
};

describe("a credential", () => {
  test.each<[string, string, string]>([
    ["token", "authorization", "Bearer t0ken"],
    ["login", "authorization", `Basic ${Buffer.from("Zoë:p:w").toString("base64")}`],
    ["header", "x-key", "k3y"],
    ["cookie", "cookie", "session=c%3B3"],
  ])("%s travels as %s: %s", async (scheme, name, value) => {
    const { send, server } = await clientOf([ok], all);
    await send([[scheme]]);
    const { authorization, cookie, "x-key": key } = server.requests[0]!.headers;
    expect({ authorization, cookie, "x-key": key }).toEqual({
      authorization: undefined,
      cookie: undefined,
      "x-key": undefined,
      [name]: value,
    });
    expect(server.requests[0]!.url).toBe("/books?page=1");
  });

  test("travels in the query, and is not seen in the response's URL", async () => {
    const { send, server } = await clientOf([ok], all);
    const { response } = await send([["query"]]);
    expect(server.requests[0]!.url).toBe("/books?page=1&api_key=k%203%26y");
    expect(response.url).toBe(`${server.url}/books?page=1`);
  });

  test("in the query is not in what the platform itself knows of the answer", async () => {
    const { send } = await clientOf([ok], all);
    const { response } = await send([["query"]]);
    const native = Object.getOwnPropertyDescriptor(Response.prototype, "url");
    expect(native?.get?.call(response)).not.toContain("api_key");
  });

  test("in the query leaves an answer alone that shows no body, as in React Native", async () => {
    const fetch = async (request: Request) =>
      Object.defineProperty(await globalThis.fetch(request), "body", { value: undefined });
    const { send } = await clientOf([json({ title: "A" })], { ...all, fetch });
    expect(await send([["query"]])).toMatchObject({ data: { title: "A" } });
  });

  test("in the query leaves the rest of it as it is written, but for an older one", async () => {
    const server = await serve(ok);
    const core = createCore(testApi, { baseUrl: server.url, ...all });
    const styles = { query: { whole: asBareJson, url: allowReserved() } };
    const query = { whole: [1], url: "/a?b", api_key: "old" };
    await core.send({ route: "GET /books", security: [["query"]], styles }, { query }, {});
    expect(server.requests[0]!.url).toBe("/books?%5B1%5D&url=/a?b&api_key=k%203%26y");
  });

  test("in a cookie stands alone where the operation has been given none", async () => {
    const server = await serve(ok);
    const core = createCore(testApi, { baseUrl: server.url, ...all });
    await core.send({ route: "GET /books", security: [["cookie"]] }, { cookie: {} }, {});
    expect(server.requests[0]!.headers.cookie).toBe("session=c%3B3");
    await core.send({ route: "GET /books" }, { cookie: { a: undefined } }, {});
    expect(server.requests[1]!.headers).not.toHaveProperty("cookie");
  });

  test("in a cookie stands beside those of the operation", async () => {
    const { send, server } = await clientOf([ok], all);
    await send([["cookie"]], { headers: { cookie: "theme=dark" } });
    expect(server.requests[0]!.headers.cookie).toBe("theme=dark; session=c%3B3");
  });

  test("is sent with a body, too", async () => {
    const server = await serve(ok);
    const core = createCore(testApi, { baseUrl: server.url, ...all });
    const security = [["query", "header"]];
    await core.send({ route: "PUT /books", security }, { body: { a: 1 } }, {});
    expect(server.requests[0]).toMatchObject({
      body: '{"a":1}',
      headers: { "content-type": "application/json", "x-key": "k3y" },
    });
  });

  test.each([["t0ken\r\nx: y"], ["t0ken\n"], ["€"]])(
    "that cannot be sent is refused, and not shown: %j",
    async (token) => {
      const { send, server } = await clientOf([ok], { token });
      const error: unknown = await send([["token"]]).catch((failure: unknown) => failure);
      expect(error).toMatchObject({ code: "argument" });
      expect((error as Error).message).not.toContain("t0ken");
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe("of several alternatives", () => {
  test.each<[string, SecurityRequirements, object, object]>([
    ["the first that is complete", [["token"], ["header"]], all, { authorization: "Bearer t0ken" }],
    ["one that is complete", [["token"], ["header"]], { header: "k" }, { "x-key": "k" }],
    [
      "all its parts",
      [["token", "header"]],
      all,
      { authorization: "Bearer t0ken", "x-key": "k3y" },
    ],
    [
      "none that lacks a part",
      [["token", "login"], ["header"]],
      { token: "t", header: "k" },
      { "x-key": "k" },
    ],
    [
      "a credential, where none is needed but one is given",
      [[], ["token"]],
      all,
      { authorization: "Bearer t0ken" },
    ],
  ])("%s is sent", async (_, security, options, expected) => {
    const { send, server } = await clientOf([ok], options);
    await send(security);
    const { authorization, "x-key": key } = server.requests[0]!.headers;
    expect({ authorization, "x-key": key }).toEqual({
      authorization: undefined,
      "x-key": undefined,
      ...expected,
    });
  });

  test.each<[string, SecurityRequirements]>([
    ["no alternatives", []],
    ["an empty one", [[]]],
    ["an empty one beside another", [["token"], []]],
  ])("%s: nothing is needed", async (_, security) => {
    const { send, server } = await clientOf([ok], { header: "k" });
    await send(security);
    expect(server.requests[0]!.headers).not.toHaveProperty("authorization");
    expect(server.requests[0]!.headers).not.toHaveProperty("x-key");
  });

  test.each<[string, object]>([
    ["nothing is given", {}],
    ["what is given is empty", { token: "", header: undefined }],
    ["what is given is half", { header: "k" }],
  ])("none fits where %s: what would do is said, and nothing is sent", async (_, options) => {
    const { send, server } = await clientOf([ok], options);
    const failure = send([["token"], ["header", "cookie"]]);
    await expect(failure).rejects.toBeInstanceOf(CredentialError);
    await expect(failure).rejects.toMatchObject({
      message: "GET /books: No credential is given; needed: token, or header and cookie",
      attempts: 0,
    });
    expect(server.requests).toHaveLength(0);
  });

  test("a scheme is not satisfied by what every object has", async () => {
    const { send } = await clientOf([ok]);
    await expect(send([["constructor"]])).rejects.toBeInstanceOf(CredentialError);
  });

  test("the operation's are instead of the API's", async () => {
    const server = await serve(ok);
    const api = { ...testApi, security: [["token"]] };
    const core = createCore(api, { baseUrl: server.url, ...all });
    await core.send({ route: "GET /books" }, {}, {});
    await core.send({ route: "GET /books", security: [] }, {}, {});
    const [inherited, own] = server.requests;
    expect(inherited!.headers.authorization).toBe("Bearer t0ken");
    expect(own!.headers).not.toHaveProperty("authorization");
  });

  test.each<[string, object, RequestOptions]>([
    ["header", {}, { headers: { Authorization: "Custom x" } }],
    ["header, above a credential", all, { headers: { authorization: "Custom x" } }],
    [
      "middleware",
      {},
      {
        middleware: [
          {
            onRequest: ({ request }) => {
              request.headers.set("authorization", "Custom x");
              return undefined;
            },
          },
        ],
      },
    ],
  ])("the caller may see to it by a %s", async (_, options, request) => {
    const { send, server } = await clientOf([ok], options);
    await send([["token"]], request);
    expect(server.requests[0]!.headers.authorization).toBe("Custom x");
  });
});

describe("a function", () => {
  test("is asked once for every attempt", async () => {
    let count = 0;
    const token = () => Promise.resolve(`t${++count}`);
    const { send, server } = await clientOf([reset, json({}, 503), ok], { token });
    await send([["token"]]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer t1",
      "Bearer t2",
      "Bearer t3",
    ]);
  });

  test("is asked again after 401, and another token is tried, once", async () => {
    const tokens = ["old", "new", "newer"];
    const token = jest.fn(() => tokens.shift() ?? "");
    const { send, server } = await clientOf([denied, denied], { token, retry: false });
    await expect(send([["token"]])).rejects.toMatchObject({ status: 401, attempts: 2 });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer old",
      "Bearer new",
    ]);
    expect(token).toHaveBeenCalledTimes(2);
  });

  test("that has no other token leaves it at 401", async () => {
    const token = jest.fn(() => "same");
    const { send, server } = await clientOf([denied], { token });
    await expect(send([["token"]])).rejects.toMatchObject({ status: 401, attempts: 1 });
    expect(server.requests).toHaveLength(1);
    expect(token).toHaveBeenCalledTimes(2);
  });

  test("that renewed its token is asked anew for what follows", async () => {
    let count = 0;
    const token = () => `t${++count}`;
    const { send, server } = await clientOf([denied, json({}, 503), ok], { token });
    await send([["token"]]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer t1",
      "Bearer t2",
      "Bearer t3",
    ]);
  });

  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("the vault is closed");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the vault is closed"))],
  ])("that %s is a CredentialError with its cause", async (_, token) => {
    const { send, server } = await clientOf([ok], { token });
    await expect(send([["token"]])).rejects.toMatchObject({
      code: "credential",
      message: "GET /books: The function given as token failed",
      cause: { message: "the vault is closed" },
    });
    expect(server.requests).toHaveLength(0);
  });

  test("that returns nothing is a CredentialError", async () => {
    const { send, server } = await clientOf([ok], { token: () => undefined });
    await expect(send([["token"]])).rejects.toMatchObject({
      code: "credential",
      message: "GET /books: The function given as token returned nothing",
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a redirect", () => {
  const away =
    (target: string, status = 302): Responder =>
    (response, { url }) => {
      response.writeHead(status, { location: `${target}${url}` }).end();
    };

  test.each(["token", "login", "header", "query", "cookie"])(
    "to another origin does not get the %s",
    async (scheme) => {
      const other = await serve(ok);
      const { send, server } = await clientOf([away(other.url)], all);
      await send([[scheme]]);
      expect(server.requests).toHaveLength(1);
      const [received] = other.requests;
      expect(received!.url).toBe("/books?page=1");
      expect(JSON.stringify(received)).not.toMatch(/t0ken|k3y|k 3|k\+3|c%3B3|Basic|Bearer/);
    },
  );

  test("to another origin gets none of several", async () => {
    const other = await serve(ok);
    const { send } = await clientOf([away(other.url)], all);
    await send([["token", "header", "query", "cookie"]], { headers: { cookie: "mine=1" } });
    const { authorization, cookie, "x-key": key } = other.requests[0]!.headers;
    expect([authorization, cookie, key]).toEqual([undefined, undefined, undefined]);
    expect(other.requests[0]!.url).toBe("/books?page=1");
  });

  test("to another origin does not get what the caller authorizes himself by", async () => {
    const other = await serve(ok);
    const { send } = await clientOf([away(other.url)], all);
    await send([["header"]], { headers: { authorization: "Custom x" } });
    expect(other.requests[0]!.headers).not.toHaveProperty("authorization");
  });

  test.each(["token", "header"])("inside the origin keeps the %s", async (scheme) => {
    const { send, server } = await clientOf(
      [(response) => response.writeHead(307, { location: "/v2/books" }).end(), ok],
      all,
    );
    await send([[scheme]]);
    const [first, second] = server.requests;
    expect(second!.url).toBe("/v2/books");
    expect(second!.headers.authorization).toBe(first!.headers.authorization);
    expect(second!.headers["x-key"]).toBe(first!.headers["x-key"]);
  });

  test("from another origin back again does not get it either", async () => {
    let target = "";
    const { send, server } = await clientOf(
      [(response) => response.writeHead(302, { location: target }).end(), ok],
      all,
    );
    const other = await serve(away(server.url));
    target = `${other.url}/books`;
    await send([["header"]]);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]!.headers).not.toHaveProperty("x-key");
  });

  test.each([
    [301, "GET", ""],
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", '{"a":1}'],
    [308, "POST", '{"a":1}'],
  ])("by %d makes of POST what fetch makes of it: %s", async (status, method, body) => {
    for (const scheme of ["token", "header"]) {
      const target = await serve(ok);
      const server = await serve(away(target.url, status));
      const core = createCore(testApi, { baseUrl: server.url, ...all });
      await core.send({ route: "POST /books", security: [[scheme]] }, { body: { a: 1 } }, {});
      expect(target.requests[0]).toMatchObject({ method, body });
    }
  });

  test("that never ends does end", async () => {
    const { send, server } = await clientOf([away("")], all);
    await expect(send([["header"]])).rejects.toMatchObject({ code: "connection" });
    expect(server.requests).toHaveLength(21);
  });

  test("in a browser, which hides where it leads, is not followed with a key", async () => {
    const hidden = { type: "opaqueredirect", status: 0, headers: new Headers() };
    const fetch = () => Promise.resolve(hidden as Response);
    const { send } = await clientOf([], { ...all, fetch });
    // It would lead there again.
    await expect(send([["header"]])).rejects.toMatchObject({ code: "connection", attempts: 1 });
  });
});

test("a credential is seen neither by middleware nor in errors", async () => {
  const seen: string[] = [];
  const look = ({ request }: { request: Request }) => {
    seen.push(request.url, JSON.stringify([...request.headers]));
    return undefined;
  };
  const { send } = await clientOf([json({}, 400)], all);
  const failure = send([["token", "header", "query", "cookie"]], {
    middleware: [{ onRequest: look, onResponse: look }],
  });
  const error = await failure.catch((thrown: unknown) => thrown as HttpError);
  seen.push(JSON.stringify(error), (error as HttpError).response.url);
  expect(seen.join()).not.toMatch(/t0ken|k3y|k 3|k\+3|c%3B3/);
});
