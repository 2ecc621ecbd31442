/** An operation that pages, in words short enough to be read beside the method that comes of it. */
export interface PagedScenario {
  readonly why: string;
  /** The name of its resource. */
  readonly name: string;
  /** YAML: what the operation says, its extension above all. */
  readonly operation: string;
  /** YAML: the schema of a page. */
  readonly page: string;
  /** TypeScript: the type of an item, got from the type of a page, `Page`. */
  readonly item: string;
}

const query = (...names: readonly string[]): string =>
  `parameters: [${names
    .map((name) => {
      const type = /cursor|after|token|marker|version/i.test(name) ? "string" : "integer";
      return `{ name: ${JSON.stringify(name)}, in: query, schema: { type: ${type} } }`;
    })
    .join(", ")}]`;

const books = `{ type: array, items: { $ref: "#/components/schemas/Book" } }`;

/** An object with a list under a name, and other properties of a type. */
function envelope(list: string, others: Readonly<Record<string, string>> = {}): string {
  const properties = { [list]: books, ...others };
  const members = Object.entries(properties).map(([name, schema]) => `"${name}": ${schema}`);
  return `{ type: object, required: [${Object.keys(properties)
    .map((name) => JSON.stringify(name))
    .join(", ")}], properties: { ${members.join(", ")} } }`;
}

const text = "{ type: string }";
const maybeText = "{ type: [string, 'null'] }";
const integer = "{ type: integer }";
const flag = "{ type: boolean }";

