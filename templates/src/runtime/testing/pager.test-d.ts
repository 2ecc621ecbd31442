import type { HttpError } from "../errors.js";
import type { NumberedPage, Page } from "../page.js";
import { paginate } from "../pager.js";
import type { NumberedPager, Pager, PagerOptions } from "../pager.js";
import { pageNumber } from "../styles/page-number.js";
import type { Style } from "../styles/style.js";
import type { Core } from "../types.js";
import type { Client, ClientPage } from "./clients.js";

// Checked by the compiler, never run: what generated code says, and what its users may.

type Failure = HttpError<422, { readonly detail: readonly string[] }>;
type Exact<Left, Right> = [Left, Right] extends [Right, Left] ? true : never;

declare const core: Core;
declare const plainStyle: Style;
declare function use(clients: readonly Client[]): void;
declare function look(...values: readonly unknown[]): void;

const numbered = pageNumber({ page: "page", items: "/items" });

function list(
  query: object = {},
  options: PagerOptions = {},
): NumberedPager<Client, ClientPage, Failure> {
  return paginate(core, { route: "GET /v1/oauth2/" }, numbered, { query }, options);
}

export function plainList(): Pager<Client, ClientPage, Failure> {
  return paginate(core, { route: "GET /v1/oauth2/" }, plainStyle, {});
}

export function wronglyNumbered(): NumberedPager<Client, ClientPage, Failure> {
  // @ts-expect-error -- pages of such a style have no numbers
  return paginate(core, { route: "GET /v1/oauth2/" }, plainStyle, {});
}

export const numberedIsAPager: Pager<Client> = list();

// @ts-expect-error -- a place for the items must be named
pageNumber({ page: "page" });
// @ts-expect-error -- a fact that does not exist
pageNumber({ page: "page", items: "/items", lastpage: "/last" });
// @ts-expect-error -- misspelt
list({}, { maxItem: 3 });

export async function iterates(): Promise<void> {
  for await (const client of list()) {
    client satisfies Client;
    // @ts-expect-error -- no property of the item
    look(client.id);
  }
  for await (const page of list().pages()) {
    const count: number | undefined = page.pageCount;
    page satisfies NumberedPage<Client, ClientPage>;
    look(count, page.number, page.total, page.body.pagination.max_page, page.response.status);
  }
  for await (const page of plainList().pages()) {
    // @ts-expect-error -- only numbered pages know a way back
    look(page.previous);
  }
}

export async function goesOn(): Promise<void> {
  let page: Page<Client> | null = await list();
  while (page) {
    use(page.items);
    // @ts-expect-error -- pages do not change
    look(page.items.push);
    // @ts-expect-error -- pages do not change
    page.total = 3;
    page = await page.next();
  }
  let second = await (await list()).next();
  while (second) {
    look(second.number);
    second = await second.next();
  }
  const third = await (await list()).goto(3);
  const back = await third.previous();
  // @ts-expect-error -- there may be none
  look(back.number);
}

export async function collects(): Promise<void> {
  const array = await list().toArray({ limit: 3 });
  const { items, total, truncated } = await list().collect({ maxItems: 3 });
  const exact: [
    Exact<typeof array, Client[]>,
    Exact<typeof items, Client[]>,
    Exact<typeof total, number | undefined>,
    Exact<typeof truncated, boolean>,
  ] = [true, true, true, true];
  look(exact, array, items, total, truncated);
  // @ts-expect-error -- toArray has a limit
  await list().toArray({ maxItems: 3 });
}

export function tells(error: unknown): void {
  const clients = list();
  if (clients.isError(error)) {
    error satisfies Failure;
    const detail: readonly string[] = error.body.detail;
    look(detail);
  }
}
