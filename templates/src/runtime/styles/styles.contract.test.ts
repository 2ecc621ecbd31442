import { afterEach, describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import type { Checkpoint } from "../checkpoint.js";
import { createCore } from "../core.js";
import { AbortedError, HttpError, PaginationError } from "../errors.js";
import { idempotencyKey } from "../idempotency.js";
import { paginate, type Pager, type PagerOptions } from "../pager.js";
import type { Client } from "../testing/clients.js";
import { all, lists, type StyledList } from "../testing/styled-lists.js";
import { serve, type Answer, type StyledServer } from "../testing/styled-server.js";
import { bearer } from "../security.js";
import { link } from "./link.js";
import type { Style } from "./style.js";
import { failureOf } from "../testing/outcomes.js";
import type { Operation } from "../types.js";

const servers: StyledServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server of a list, and the list method of a client of it. */
async function setUp(
  { style, route = "GET /clients/{id}/things", args = {}, answer }: StyledList,
  handler: Answer = answer,
  more: Partial<{ retry: { attempts: number } }> & Pick<Operation, "idempotency"> = {},
) {
  const server = await serve(handler);
  servers.push(server);
  const api = {
    name: "Test",
    servers: { test: server.origin },
    schemes: { token: bearer },
    security: [["token"]],
  };
  const { retry = false as const, ...facts } = more;
  const client = { retry, token: "t0ken", headers: { "x-mine": "yes" } };
  const core = createCore(api, client);
  const given = freeze({ path: { id: "{a/b}" }, ...args });
  const list = (options?: PagerOptions): Pager<Client> =>
    paginate(core, { route, ...facts }, style as Style, given, options);
  return { server, list };
}

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

function listCalled(name: string): StyledList {
  const found = lists[name];
  if (!found) throw new Error(`no list is called ${name}`);
  return found;
}

describe.each(Object.entries(lists))("%s", (_, styled) => {
  test("1, 2, 9, 10: a walk gets every item once, each walk anew, with the same headers", async () => {
    const { server, list } = await setUp(styled);
    const pager = list();
    expect(server.requests).toHaveLength(0);
    expect(await pager.toArray()).toEqual(all);
    expect(server.requests).toHaveLength(styled.requests);
    expect(await pager.toArray()).toEqual(all);
    expect(server.requests).toHaveLength(2 * styled.requests);
    const sent = server.requests.map(({ headers }) => [headers["x-mine"], headers.authorization]);
    expect(new Set(sent.map(String))).toEqual(new Set(["yes,Bearer t0ken"]));
  });

  test("2: concurrent next() of one iterator wait their turn", async () => {
    const { server, list } = await setUp(styled);
    const walk = list()[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 251 }, () => walk.next()));
    expect(results.flatMap(({ value }) => (value === undefined ? [] : [value]))).toEqual(all);
    expect(server.requests).toHaveLength(styled.requests);
  });

  test("10: each page is asked for with an idempotency key of its own, and with that again", async () => {
    let refusals = 1;
    const flaky: Answer = (request) =>
      request.index === 1 && refusals-- > 0
        ? { status: 503, body: {}, headers: { "retry-after": "0" } }
        : styled.answer(request);
    const { server, list } = await setUp(styled, flaky, {
      ...{ retry: { attempts: 2 }, idempotency: idempotencyKey("idempotency-key") },
    });
    expect(await list().toArray()).toEqual(all);
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).not.toContain(undefined);
    expect(keys[1]).toBe(keys[2]);
    expect(new Set(keys).size).toBe(styled.requests);
  });

  test("12: pages at once come in order, and cost no request more", async () => {
    const { server, list } = await setUp(styled);
    for (const concurrency of [2, 8, "auto"] as const) {
      const before = server.requests.length;
      expect(await list({ concurrency }).toArray()).toEqual(all);
      expect(server.requests).toHaveLength(before + styled.requests);
    }
  });

  test("14: a walk is taken up again after any item, also in mid-page", async () => {
    const { list } = await setUp(styled);
    for (const [count, concurrency] of [
      [1, 1],
      [130, 8],
      [200, 1],
      [250, 8],
    ] as const) {
      const { items, checkpoint } = await list({ concurrency }).collect({ maxItems: count });
      const resume = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
      expect(items).toEqual(all.slice(0, count));
      expect(await list({ resume, concurrency }).toArray()).toEqual(all.slice(count));
    }
  });

  test("3: who breaks off asks for no more", async () => {
    const { server, list } = await setUp(styled);
    for await (const item of list()) {
      expect(item).toEqual(all[0]);
      break;
    }
    expect(server.requests).toHaveLength(1);
  });

  test("page by page, from a page that stays as it is", async () => {
    const { list } = await setUp(styled);
    const first = await list();
    const second = await first.next();
    expect(second?.items).toEqual(all.slice(100, 200));
    expect((await first.next())?.items).toEqual(second?.items);
    expect(second).toMatchObject({ index: 1, hasNext: true });
  });

  test("6: a page without its items is no end", async () => {
    const broken: Answer = (request) => {
      const answered = styled.answer(request);
      return request.index === 1 && answered
        ? { ...answered, body: { nothing: "s3cret" } }
        : answered;
    };
    const { list } = await setUp(styled, broken);
    const walk = list().toArray();
    // Where a page may leave out its items, this one has none, and no link.
    if (styled === listCalled("HAL's link, and items that an empty page leaves out")) {
      expect(await walk).toHaveLength(100);
      return;
    }
    const error = await failureOf(walk);
    expect(error).toMatchObject({ code: "pagination", reason: "bad-metadata", page: { index: 1 } });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("s3cret");
  });

  test("8: a server that ignores where the walk is makes it end with an error", async () => {
    const deaf: Answer = (request) =>
      styled.answer({
        ...request,
        query: styled.args?.query ? stringsOf(styled.args.query) : {},
        body: styled.args?.body,
        headers: { ...request.headers, "x-continue": undefined },
      });
    const { server, list } = await setUp(styled, deaf);
    const error = await failureOf(list().toArray());
    expect(error).toBeInstanceOf(PaginationError);
    expect((error as PaginationError).reason).toMatch(/^(not-advancing|repeated-cursor)$/);
    expect(server.requests.length).toBeLessThan(4);
  });

  test("13: whether there is more is known exactly", async () => {
    const { list } = await setUp(styled);
    expect(await list().collect({ maxItems: 100 })).toMatchObject({ truncated: true });
    expect(await list().collect({ maxItems: 250 })).toMatchObject({ truncated: false, items: all });
  });

  test("14: a failure says where it was, and the page before can be asked again", async () => {
    let failures = 1;
    const flaky: Answer = (request) =>
      request.index > 0 && failures-- > 0 ? { status: 500, body: {} } : styled.answer(request);
    const { list } = await setUp(styled, flaky);
    const first = await list();
    const error = await failureOf(first.next());
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 500, page: { index: 1, itemsDelivered: 100 } });
    expect((await first.next())?.items).toEqual(all.slice(100, 200));
  });

  test("16: the caller's signal ends it", async () => {
    const { server, list } = await setUp(styled, (request) =>
      request.index === 1 ? undefined : styled.answer(request),
    );
    const controller = new AbortController();
    const walk = failureOf(list({ signal: controller.signal }).toArray());
    await server.received(2);
    controller.abort("enough");
    const error = await walk;
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ reason: "enough", page: { index: 1 } });
  });
});

