import { pageNumber } from "../styles/page-number.js";

/** An item as the lists of the tests have it: no `id`, and a secret. */
export interface Client {
  readonly client_id: string;
  readonly client_secret: string;
}

export interface ClientPage {
  readonly items: Client[];
  readonly pagination: { readonly total_count: number; readonly max_page: number };
}

export const route = "GET /v1/oauth2/";

export const rule = {
  page: "page",
  size: "limit",
  items: "/items",
  lastPage: "/pagination/max_page",
  total: "/pagination/total_count",
  key: "/client_id",
} as const;

export const style = pageNumber(rule);

export const clients = (count: number): Client[] =>
  Array.from({ length: count }, (_, index) => ({
    client_id: `client_${index}`,
    client_secret: `s3cret_${index}`,
  }));

/** Answers as a server that quietly clamps the page size. */
export function pageOfClients(
  all: readonly Client[],
  { page = 1, limit = 10 }: { page?: number; limit?: number },
  largest = 100,
): ClientPage {
  const size = Math.min(limit, largest);
  return {
    items: all.slice((page - 1) * size, page * size),
    pagination: { total_count: all.length, max_page: Math.ceil(all.length / size) },
  };
}