export const pagedScenarios: readonly PagedScenario[] = [
  {
    why: "pages that count from 1, by what two extensions say together",
    name: "numbered",
    operation: `
${query("page", "limit")}
x-polar-pagination: { type: page_limit, item_schema: { $ref: "#/components/schemas/Book" } }
x-speakeasy-pagination:
  type: offsetLimit
  inputs: [{ name: page, in: parameters, type: page }, { name: limit, in: parameters, type: limit }]
  outputs: { results: $.items, numPages: $.pagination.max_page }`,
    page: envelope("items", {
      pagination: `{ type: object, required: [max_page, total_count], properties: { max_page: ${integer}, total_count: ${integer} } }`,
    }),
    item: `Page["items"][number]`,
  },
  {
    why: "pages that count from 0, with their number",
    name: "spring",
    operation: `
${query("page", "size")}
x-pagewright:
  pagination:
    style: page
    first: 0
    request: { page: page, size: size }
    response: { items: /content, pageCount: /totalPages, total: /totalElements, hasMore: { not: /last }, current: /number }`,
    page: envelope("content", {
      totalPages: integer,
      totalElements: integer,
      last: flag,
      number: integer,
    }),
    item: `Page["content"][number]`,
  },
  {
    why: "a bare list, counted in headers",
    name: "bare",
    operation: `
${query("page")}
x-pagewright:
  pagination:
    style: page
    request: { page: page }
    response: { items: "", lastPage: { header: X-Total-Pages }, total: { header: X-Total } }`,
    page: books,
    item: `Page[number]`,
  },
  {
    why: "an offset goes on by what has come",
    name: "offsets",
    operation: `
${query("startIndex", "count")}
x-pagewright:
  pagination:
    style: offset
    first: 1
    request: { offset: startIndex, size: count }
    response: { items: /Resources, total: /totalResults }
    key: /id`,
    page: envelope("Resources", { totalResults: integer }),
    item: `Page["Resources"][number]`,
  },
  {
    why: "a token in the body; what an empty page leaves out",
    name: "tokens",
    operation: `
${query("page_size", "page_token")}
x-pagewright:
  pagination:
    style: cursor
    request: { cursor: page_token, size: page_size }
    response: { items: /books, nextCursor: /next_page_token, optional: [items] }`,
    page: `{ type: object, properties: { books: ${books}, next_page_token: ${text} } }`,
    item: `NonNullable<Page["books"]>[number]`,
  },
  {
    why: "the last item is the cursor",
    name: "last",
    operation: `
${query("starting_after", "limit")}
x-pagewright:
  pagination:
    style: cursor
    request: { cursor: starting_after, size: limit }
    response: { items: /data, nextCursor: { lastItem: /id }, hasMore: /has_more }`,
    page: envelope("data", { has_more: flag }),
    item: `Page["data"][number]`,
  },
  {
    why: "a cursor in the body of a POST",
    name: "search",
    operation: `
requestBody: { content: { application/json: { schema: { type: object, properties: { paging: { type: object, properties: { after: ${text} } } } } } } }
x-pagewright:
  pagination:
    style: cursor
    request: { cursor: { body: /paging/after } }
    response: { items: /results, nextCursor: /next }`,
    page: envelope("results", { next: maybeText }),
    item: `Page["results"][number]`,
  },
  {
    why: "cursors in headers",
    name: "headers",
    operation: `
parameters: [{ name: X-Continue, in: header, schema: ${text} }]
x-pagewright:
  pagination:
    style: cursor
    request: { cursor: { header: X-Continue } }
    response: { items: "", nextCursor: { header: X-Next }, hasMore: { header: X-Has-More } }`,
    page: books,
    item: `Page[number]`,
  },
  {
    why: "several cursors go together",
    name: "aws",
    operation: `
${query("marker", "version")}
x-pagewright:
  pagination:
    style: cursor
    request: { cursor: [marker, version] }
    response: { items: /Versions, nextCursor: [/NextMarker, /NextVersion], hasMore: /IsTruncated }`,
    page: envelope("Versions", {
      NextMarker: maybeText,
      NextVersion: maybeText,
      IsTruncated: flag,
    }),
    item: `Page["Versions"][number]`,
  },
  {
    why: "nodes on edges",
    name: "edges",
    operation: `
${query("after", "first")}
x-pagewright:
  pagination:
    style: cursor
    request: { cursor: after, size: first }
    response: { items: /edges, item: /node, nextCursor: /pageInfo/endCursor, hasMore: /pageInfo/hasNextPage }
    key: /id`,
    page: `{ type: object, required: [edges, pageInfo], properties: { edges: { type: array, items: { type: object, required: [node], properties: { node: { $ref: "#/components/schemas/Book" } } } }, pageInfo: { type: object, required: [hasNextPage], properties: { endCursor: ${maybeText}, hasNextPage: ${flag} } } } }`,
    item: `Page["edges"][number]["node"]`,
  },
  {
    why: "a token that stands for all that was asked for, as Dropshot has it",
    name: "dropshot",
    operation: `
${query("page_token", "limit", "sort")}
x-dropshot-pagination: { required: [sort] }`,
    page: envelope("items", { next_page: maybeText }),
    item: `Page["items"][number]`,
  },
  {
    why: "the next URL in the body, as OData has it",
    name: "odata",
    operation: `
x-ms-pageable: { nextLinkName: "@odata.nextLink" }`,
    page: envelope("value", { "@odata.nextLink": text }),
    item: `Page["value"][number]`,
  },
  {
    why: "the next URL in the body, as JSON:API has it",
    name: "jsonApi",
    operation: `
${query("page[size]")}
x-pagewright:
  pagination:
    style: link
    request: { size: "page[size]" }
    response: { items: /data, nextUrl: /links/next, total: /meta/total }
    key: /id`,
    page: envelope("data", {
      links: `{ type: object, properties: { next: { oneOf: [{ type: string }, { type: object, properties: { href: ${text} } }, { type: 'null' }] } } }`,
      meta: `{ type: object, required: [total], properties: { total: ${integer} } }`,
    }),
    item: `Page["data"][number]`,
  },
  {
    why: "items that an empty page leaves out, as HAL has it",
    name: "hal",
    operation: `
x-pagewright:
  pagination:
    style: link
    response: { items: /_embedded/books, nextUrl: /_links/next/href, optional: [items] }`,
    page: `{ type: object, properties: { _embedded: { type: object, properties: { books: ${books} } }, _links: { type: object, properties: { next: { type: object, properties: { href: ${text} } } } } } }`,
    item: `NonNullable<NonNullable<Page["_embedded"]>["books"]>[number]`,
  },
  {
    why: "the next URL in the Link header",
    name: "links",
    operation: `
${query("per_page")}
x-pagewright:
  pagination:
    style: link
    request: { size: per_page }
    response: { items: "", total: { header: X-Total-Count } }`,
    page: books,
    item: `Page[number]`,
  },
];

/** A document of some of them, each a list of a resource of its own. */
export function pagedDocument(scenarios: readonly PagedScenario[]): string {
  const paths = scenarios.map(({ name, operation, page }) => {
    const method = operation.includes("requestBody") ? "post" : "get";
    return `
  /${name}:
    ${method}:
      tags: [${name}]
      operationId: ${name}:list
      responses: { "200": { description: ok, content: { application/json: { schema: ${page} } } } }
${operation.trim().replaceAll(/^/gm, "      ")}`;
  });
  return `
paths:${paths.join("")}
components:
  schemas:
    Book: { type: object, required: [id], properties: { id: { type: string }, title: { type: string } } }
`;
}