test("16: the caller's signal ends a wait before another attempt, at once", async () => {
  for (const styled of Object.values(lists)) {
    const unsure: Answer = (request) =>
      request.index === 1
        ? { status: 503, body: {}, headers: { "retry-after": "30" } }
        : styled.answer(request);
    const { server, list } = await setUp(styled, unsure, {
      ...{ retry: { attempts: 3 }, idempotency: idempotencyKey("idempotency-key") },
    });
    const controller = new AbortController();
    const walk = failureOf(list({ signal: controller.signal }).toArray());
    await server.received(2);
    // The answer is on its way; the wait is what follows it.
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort("enough");
    expect(await walk).toMatchObject({ code: "aborted", reason: "enough", page: { index: 1 } });
    expect(server.requests).toHaveLength(2);
  }
});

describe("9: where a walk begins may be a text", () => {
  test.each<[string, object]>([
    ["an offset, with a total", { offset: "100" }],
    ["an offset, with nothing to tell the end", { skip: "100" }],
    ["an offset that counts from 1", { startIndex: "101" }],
    ["pages that count from 0, with their number", { page: "1" }],
    ["pages of bare lists, with their number in a header", { page: "2" }],
  ])("%s: %j", async (name, query) => {
    const { list } = await setUp({ ...listCalled(name), args: { query } });
    expect(await list().toArray()).toEqual(all.slice(100));
  });

  test.each<[string, object]>([
    ["an offset, with a total", { offset: "1e2" }],
    ["an offset that counts from 1", { startIndex: 0 }],
    ["pages that count from 0, with their number", { page: -1 }],
    ["a cursor in the body of a POST", { size: "many" }],
  ])("%s: not %j", async (name, given) => {
    const styled = listCalled(name);
    const body = { filter: "x", paging: given };
    const { list } = await setUp({ ...styled, args: { query: given, body } });
    expect(() => list()).toThrow(/must be a whole number/);
  });
});

