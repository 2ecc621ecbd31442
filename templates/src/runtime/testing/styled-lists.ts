import { cursor } from "../styles/cursor.js";
import { each } from "../styles/each.js";
import { header } from "../styles/header.js";
import { inBody } from "../styles/in-body.js";
import { inHeader } from "../styles/in-header.js";
import { lastItem } from "../styles/last-item.js";
import { linkHeader } from "../styles/link-header.js";
import { link } from "../styles/link.js";
import { not } from "../styles/not.js";
import { offset } from "../styles/offset.js";
import { orElse } from "../styles/or-else.js";
import { pageNumber } from "../styles/page-number.js";
import type { NumberedStyle, Style } from "../styles/style.js";
import type { CallArguments } from "../types.js";
import { clients, type Client } from "./clients.js";
import type { Answer, StyledRequest } from "./styled-server.js";

export const all = clients(250);

/** Servers clamp what they are asked for, quietly. */
const largest = 100;

/** A list as real APIs have it: how it is declared, and how its server behaves. */
export interface StyledList {
  readonly style: Style | NumberedStyle;
  readonly route?: `${Uppercase<string>} /${string}`;
  readonly args?: CallArguments;
  readonly answer: Answer;
  /** Requests of a walk through 250 items. */
  readonly requests: number;
}

interface Slice {
  readonly items: readonly Client[];
  /** Where the next begins; `undefined` at the end. */
  readonly next: number | undefined;
}

function slice(start: number): Slice {
  const next = start + largest;
  return { items: all.slice(start, next), next: next < all.length ? next : undefined };
}

const from = (text: unknown) =>
  typeof text === "string" || typeof text === "number" ? Number(text) : 0;
const token = (next: number | undefined) => (next === undefined ? undefined : `t${next}`);
const untoken = (text: unknown) => (typeof text === "string" ? Number(text.slice(1)) : 0);
const after = (id: string | undefined) => all.findIndex(({ client_id }) => client_id === id) + 1;

/** Answers with what a body is made of, by where the slice begins. */
function answered(
  start: (request: StyledRequest) => number,
  body: (found: Slice) => unknown,
): Answer {
  return (request) => ({ body: body(slice(start(request))) });
}

/** Answers with the items and the next URL, as the server writes it. */
function linked(
  write: (next: string, url: URL) => string,
  body: (found: Slice, next?: string) => unknown,
): Answer {
  return (request) => {
    const found = slice(from(request.query.start));
    const url = new URL(request.url);
    url.searchParams.set("start", String(found.next));
    const next = found.next === undefined ? undefined : write(url.href, url);
    return { body: body(found, next) };
  };
}

