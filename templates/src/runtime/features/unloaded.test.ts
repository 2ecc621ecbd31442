import { expect, jest, test } from "@jest/globals";

import { createCore } from "../core.js";
import { paginate } from "../pager.js";
import { testApi } from "../testing/api.js";
import { clients, pageOfClients, route, style } from "../testing/clients.js";
import type { Fetch } from "../types.js";

jest.mock("./pace.js", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

test("a walk goes on where what would slow it down in time cannot be loaded", async () => {
  const all = clients(25);
  const fetch: Fetch = ({ url }) => {
    const page = Number(new URL(url).searchParams.get("page") ?? 1);
    const headers = { "x-ratelimit-remaining": "1", "x-ratelimit-reset": "60" };
    return Promise.resolve(Response.json(pageOfClients(all, { page }), { headers }));
  };
  const found: unknown[] = [];
  const core = createCore(testApi, { fetch });
  for await (const client of paginate(core, { route }, style, {})) found.push(client);
  expect(found).toEqual(all);
});
