import {
  body,
  from,
  integer,
  list,
  object,
  query,
  type Rows,
  starts,
  testVendorsOnTheWire,
  text,
} from "../testing/vendors.js";

const rows: Rows = {
  azureLink: {
    why: "Azure: an absolute link, an empty one at the end",
    operation: { "x-ms-pageable": { nextLinkName: "nextLink", operationName: "Things_ListNext" } },
    page: object({ value: list, nextLink: text }),
    answer: ({ url, query: { $skiptoken: skip } }) => {
      const { items, next } = from(starts(skip));
      return body({ value: items, nextLink: next ? `${url.origin}/azure?$skiptoken=${next}` : "" });
    },
    asked: ["", "/azure?$skiptoken=3", "/azure?$skiptoken=6"],
  },
  odata: {
    why: "OData: nothing is added to a link",
    operation: {
      parameters: [query("$top")],
      "x-ms-pageable": { nextLinkName: "@odata.nextLink", itemName: "value" },
    },
    page: object({ value: list, "@odata.nextLink": text }, ["value"]),
    args: [{ $top: 5 }],
    answer: ({ query: { $skip } }) => {
      const { items, next } = from(starts($skip));
      return body({ value: items, ...(next && { "@odata.nextLink": `odata?$skip=${next}` }) });
    },
    asked: ["?$top=5", "?$skip=3", "?$skip=6"],
  },
  redoclyHeader: {
    why: "Redocly: a bare list by the Link header",
    operation: { "x-redocly-pagination": { style: "link", items: "" } },
    page: list,
    answer: ({ url, query: { start } }) => {
      const { items, next } = from(starts(start));
      const link = `<${url.pathname}?start=${next ?? 0}>; rel="${next ? "next" : "first"}"`;
      return { body: items, headers: { link } };
    },
    asked: ["", "?start=3", "?start=6"],
  },
  basecamp: {
    why: "Basecamp: a list under a key, a total in a header, and a largest page",
    operation: {
      "x-basecamp-pagination": {
        ...{ style: "link", key: "todos", maxPageSize: 3, totalCountHeader: "X-Total-Count" },
      },
    },
    page: object({ todos: list }),
    answer: ({ url, query: { page } }) => {
      const { items, next } = from((starts(page ?? "1") - 1) * 3);
      const link = `<${url.href.split("?")[0] ?? ""}?page=${starts(page ?? "1") + 1}>; rel="next"`;
      return { body: { todos: items }, headers: { "x-total-count": "7", ...(next && { link }) } };
    },
    asked: ["", "?page=2", "?page=3"],
  },
  dropshot: {
    why: "Dropshot: what was asked for first does not go with a token",
    operation: {
      parameters: [query("limit"), query("page_token", text), query("project", text)],
      "x-dropshot-pagination": { required: ["project"] },
    },
    page: object({ items: list, next_page: { type: ["string", "null"] } }, ["items"]),
    args: [{ project: "p", limit: 2 }],
    answer: ({ query: { page_token: token, project } }) => {
      if ((token === undefined) === (project === undefined)) return { status: 400, body: {} };
      const { items, next } = from(starts(token));
      return body({ items, next_page: next === undefined ? null : String(next) });
    },
    asked: ["?project=p&limit=2", "?limit=2&page_token=3", "?limit=2&page_token=6"],
  },
  legacy: {
    why: "x-pagination: pages from 0, by their parameter's default, ended by the total",
    operation: {
      parameters: [query("page", { ...integer, default: 0 }), query("size")],
      "x-pagination": {
        ...{ pageParam: "page", limitParam: "size" },
        resultsPath: "$response.body#/rows",
        totalResultsPath: "$response.body#/total",
      },
    },
    page: object({ rows: list, total: integer }),
    answer: ({ query: { page } }) => body({ rows: from(starts(page) * 3).items, total: 7 }),
    asked: ["", "?page=1", "?page=2"],
  },
  smithyDotted: {
    why: "Smithy: dotted names, and what the document says for all",
    operation: {
      parameters: [query("marker", text)],
      "x-smithy-paginated": { inputToken: "marker" },
    },
    page: object({ result: object({ rows: list, token: text }, ["rows"]) }),
    answer: ({ query: { marker } }) => {
      const { items, next } = from(starts(marker));
      return body({ result: { rows: items, ...(next && { token: String(next) }) } });
    },
    asked: ["", "?marker=3", "?marker=6"],
  },
  openapiLinks: {
    why: "OpenAPI's links: the one that leads onwards",
    operation: { parameters: [query("cursor", text)] },
    page: object({ rows: list, back: text, next: text }, ["rows"]),
    response: {
      links: {
        back: {
          ...{ operationId: "openapiLinks:list" },
          parameters: { "query.cursor": "$response.body#/back" },
        },
        next: {
          ...{ operationId: "openapiLinks:list" },
          parameters: { "query.cursor": "$response.body#/next" },
        },
      },
    },
    answer: ({ query: { cursor } }) => {
      const { items, next } = from(starts(cursor));
      return body({ rows: items, back: "0", ...(next && { next: String(next) }) });
    },
    asked: ["", "?cursor=3", "?cursor=6"],
  },
};

testVendorsOnTheWire(rows, {
  "x-smithy-paginated": { outputToken: "result.token", items: "result.rows" },
});
