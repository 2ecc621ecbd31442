import { expect, test } from "@jest/globals";

import { paginate } from "../pager.js";
import type { Pager } from "../pager.js";
import { clients, pageOfClients, route, style, type Client } from "../testing/clients.js";
import { fakeCore } from "../testing/fake-core.js";
import { stainless } from "./stainless.js";
import { gather } from "../testing/outcomes.js";

const all = clients(250);

function list() {
  const core = fakeCore(({ query }) => pageOfClients(all, query));
  const pager: Pager<Client> = paginate(core, { route }, style, { query: { limit: 100 } });
  return { core, list: stainless(pager) };
}

test("iterated, it is every item", async () => {
  expect(await gather(list().list)).toEqual(all);
});

test("awaited, it is the first page, which leads on", async () => {
  const { core, list: promise } = list();
  let page = await promise;
  const items = page.getPaginatedItems();
  while (page.hasNextPage()) {
    page = await page.getNextPage();
    items.push(...page.getPaginatedItems());
  }
  expect(items).toEqual(all);
  expect(core.sent).toHaveLength(3);
  await expect(page.getNextPage()).rejects.toThrow("hasNextPage");
});

test("a page is iterated with all that follow, by items and by pages", async () => {
  const second = await (await list().list).getNextPage();
  expect(await gather(second)).toEqual(all.slice(100));
  const sizes = (await gather(second.iterPages())).map((page) => page.getPaginatedItems().length);
  expect(sizes).toEqual([100, 50]);
});
