import { expect, test } from "@jest/globals";
import { dehydrate, hydrate, InfiniteQueryObserver, QueryClient } from "@tanstack/query-core";

import { paginate, type NumberedPager } from "../pager.js";
import { clients, pageOfClients, route, style, type Client } from "../testing/clients.js";
import { fakeCore } from "../testing/fake-core.js";
import { infiniteList } from "./tanstack.js";

const all = clients(250);
const queryKey = ["clients"];

/** What a component has of a list, and what was sent for it. */
function observed(
  respond: Parameters<typeof fakeCore>[0] = ({ query }) => pageOfClients(all, query),
) {
  const queries = new QueryClient();
  const core = fakeCore(respond);
  const options = {
    queryKey,
    retry: false,
    ...infiniteList((each): NumberedPager<Client> => {
      return paginate(core, { route }, style, { query: { limit: 100 } }, each);
    }),
  };
  return { core, queries, options, observer: new InfiniteQueryObserver(queries, options) };
}

test("pages come one by one, to the end", async () => {
  const { core, observer } = observed();
  const first = await observer.fetchNextPage();
  expect(first.hasNextPage).toBe(true);
  await observer.fetchNextPage();
  const { data, hasNextPage } = await observer.fetchNextPage();
  expect(data?.pages.flatMap(({ items }) => items)).toEqual(all);
  expect(data?.pages.map(({ total }) => total)).toEqual([250, 250, 250]);
  expect(hasNextPage).toBe(false);
  expect(core.sent).toHaveLength(3);
});

test("pages can be kept as JSON, and gone on with elsewhere", async () => {
  const here = observed();
  await here.queries.infiniteQuery({ ...here.options, pages: 2 });
  const kept = JSON.parse(JSON.stringify(dehydrate(here.queries))) as object;
  const there = observed();
  hydrate(there.queries, kept);
  const { data } = await there.observer.fetchNextPage();
  expect(data?.pages.flatMap(({ items }) => items)).toEqual(all);
  expect(there.core.sent.map(({ query }) => query.page)).toEqual([3]);
});

test("a query that is cancelled ends its request", async () => {
  let tell: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (tell = resolve));
  const { core, queries, options } = observed(() => {
    tell();
    return new Promise(() => undefined);
  });
  const fetching = queries.infiniteQuery(options);
  const ended = expect(fetching).rejects.toBeDefined();
  await arrived;
  await queries.cancelQueries({ queryKey });
  await ended;
  expect(core.sent[0]?.options.signal?.aborted).toBe(true);
  expect(core.pending()).toBe(0);
});

test("a checkpoint of other arguments is refused, not taken for a page", async () => {
  const { options } = observed();
  const { signal } = new AbortController();
  const { next } = await options.queryFn({ pageParam: null, signal });
  const pageParam = { ...next!, query: "other" };
  await expect(options.queryFn({ pageParam, signal })).rejects.toMatchObject({ code: "argument" });
});
