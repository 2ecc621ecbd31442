import { Polar } from "@pagewright/polar";
import createClient from "openapi-fetch";

import { pageOf } from "./latency-server.js";
import type { BenchOptions, Row } from "../common/bench.js";
import { labelOf } from "../common/clients.js";
import { absent } from "../peers/absent.js";
import { officialList } from "./official-sdk.js";
import { redoclyList } from "./redocly.js";

type Body = ReturnType<typeof pageOf>;

/** An item, as far as a walk reads it. */
export interface ListedClient {
  readonly client_id?: string;
}

export interface Contender {
  readonly name: string;
  /** Walks the whole list; returns how many items there were. */
  readonly walk: () => Promise<number>;
}

const path = "/v1/oauth2/";
const headers = { authorization: "Bearer token", accept: "application/json" };

export const loopName = "a plain fetch loop";
export const poolName = "a bare pool of 8 fetches";

/** The ways to walk a list that are compared. */
export async function contenders(
  url: string,
  { cache, peers }: BenchOptions,
): Promise<{ readonly walks: readonly Contender[]; readonly leftOut: readonly string[] }> {
  const polar = new Polar({ baseUrl: url, accessToken: "token" });
  const get = async (page: number): Promise<Body> => {
    const response = await fetch(`${url}${path}?limit=100&page=${page}`, { headers });
    return (await response.json()) as Body;
  };
  const lists = peers
    ? {
        [labelOf("@polar-sh/sdk")]: await officialList(url, cache),
        Redocly: await redoclyList(url, cache),
      }
    : {};
  const walks = [
    { name: loopName, walk: () => loop(get) },
    { name: "plain openapi-fetch", walk: () => loop(openapiFetch(url)) },
    ...Object.entries(lists).map(([name, list]) => ({ name, walk: () => countOf(list()) })),
    { name: poolName, walk: () => pool(get, 8) },
    ...[1, 4, 8, 16, "auto" as const].map((concurrency) => ({
      name: `concurrency ${concurrency}`,
      walk: () => countOf(polar.oauth2.clients.list({ limit: 100 }, { concurrency })),
    })),
  ];
  return { walks, leftOut: peers ? absent("walk") : ["Peers are left out, as was asked."] };
}

async function countOf(list: AsyncIterable<ListedClient>): Promise<number> {
  let items = 0;
  for await (const { client_id } of list) items += Number(client_id !== "");
  return items;
}

async function loop(get: (page: number) => Promise<Body>): Promise<number> {
  let items = 0;
  for (let page = 1, last = 1; page <= last; page++) {
    const body = await get(page);
    for (const { client_id } of body.items) items += Number(client_id !== "");
    last = body.pagination.max_page;
  }
  return items;
}

/** As fast as it can be: after the first page, each worker takes the next page that nobody has. */
async function pool(get: (page: number) => Promise<Body>, workers: number): Promise<number> {
  const first = await get(1);
  let items = first.items.length;
  let next = 2;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (next <= first.pagination.max_page) {
        const body = await get(next++);
        items += body.items.length;
      }
    }),
  );
  return items;
}

function openapiFetch(url: string): (page: number) => Promise<Body> {
  const client = createClient<Record<string, Record<string, unknown>>>({ baseUrl: url, headers });
  const send = client.GET as unknown as (
    path: string,
    init: object,
  ) => Promise<{ readonly data: Body }>;
  return async (page) => (await send(path, { params: { query: { limit: 100, page } } })).data;
}

/** Microseconds of so many calls whose answers are there at once; the best of four rounds. */
export async function overheads(calls: number): Promise<readonly Row[]> {
  const text = JSON.stringify(pageOf(1, 1));
  const answer = () =>
    Promise.resolve(new Response(text, { headers: { "content-type": "application/json" } }));
  const url = "https://api.example";
  const client = createClient<Record<string, Record<string, unknown>>>({
    baseUrl: url,
    headers,
    fetch: answer,
  });
  const send = client.GET as unknown as (path: string, init: object) => Promise<unknown>;
  const polar = new Polar({ baseUrl: url, accessToken: "token", fetch: answer });
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    "plain fetch": async () => (await answer()).json() as Promise<unknown>,
    "plain openapi-fetch": () => send(path, { params: { query: { limit: 100 } } }),
    "this client, a page": async () => polar.oauth2.clients.list({ limit: 100 }),
  };
  const times: [string, number][] = [];
  for (const [name, call] of Object.entries(ways)) {
    times.push([name, await microsecondsOf(call, calls)]);
  }
  const base = times[0]?.[1] ?? NaN;
  return times.map(([name, time]) => [name, time.toFixed(1), (time - base).toFixed(1)]);
}

async function microsecondsOf(call: () => Promise<unknown>, count: number): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 4; round++) {
    const begin = performance.now();
    for (let index = 0; index < count; index++) await call();
    best = Math.min(best, performance.now() - begin);
  }
  return (best * 1000) / count;
}
