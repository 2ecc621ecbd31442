import {
  after,
  body,
  flag,
  from,
  inJson,
  integer,
  list,
  marked,
  object,
  query,
  type Rows,
  starts,
  testVendorsOnTheWire,
  text,
} from "../testing/vendors.js";

const rows: Rows = {
  speakeasyPages: {
    why: "Speakeasy: pages from 0 with their number; a page that is shorter than was asked for ends nothing",
    operation: {
      parameters: [query("page", { ...integer, default: 0 }), query("limit")],
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [
          { name: "page", in: "parameters", type: "page" },
          { name: "limit", in: "parameters", type: "limit" },
        ],
        outputs: { results: "$.data.rows", numPages: "$.data.pages" },
      },
    },
    page: object({ data: object({ rows: list, pages: integer }) }),
    args: [{ limit: 50 }],
    answer: ({ query: { page } }) =>
      body({ data: { rows: from(starts(page) * 3).items, pages: 3 } }),
    asked: ["?limit=50", "?limit=50&page=1", "?limit=50&page=2"],
  },
  speakeasyHeader: {
    why: "Speakeasy: a page that is a header, and nothing that tells the end",
    operation: {
      parameters: [{ name: "X-Page", in: "header", schema: integer }],
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [{ name: "X-Page", in: "parameters", type: "page" }],
        outputs: { results: "$" },
      },
    },
    page: list,
    answer: ({ headers }) => body(from((starts(headers["x-page"] ?? "1") - 1) * 3).items),
    asked: ["", "", "", ""],
  },
  speakeasyOffset: {
    why: "Speakeasy: an offset that counts from 1",
    operation: {
      parameters: [query("start", { ...integer, default: 1 }), query("count")],
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [
          { name: "start", in: "parameters", type: "offset" },
          { name: "count", in: "parameters", type: "limit" },
        ],
        outputs: { results: "$.Resources" },
      },
    },
    page: object({ Resources: list }),
    args: [{ count: 5 }],
    answer: ({ query: { start } }) => body({ Resources: from(starts(start ?? "1") - 1).items }),
    asked: ["?count=5", "?count=5&start=4", "?count=5&start=7", "?count=5&start=8"],
  },
  speakeasyLast: {
    why: "Speakeasy: the last item is the cursor, in the dialect of older documents",
    operation: {
      parameters: [query("after", text)],
      "x-speakeasy-pagination": {
        type: "cursor",
        inputs: [{ name: "after", in: "parameters", type: "cursor" }],
        outputs: { results: "$.items", nextCursor: "$.items[(@.length-1)].id" },
      },
    },
    page: object({ items: list }),
    answer: ({ query }) => body({ items: from(after(query.after)).items }),
    asked: ["", "?after=c", "?after=f", "?after=g"],
  },
  speakeasyBody: {
    why: "Speakeasy: a cursor in the body of a POST, without results named",
    method: "post",
    operation: {
      requestBody: inJson(object({ paging: object({ after: text }, []), q: text }, [])),
      "x-speakeasy-pagination": {
        type: "cursor",
        inputs: [{ name: "paging.after", in: "requestBody", type: "cursor" }],
        outputs: { nextCursor: "$.next" },
      },
    },
    page: object({ found: list, next: { type: ["string", "null"] } }),
    args: [{ q: "x" }],
    answer: ({ body: sent }) => {
      const { q, paging } = sent as { q?: string; paging?: { after?: string } };
      if (q !== "x") return { status: 400, body: {} };
      const { items, next } = from(starts(paging?.after));
      return body({ found: items, next: next === undefined ? null : String(next) });
    },
    asked: ["", "", ""],
  },
  speakeasyUrl: {
    why: "Speakeasy: a URL that is only a query, and takes the place of what was asked for",
    operation: {
      parameters: [query("kind", text)],
      "x-speakeasy-pagination": {
        type: "url",
        outputs: { results: "$.items", nextUrl: "$.links.next" },
      },
    },
    page: object({ items: list, links: object({ next: text }, []) }),
    args: [{ kind: "a" }],
    answer: ({ query: { start } }) => {
      const { items, next } = from(starts(start));
      return body({ items, links: next === undefined ? {} : { next: `?start=${next}` } });
    },
    asked: ["?kind=a", "?start=3", "?start=6"],
  },
  kajiPages: {
    why: "Kaji: pages by that name",
    operation: {
      parameters: [query("page")],
      "x-kaji-pagination": {
        type: "page",
        inputs: [{ name: "page", in: "parameters", type: "page" }],
        outputs: { results: "$.items", numPages: "$.pages" },
      },
    },
    page: object({ items: list, pages: integer }),
    answer: ({ query: { page } }) =>
      body({ items: from((starts(page ?? "1") - 1) * 3).items, pages: 3 }),
    asked: ["", "?page=2", "?page=3"],
  },
  polarTwo: {
    why: "Polar and Speakeasy together: clamped, and ended by the last page's number",
    operation: {
      parameters: [query("page", { ...integer, default: 1 }), query("limit")],
      "x-polar-pagination": {
        type: "page_limit",
        item_schema: { $ref: "#/components/schemas/Item" },
      },
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [
          { name: "page", in: "parameters", type: "page" },
          { name: "limit", in: "parameters", type: "limit" },
        ],
        outputs: { results: "$.items", numPages: "$.pagination.max_page" },
      },
    },
    page: object({
      items: { type: "array", items: { $ref: "#/components/schemas/Item" } },
      pagination: object({ max_page: integer, total_count: integer }),
    }),
    args: [{ limit: 200 }],
    answer: ({ query: { page } }) =>
      body({
        items: from((starts(page ?? "1") - 1) * 3).items,
        pagination: { max_page: 3, total_count: 7 },
      }),
    asked: ["?limit=200", "?limit=200&page=2", "?limit=200&page=3"],
  },
  fernShared: {
    why: "Fern: what the document says for all, a path",
    operation: { "x-fern-pagination": true },
    page: object({ items: list, next: text }, ["items"]),
    answer: ({ url, query: { start } }) => {
      const { items, next } = from(starts(start));
      return body({ items, ...(next && { next: `${url.pathname}?start=${next}` }) });
    },
    asked: ["", "?start=3", "?start=6"],
  },
  fernOffset: {
    why: "Fern: an offset with a step goes on by what came, and not by the step",
    operation: {
      parameters: [query("offset"), query("limit", { ...integer, default: 50 })],
      "x-fern-pagination": {
        offset: "$request.offset",
        step: "$request.limit",
        results: "$response.items",
        "has-next-page": "$response.more",
      },
    },
    page: object({ items: list, more: flag }),
    answer: ({ query: { offset } }) => {
      const { items, next } = from(starts(offset));
      return body({ items, more: next !== undefined });
    },
    asked: ["", "?offset=3", "?offset=6"],
  },
  fernPages: {
    why: "Fern: an offset without a step is the number of a page",
    operation: {
      parameters: [query("page_number")],
      "x-fern-pagination": { offset: "$request.page_number", results: "$response.results" },
    },
    page: object({ results: list }),
    answer: ({ query: { page_number: page } }) =>
      body({ results: from((starts(page ?? "1") - 1) * 3).items }),
    asked: ["", "?page_number=2", "?page_number=3", "?page_number=4"],
  },
  fernBody: {
    why: "Fern: a cursor inside the body of a POST",
    method: "post",
    operation: {
      requestBody: inJson(object({ pagination: object({ starting_after: text }, []) }, [])),
      "x-fern-pagination": {
        cursor: "$request.pagination.starting_after",
        next_cursor: "$response.pages.next.starting_after",
        results: "$response.data",
      },
    },
    page: object({
      data: list,
      pages: object({ next: object({ starting_after: text }, []) }, []),
    }),
    args: [{}],
    answer: ({ body: sent }) => {
      const { pagination } = (sent ?? {}) as { pagination?: { starting_after?: string } };
      const { items, next } = from(starts(pagination?.starting_after));
      return body({ data: items, pages: next ? { next: { starting_after: String(next) } } : {} });
    },
    asked: ["", "", ""],
  },
  stainlessHeader: {
    why: "Stainless: a bare list whose cursor comes in a header",
    operation: {
      parameters: [marked(query("cursor", text), "next_cursor_param")],
    },
    page: marked(list, "items", { is_top_level_array: true }),
    response: { headers: { "X-Next": marked({ schema: text }, "next_cursor_field") } },
    answer: ({ query: { cursor } }) => {
      const { items, next } = from(starts(cursor));
      return { body: items, headers: next === undefined ? {} : { "x-next": String(next) } };
    },
    asked: ["", "?cursor=3", "?cursor=6"],
  },
  stainlessOffset: {
    why: "Stainless: an offset, whose next place a page tells as its own; what came decides",
    operation: {
      parameters: [marked(query("offset"), "offset_count_param")],
    },
    page: object({
      rows: marked(list, "items"),
      offset: marked(integer, "offset_count_start_field"),
      count: marked(integer, "offset_total_count_field"),
    }),
    answer: ({ query: { offset } }) => {
      const { items, next } = from(starts(offset));
      return body({ rows: items, offset: next ?? 0, count: 7 });
    },
    asked: ["", "?offset=3", "?offset=6"],
  },
  scalarRelation: {
    why: "Scalar: a relation of the Link header that is not next",
    operation: {
      "x-scalar-pagination": {
        type: "cursorUrl",
        response: {
          body: { type: "items", path: [] },
          older: { type: "cursorUrl", location: "linkHeader", rel: "older" },
        },
      },
    },
    page: list,
    answer: ({ query: { start } }) => {
      const { items, next } = from(starts(start));
      const links = ['<?start=1>; rel="next"', ...(next ? [`<?start=${next}>; rel=Older`] : [])];
      return { body: items, headers: { link: links.join(", ") } };
    },
    asked: ["", "?start=3", "?start=6"],
  },
  scalarBody: {
    why: "Scalar: an offset in the body, by a key that is another name on the wire",
    method: "post",
    operation: {
      requestBody: inJson(object({ from: integer, size: integer }, [])),
      "x-scalar-pagination": {
        ...{ type: "offset", paramLocation: "body" },
        request: { start: { type: "offset", param: "from" }, size: { type: "limit" } },
        response: { hits: { type: "items" }, total: { type: "total" } },
      },
    },
    page: object({ hits: list, total: integer }),
    args: [{ size: 50 }],
    answer: ({ body: sent }) => {
      const { from: start = 0 } = sent as { from?: number };
      return body({ hits: from(start).items, total: 7 });
    },
    asked: ["", "", ""],
  },
};

testVendorsOnTheWire(rows, {
  "x-fern-pagination": { next_path: "$response.next", results: "$response.items" },
});
