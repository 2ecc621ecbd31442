import { getEventListeners } from "node:events";

import { afterEach, describe, expect, test } from "@jest/globals";

import { createCore } from "../core.js";
import { paginate } from "../pager.js";
import type { Pager, PagerOptions } from "../pager.js";
import { clients, pageOfClients, route, rule, style, type Client } from "../testing/clients.js";
import { jumpingClock } from "../testing/clock.js";
import { fakeCore } from "../testing/fake-core.js";
import { page, serveClients } from "../testing/list-server.js";
import type { Handler, ListServer } from "../testing/list-server.js";
import { offset } from "../styles/offset.js";
import { pageNumber } from "../styles/page-number.js";
import type { NumberedStyle, Style } from "../styles/style.js";

const all = clients(250);
const servers: ListServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function setUp(handler: Handler = page, used: NumberedStyle = style) {
  const server = await serveClients(handler);
  servers.push(server);
  const api = { name: "Test", servers: { test: server.baseUrl }, schemes: {}, security: [] };
  const core = createCore(api, {}, jumpingClock());
  const list = (options: PagerOptions): Pager<Client> =>
    paginate(core, { route }, used, { query: { limit: 10 } }, { timeout: 0, ...options });
  return { server, list };
}

/** Answers page by page, only when told to. */
function held() {
  const waiting = new Map<number, () => void>();
  const core = fakeCore(async ({ query }) => {
    const number = (query.page as number | undefined) ?? 1;
    if (number > 1) await new Promise<void>((resolve) => waiting.set(number, resolve));
    return pageOfClients(all, { page: number, limit: 10 });
  });
  return { core, waiting };
}