export const lists: Readonly<Record<string, StyledList>> = {
  "an offset, with a total": {
    style: offset({ offset: "offset", size: "limit", items: "/items", total: "/total" }),
    args: { query: { limit: 200 } },
    answer: answered(
      ({ query }) => from(query.offset),
      ({ items }) => ({ items, total: all.length }),
    ),
    requests: 3,
  },
  "an offset, with nothing to tell the end": {
    style: offset({ offset: "skip", items: "" }),
    answer: answered(
      ({ query }) => from(query.skip),
      ({ items }) => items,
    ),
    requests: 4,
  },
  "an offset that counts from 1": {
    style: offset({ offset: "startIndex", items: "/Resources", total: "/totalResults", first: 1 }),
    answer: answered(
      ({ query }) => Number(query.startIndex ?? 1) - 1,
      ({ items }) => ({ Resources: items, totalResults: all.length }),
    ),
    requests: 3,
  },
  "pages that count from 0, with their number": {
    style: pageNumber({ page: "page", items: "/content", pageCount: "/totalPages", first: 0 }),
    answer: answered(
      ({ query }) => from(query.page) * largest,
      ({ items }) => ({ content: items, totalPages: 3 }),
    ),
    requests: 3,
  },
  "pages that say which is the last, by a flag": {
    style: pageNumber({ page: "page", items: "/content", hasMore: not("/last"), first: 0 }),
    answer: answered(
      ({ query }) => from(query.page) * largest,
      ({ items, next }) => ({ content: items, last: next === undefined }),
    ),
    requests: 3,
  },
  "pages of bare lists, with their number in a header": {
    style: pageNumber({
      page: "page",
      items: "",
      lastPage: header("X-Total-Pages"),
      total: header("X-Total"),
    }),
    answer: ({ query }) => ({
      headers: { "x-total-pages": "3", "x-total": "250" },
      body: slice((Number(query.page ?? 1) - 1) * largest).items,
    }),
    requests: 3,
  },
  "a token, left out at the end": {
    style: cursor({
      cursor: "page_token",
      size: "page_size",
      items: "/things",
      nextCursor: "/next_page_token",
    }),
    answer: answered(
      ({ query }) => untoken(query.page_token),
      ({ items, next }) => ({ things: items, next_page_token: token(next) }),
    ),
    requests: 3,
  },
  "a token, empty at the end": {
    style: cursor({ cursor: "cursor", items: "/data", nextCursor: "/meta/next" }),
    answer: answered(
      ({ query }) => untoken(query.cursor),
      ({ items, next }) => ({ data: items, meta: { next: token(next) ?? "" } }),
    ),
    requests: 3,
  },
  "a cursor that is a number, null at the end": {
    style: cursor({ cursor: "offset", items: "/data", nextCursor: "/next" }),
    answer: answered(
      ({ query }) => from(query.offset),
      ({ items, next }) => ({ data: items, next: next ?? null }),
    ),
    requests: 3,
  },
  "a cursor that stays, and a flag": {
    style: cursor({ cursor: "c", items: "/data", nextCursor: "/last", hasMore: "/more" }),
    answer: answered(
      ({ query }) => untoken(query.c),
      ({ items, next }) => ({ data: items, last: token(next ?? 999), more: next !== undefined }),
    ),
    requests: 3,
  },
  "what the last item is called, and a flag": {
    style: cursor({
      cursor: "starting_after",
      items: "/data",
      nextCursor: lastItem("/data", "/client_id"),
      hasMore: "/has_more",
    }),
    answer: answered(
      ({ query }) => after(query.starting_after),
      ({ items, next }) => ({ data: items, has_more: next !== undefined }),
    ),
    requests: 3,
  },
  "what the last item is called, and nothing else": {
    style: cursor({ cursor: "after", items: "", nextCursor: lastItem("", "/client_id") }),
    answer: answered(
      ({ query }) => after(query.after),
      ({ items }) => items,
    ),
    requests: 4,
  },
  "a cursor in the body of a POST": {
    style: cursor({
      cursor: inBody("/paging/after"),
      size: inBody("/paging/size"),
      items: "/results",
      nextCursor: "/next",
    }),
    route: "POST /search",
    args: { body: { filter: "x", paging: { size: 200 } } },
    answer: ({ body, method }) => {
      const { filter, paging } = body as {
        filter: string;
        paging: { after?: string; size: number };
      };
      if (method !== "POST" || filter !== "x" || paging.size !== 200) return { status: 400, body };
      const { items, next } = slice(untoken(paging.after));
      return { body: { results: items, next: token(next) } };
    },
    requests: 3,
  },
  "a cursor in headers": {
    style: cursor({
      cursor: inHeader("X-Continue"),
      items: "",
      nextCursor: header("X-Next"),
      hasMore: header("X-Has-More"),
    }),
    args: { header: { "X-Kind": "a" } },
    answer: ({ headers }) => {
      const { items, next } = slice(untoken(headers["x-continue"]));
      const more = { "x-has-more": String(next !== undefined) };
      if (headers["x-kind"] !== "a") return { status: 400, body: items };
      return { body: items, headers: { ...more, ...(next && { "x-next": `t${next}` }) } };
    },
    requests: 3,
  },
  "several cursors together": {
    style: cursor({
      cursor: ["marker", "version"],
      items: "/Versions",
      nextCursor: ["/NextMarker", "/NextVersion"],
      hasMore: "/IsTruncated",
    }),
    answer: ({ query }) => {
      const { items, next } = slice(untoken(query.marker));
      if ((query.marker === "t200") !== (query.version === undefined) && query.marker) {
        return { status: 400, body: query };
      }
      const version = next === 100 ? "v" : null;
      return {
        body: {
          Versions: items,
          NextMarker: token(next),
          NextVersion: version,
          IsTruncated: !!next,
        },
      };
    },
    requests: 3,
  },
  "a token that stands for all that was asked for": {
    style: cursor({
      cursor: "page_token",
      size: "limit",
      items: "/items",
      nextCursor: "/next_page",
      alone: true,
    }),
    args: { query: { limit: 200, sort: "name" } },
    answer: ({ query }) => {
      const { items, next } = slice(untoken(query.page_token));
      const { limit, sort, page_token } = query;
      const wrong = limit !== "200" || (sort === undefined) !== (page_token !== undefined);
      return wrong
        ? { status: 400, body: {} }
        : { body: { items, next_page: token(next) ?? null } };
    },
    requests: 3,
  },
  "nodes on edges": {
    style: cursor({
      cursor: "after",
      items: each("/edges", "/node"),
      nextCursor: "/pageInfo/endCursor",
      hasMore: "/pageInfo/hasNextPage",
    }),
    answer: answered(
      ({ query }) => untoken(query.after),
      ({ items, next }) => ({
        edges: items.map((node) => ({ node })),
        pageInfo: { endCursor: token(next ?? 250), hasNextPage: next !== undefined },
      }),
    ),
    requests: 3,
  },
  "an absolute URL": {
    style: link({ nextUrl: "/next", items: "/results", total: "/count" }),
    args: { query: { kind: "a b" } },
    answer: linked(
      (next) => next,
      ({ items }, next) => ({ results: items, next: next ?? null, count: all.length }),
    ),
    requests: 3,
  },
  "a path": {
    style: link({ nextUrl: "/next", items: "/results" }),
    answer: linked(
      (_, { pathname, search }) => pathname + search,
      ({ items }, next) => ({ results: items, next }),
    ),
    requests: 3,
  },
  "a query": {
    style: link({ nextUrl: "/next", items: "/results" }),
    answer: linked(
      (_, { search }) => search,
      ({ items }, next) => ({ results: items, next: next ?? "" }),
    ),
    requests: 3,
  },
  "OData's link": {
    style: link({ nextUrl: "/@odata.nextLink", items: "/value" }),
    args: { query: { $top: 200 } },
    answer: linked(
      (next) => next,
      ({ items }, next) => ({ value: items, "@odata.nextLink": next }),
    ),
    requests: 3,
  },
  "JSON:API's link, an object": {
    style: link({ nextUrl: "/links/next", items: "/data" }),
    args: { query: { page: { size: 200 } } },
    answer: linked(
      (next) => next,
      ({ items }, next) => ({
        data: items,
        links: { next: next === undefined ? null : { href: next } },
      }),
    ),
    requests: 3,
  },
  "HAL's link, and items that an empty page leaves out": {
    style: link({ nextUrl: "/_links/next/href", items: orElse("/_embedded/clients", []) }),
    answer: linked(
      (next) => next,
      ({ items }, next) => ({
        ...(items.length > 0 && { _embedded: { clients: items } }),
        _links: next === undefined ? {} : { next: { href: next } },
      }),
    ),
    requests: 3,
  },
  "the Link header, and a total in another": {
    style: link({ nextUrl: linkHeader("next"), items: "", total: header("X-Total-Count") }),
    args: { header: { "X-Kind": "a" } },
    answer: ({ url, query, headers }) => {
      const { items, next } = slice(from(query.start));
      const links = [`<${url.pathname}?a,b;rel=next>; rel="first last"`];
      if (next !== undefined)
        links.push(`<${url.pathname}?start=${next}>; title="a, b"; rel="next"`);
      if (headers["x-kind"] !== "a") return { status: 400, body: items };
      return { body: items, headers: { link: links.join(", "), "x-total-count": "250" } };
    },
    requests: 3,
  },
};