function stringsOf(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

describe("11: next URLs", () => {
  const style = link({ nextUrl: "/next", items: "/items" });
  const answerWith =
    (next: (origin: string) => unknown): Answer =>
    ({ url, index }) => ({
      body: { items: [{ n: index }], next: index === 0 ? next(url.origin) : null },
    });
  const styled = (answer: Answer): StyledList => ({ style, answer, requests: 2 });

  test.each<[string, (origin: string) => unknown]>([
    ["another host", () => "http://elsewhere.example/s3cret"],
    ["another port", () => "http://127.0.0.1:1/s3cret"],
    ["another scheme", (origin) => origin.replace("http:", "https:") + "/s3cret"],
    ["a relative URL of another host", () => "//elsewhere.example/s3cret"],
    ["a user in it", (origin) => origin.replace("//", "//user:s3cret@")],
    ["no web address at all", () => "javascript:s3cret"],
  ])("%s is not followed", async (_, next) => {
    const { server, list } = await setUp(styled(answerWith(next)));
    const first = await list();
    expect(first.items).toEqual([{ n: 0 }]);
    const error = await failureOf(first.next());
    expect(error).toMatchObject({
      reason: "cross-origin-next",
      page: { index: 1, itemsDelivered: 1 },
    });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("s3cret");
    expect(server.requests).toHaveLength(1);
  });

  test("one that leads from https to http is not followed", () => {
    const aimed = style.aim({}, "http://api.example/more");
    expect(() => aimed.url?.("https://api.example/things")).toThrow(
      expect.objectContaining({ reason: "cross-origin-next" }),
    );
    expect(String(aimed.url?.("http://api.example/things"))).toBe("http://api.example/more");
  });

  test.each([["http://["], [17], [{ href: 3 }]])("%j is no URL", async (next) => {
    const { list } = await setUp(styled(answerWith(() => next)));
    expect(await failureOf(list().toArray())).toMatchObject({ reason: "bad-metadata" });
  });

  test.each<[string, string]>([
    ["?after=x", "/clients/%7Ba%2Fb%7D/things?after=x"],
    ["more?a=%20+b&a=2#top", "/clients/%7Ba%2Fb%7D/more?a=%20+b&a=2"],
    ["/v2/{x}?q={y}", "/v2/%7Bx%7D?q={y}"],
  ])("%s is followed as it is", async (next, sent) => {
    const { server, list } = await setUp({
      ...styled(answerWith(() => next)),
      args: { query: { mine: 1 } },
    });
    expect(await list().toArray()).toHaveLength(2);
    const followed = server.requests[1]?.url;
    expect(`${followed?.pathname ?? ""}${followed?.search ?? ""}`).toBe(sent);
  });

  test("one that answers a POST is followed by GET, without its body", async () => {
    const { server, list } = await setUp({
      ...styled(answerWith(() => "/more")),
      route: "POST /search",
      args: { body: { q: 1 } },
    });
    await list().toArray();
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
      ["POST", { q: 1 }],
      ["GET", undefined],
    ]);
  });

  test("errors show where it went, without what is secret in it", async () => {
    const { list } = await setUp(
      styled((request) =>
        request.index === 0
          ? { body: { items: [], next: "/more?access_token=s3cret&a=1" } }
          : { status: 500, body: {} },
      ),
    );
    const { url } = (await failureOf(list().toArray())) as HttpError;
    expect(url).toMatch(/\/more\?access_token=\*\*\*&a=1$/);
  });
});

