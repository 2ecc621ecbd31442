import type { HttpError } from "../errors.js";
import { paginate } from "../pager.js";
import type { NumberedPager, PagerOptions } from "../pager.js";
import { pageNumber } from "../styles/page-number.js";
import type { PageNumberRule } from "../styles/page-number.js";
import { clients, pageOfClients, route, rule } from "./clients.js";
import type { Client, ClientPage } from "./clients.js";
import type { FakeCore, Sent } from "./fake-core.js";

export const all = clients(250);

/** Answers as a server does that has them all. */
export const served = ({ query }: Sent) => pageOfClients(all, query);

/** A list of clients, as a core gives it. */
export function list(
  core: FakeCore,
  query: object = { limit: 100 },
  options?: PagerOptions,
  facts: Partial<PageNumberRule> = {},
): NumberedPager<Client, ClientPage, HttpError<422>> {
  return paginate(core, { route }, pageNumber({ ...rule, ...facts }), { query }, options);
}
