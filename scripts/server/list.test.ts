import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startServer } from "./index.js";
import type { RunningServer } from "./index.js";
import { sender } from "./testing/sender.js";
import type { Send } from "./testing/sender.js";

interface ListBody {
  readonly items: readonly { readonly client_id: string; readonly created_at: string }[];
  readonly pagination: { readonly total_count: number; readonly max_page: number };
}

let server: RunningServer;
let send: Send;

beforeAll(async () => {
  server = await startServer();
  send = sender(server);
});
afterAll(() => server.close());

async function list(query = ""): Promise<ListBody> {
  const response = await send("GET", `/v1/oauth2/${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as ListBody;
}

describe("the list of clients", () => {
  test.each([
    ["", 10, 25],
    ["?page=1&limit=100", 100, 3],
    ["?page=3&limit=100", 50, 3],
    ["?limit=200", 100, 3],
    ["?page=4&limit=100", 0, 3],
    ["?page=999", 0, 25],
    ["?limit=7&page=36", 5, 36],
  ])("%s holds %i items; the last page is %i", async (query, count, lastPage) => {
    const { items, pagination } = await list(query);
    expect(items).toHaveLength(count);
    expect(pagination).toEqual({ total_count: 250, max_page: lastPage });
  });

  test("goes from the newest to the oldest, each client once", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => list(`?page=${page}&limit=100`)));
    const items = pages.flatMap((page) => page.items);
    const created = items.map(({ created_at }) => created_at);
    expect(created).toEqual([...created].sort().reverse());
    expect(new Set(items.map(({ client_id }) => client_id)).size).toBe(250);
  });

  test("is the same for every server", async () => {
    const other = await startServer();
    expect(other.clients).toEqual(server.clients);
    await other.close();
  });

  test("of nothing has no page at all", async () => {
    const empty = await startServer({ clients: 0 });
    const response = await fetch(`${empty.url}/v1/oauth2/`, {
      headers: { Authorization: `Bearer ${empty.token}` },
    });
    expect(await response.json()).toEqual({
      items: [],
      pagination: { total_count: 0, max_page: 0 },
    });
    await empty.close();
  });
});