describe("7: empty pages", () => {
  const styled = listCalled("a token, left out at the end");
  const empty: Answer = ({ index }) => ({
    body: { things: index < 20 ? [] : all, next_page_token: index < 20 ? `n${index}` : undefined },
  });

  test("cursors may lead through any number of them", async () => {
    const { list } = await setUp(styled, empty);
    expect(await list().toArray()).toEqual(all);
  });

  test("and so may links", async () => {
    const linked = link({ nextUrl: "/next", items: "/items" });
    const { server, list } = await setUp(
      { style: linked, answer: empty, requests: 21 },
      ({ index }) => ({
        body: { items: index < 20 ? [] : all, next: index < 20 ? `?at=${index}` : null },
      }),
    );
    expect(await list().toArray()).toEqual(all);
    expect(server.requests).toHaveLength(21);
  });

  test("unless the caller sets a bound", async () => {
    const { server, list } = await setUp(styled, empty);
    const error = await failureOf(list({ maxEmptyPages: 2 }).toArray());
    expect(error).toMatchObject({ reason: "empty-pages" });
    expect(server.requests).toHaveLength(3);
  });

  test("an offset cannot pass over one", async () => {
    const { list } = await setUp(listCalled("an offset, with a total"), () => ({
      body: { items: [], total: 3 },
    }));
    expect(await failureOf(list().toArray())).toMatchObject({ reason: "empty-pages" });
  });
});

describe("6: contradictions are no end", () => {
  test.each([
    ["a cursor that stays, and a flag", { data: [1], more: true }],
    ["what the last item is called, and a flag", { data: [], has_more: true }],
    ["what the last item is called, and a flag", { data: [{}], has_more: true }],
    ["a token, empty at the end", { data: [1], meta: { next: { a: 1 } } }],
    ["a cursor that is a number, null at the end", { data: [1], next: 2 ** 60 }],
    ["several cursors together", { Versions: [1], IsTruncated: true }],
    ["pages that say which is the last, by a flag", { content: [1], last: "no" }],
  ])("%s: %j", async (name, body) => {
    const { list } = await setUp(listCalled(name), () => ({ body }));
    expect(await failureOf(list().toArray())).toMatchObject({ reason: "bad-metadata" });
  });
});

test("8: cursors that lead in a circle end a walk", async () => {
  const styled = listCalled("a token, left out at the end");
  const { server, list } = await setUp(styled, ({ index }) => ({
    body: { things: [{ index }], next_page_token: `n${index % 7}` },
  }));
  expect(await failureOf(list().toArray())).toMatchObject({ reason: "repeated-cursor" });
  expect(server.requests.length).toBeLessThan(24);
});