/** A list that is asked for by offsets, and tells its total. */
function offsets(slice: (from: number) => readonly Client[]) {
  const core = fakeCore(({ query }) => ({
    items: slice((query.offset as number | undefined) ?? 0),
    total: all.length,
  }));
  const rule = offset({ offset: "offset", items: "/items", total: "/total" });
  const list = (options: PagerOptions): Pager<Client> =>
    paginate(core, { route }, rule, {}, options);
  return { core, list };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("pages at once", () => {
  const { page: name, size, items, total, lastPage } = rule;

  test("a server that claims pages without end is not asked for all of them at once", async () => {
    const core = fakeCore(({ query }) => {
      if (query.page !== undefined) return new Promise(() => undefined);
      return { items: all, pagination: { total_count: 2 ** 50, max_page: 2 ** 50 } };
    });
    const list = paginate(core, { route }, style, {}, { concurrency: Infinity });
    const pages = list.pages();
    await pages.next();
    expect(core.sent).toHaveLength(1001);
    await pages.return();
  });

  test("no more than asked for, in order whatever order they come in", async () => {
    const { core, waiting } = held();
    const list = paginate(core, { route }, style, { query: { limit: 10 } }, { concurrency: 4 });
    const pages = list.pages();
    expect((await pages.next()).value).toMatchObject({ number: 1 });
    expect([...waiting.keys()]).toEqual([2, 3, 4, 5]);
    waiting.get(4)?.();
    waiting.get(3)?.();
    await settled();
    // What has come and is not taken keeps its place.
    expect(core.sent).toHaveLength(5);
    waiting.get(2)?.();
    expect((await pages.next()).value).toMatchObject({ number: 2 });
    expect((await pages.next()).value).toMatchObject({ number: 3 });
    expect((await pages.next()).value).toMatchObject({ number: 4 });
    expect([...waiting.keys()].at(-1)).toBe(8);
    await pages.return();
    expect(core.pending()).toBe(0);
  });

  test.each([1, 2, 3, 8, 16, 100, "auto"] as const)("every item once, %p at once", async (n) => {
    const { server, list } = await setUp();
    expect(await list({ concurrency: n }).toArray()).toEqual(all);
    expect(server.requests).toHaveLength(25);
  });

  test("also where only a total says how many there are", async () => {
    const facts = { page: name, size, items, total };
    const { server, list } = await setUp(page, pageNumber(facts));
    expect(await list({ concurrency: 4 }).toArray()).toEqual(all);
    expect(server.requests.length).toBeLessThanOrEqual(26);
  });

  test.each([
    ["the number of the last page", pageNumber({ page: name, size, items, lastPage }), undefined],
    ["a total", pageNumber({ page: name, size, items, total }), undefined],
    ["a total, from a page in the middle", pageNumber({ page: name, size, items, total }), 3],
  ])("all pages are asked for that there are, by %s", async (_, numbered, from) => {
    const core = fakeCore(({ query }) => pageOfClients(all.slice(0, 50), query));
    const query = from === undefined ? {} : { page: from };
    const pages = paginate(core, { route }, numbered, { query }, { concurrency: 8 }).pages();
    await pages.next();
    expect(core.sent.map(({ query }) => query.page)).toEqual(
      from === undefined ? [undefined, 2, 3, 4, 5] : [3, 4, 5],
    );
    await pages.return();
  });

  test("also by offsets, as far as the total says", async () => {
    const { core, list } = offsets((from) => all.slice(from, from + 100));
    const pages = list({ concurrency: 8 }).pages();
    expect((await pages.next()).value).toMatchObject({ items: all.slice(0, 100) });
    expect(core.sent.map(({ query }) => query.offset)).toEqual([undefined, 100, 200]);
    await pages.return();
    expect(await list({ concurrency: 8 }).toArray()).toEqual(all);
  });

  test("what was foreseen wrongly is ended at once, and less is foreseen from then on", async () => {
    // The second page is short, and nothing is where it was expected.
    const { core, list } = offsets((from) => all.slice(from, from + (from === 10 ? 3 : 10)));
    const pages = list({ concurrency: 4 }).pages();
    await pages.next();
    await pages.next();
    const given = (offset: number) =>
      core.sent.find(({ query }) => query.offset === offset)?.options.signal?.aborted;
    expect([20, 30, 40].map(given)).toEqual([true, true, true]);
    expect(given(10)).toBe(false);
    expect(core.sent.map(({ query }) => query.offset).slice(5)).toEqual([13]);
    await pages.return();
    const others = offsets((from) => all.slice(from, from + (from === 10 ? 3 : 10)));
    expect(await others.list({ concurrency: 4 }).toArray()).toEqual(all);
    expect(others.core.sent.length).toBeLessThanOrEqual(27 + 3);
  });

  test("pages of any length cost no more than a few requests that were not needed", async () => {
    const { core, list } = offsets((from) => all.slice(from, from + 1 + ((from * 7) % 5)));
    expect(await list({ concurrency: 16 }).toArray()).toEqual(all);
    const alone = offsets((from) => all.slice(from, from + 1 + ((from * 7) % 5)));
    await alone.list({}).toArray();
    expect(core.sent.length).toBeLessThan(2.5 * alone.core.sent.length);
  });

  test("a list that tells only its next page is looked ahead in by one", async () => {
    const linked: object = { ...style, first: undefined };
    const core = fakeCore(({ query }) => pageOfClients(all, { ...query, limit: 10 }));
    const list = paginate(core, { route }, linked as Style, {}, { concurrency: 8 });
    const pages = list.pages();
    await pages.next();
    expect(core.sent).toHaveLength(2);
    await pages.return();
  });

  test("no page is asked for that the bounds leave out", async () => {
    const { server, list } = await setUp();
    expect(await list({ concurrency: 8, maxPages: 3 }).toArray()).toHaveLength(30);
    expect(await list({ concurrency: 8, maxItems: 25 }).toArray()).toHaveLength(25);
    expect(server.requests).toHaveLength(6);
  });
});

describe("an end before the end", () => {
  const laterHang: Handler = (request) =>
    Number(request.query.page ?? 1) < 3 ? page(request) : undefined;

  test("by break: nothing stays open, and nothing more is sent", async () => {
    const { server, list } = await setUp(laterHang);
    let count = 0;
    for await (const item of list({ concurrency: 4 })) {
      expect(item.client_id).toBe(`client_${count}`);
      if (++count < 15) continue;
      await server.received(6);
      break;
    }
    await server.idle();
    const sent = server.requests.length;
    await settled();
    expect(server.requests).toHaveLength(sent);
    expect(sent).toBe(6);
  });

  test("by the caller's signal, also while the caller is busy", async () => {
    const { server, list } = await setUp(laterHang);
    const controller = new AbortController();
    const iterator = list({ concurrency: 4, signal: controller.signal })[Symbol.asyncIterator]();
    await iterator.next();
    await server.received(5);
    controller.abort("enough");
    await server.idle();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    await expect(iterator.next()).rejects.toMatchObject({ code: "aborted", reason: "enough" });
  });

  test("by the caller's signal, between two pages: nothing is sent any more", async () => {
    const { core, list } = offsets((from) => all.slice(from, from + (from === 100 ? 50 : 100)));
    const controller = new AbortController();
    const pages = list({ concurrency: 4, signal: controller.signal }).pages();
    await pages.next();
    const sent = core.sent.length;
    controller.abort("enough");
    await expect(pages.next()).rejects.toMatchObject({ code: "aborted", reason: "enough" });
    expect(core.sent).toHaveLength(sent);
    expect(core.pending()).toBe(0);
  });

  test("by an error: all items before it come, and none after", async () => {
    let release: () => void = () => undefined;
    const { server, list } = await setUp((request, response) => {
      if (request.query.page === "2") {
        release = () => response.end(JSON.stringify(page(request)));
        return undefined;
      }
      if (request.query.page === "3") response.statusCode = 422;
      return page(request);
    });
    const items: Client[] = [];
    const walk = async () => {
      for await (const item of list({ concurrency: 4 })) items.push(item);
    };
    const walked = walk().catch((error: unknown) => error);
    await server.received(5);
    expect(items).toHaveLength(10);
    release();
    expect(await walked).toMatchObject({ status: 422, page: { index: 2, itemsDelivered: 20 } });
    expect(items).toEqual(all.slice(0, 20));
    await server.idle();
  });
});
