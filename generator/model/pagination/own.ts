import {
  extensionName,
  type LinkExtension,
  type PaginationExtension,
} from "../../load/extension.js";
import { type Draft, factsFrom } from "./facts.js";

/** What `x-pagewright` says; its schema has been checked. */
export function readOwn(declaration: PaginationExtension, pointer: string): Draft {
  const fact = factsFrom(extensionName, pointer);
  const { response, key } = declaration;
  const common: Draft = {
    style: fact(declaration.style, "style"),
    size: fact(declaration.request?.size, "request", "size"),
    schema: fact(response.schema, "response", "schema"),
    items: fact(response.items, "response", "items"),
    item: fact(response.item, "response", "item"),
    total: fact(response.total, "response", "total"),
    hasMore: fact(response.hasMore, "response", "hasMore"),
    optional: fact(response.optional, "response", "optional"),
    key: fact(key, "key"),
  };
  switch (declaration.style) {
    case "page": {
      const { lastPage, pageCount, current } = declaration.response;
      return {
        ...common,
        page: fact(declaration.request.page, "request", "page"),
        first: fact(declaration.first, "first"),
        lastPage: fact(lastPage, "response", "lastPage"),
        pageCount: fact(pageCount, "response", "pageCount"),
        current: fact(current, "response", "current"),
      };
    }
    case "offset":
      return {
        ...common,
        offset: fact(declaration.request.offset, "request", "offset"),
        first: fact(declaration.first, "first"),
      };
    case "cursor":
      return {
        ...common,
        cursor: fact(listOf(declaration.request.cursor), "request", "cursor"),
        nextCursor: fact(listOf(declaration.response.nextCursor), "response", "nextCursor"),
        alone: fact(declaration.alone, "alone"),
      };
    case "link":
      return { ...common, nextUrl: nextUrlOf(declaration, fact) };
  }
}

/** Without a place of its own, the next URL is in the `Link` header. */
function nextUrlOf(
  { response }: LinkExtension,
  fact: ReturnType<typeof factsFrom>,
): Draft["nextUrl"] {
  return fact(response.nextUrl, "response", "nextUrl") ?? fact({ link: "next" }, "style");
}

function listOf<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}
