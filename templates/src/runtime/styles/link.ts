import { PaginationError } from "../errors.js";
import { at } from "../pointer.js";
import { givenNumber } from "./parameter.js";
import type { Parameter, Reader, Source, Style } from "./style.js";

/** How each page of a list says where the next is. */
export interface LinkRule {
  /**
   * Where a page has the URL of the next: absolute or relative, as a text or as the `href` of an
   * object. `null`, `""` and nothing end the list.
   */
  readonly nextUrl: Source;
  /** How many items the caller would like on a page. Never decides the end. */
  readonly size?: Parameter;
  readonly items: Source;
  /** Must be on every page, where declared. */
  readonly total?: Source;
  /** Must be on every page, where declared; `false` ends the list, whatever the link. */
  readonly hasMore?: Source;
  /** JSON pointer into an item: what identifies it. */
  readonly key?: string;
}

/**
 * The style of a list that gives, with each page, the URL of the next. It is followed with GET as it
 * is, with the headers of the first request, and inside the server's origin only.
 */
export function link(rule: LinkRule): Style {
  const { size, key } = rule;
  return {
    parameter: "next link",
    maxEmptyPages: Infinity,
    ...(key !== undefined && { key }),
    start: (args) => {
      givenNumber(args, size, 0);
      return undefined;
    },
    aim: (args, position) => ({
      ...args,
      body: undefined,
      url: (own) => resolve(position as string, own),
    }),
    read: (read) => {
      const items = read(rule.items, "array");
      const total = read(rule.total, "whole number");
      const hasMore = read(rule.hasMore, "boolean");
      const url = nextUrl(read, rule.nextUrl);
      if (hasMore && url === undefined) {
        throw read.fail("bad-metadata", "there are said to be more items, but no link to them");
      }
      const next = hasMore === false ? undefined : url;
      return { items, total, pageCount: undefined, next, astray: false };
    },
  };
}

/** Relative URLs mean something next to the response they came in. */
function nextUrl(read: Reader, source: Source): string | undefined {
  const value = read.value(source);
  const url = typeof value === "object" ? at(value, "/href") : value;
  if (url === undefined || url === null || url === "") return undefined;
  if (typeof url !== "string") throw read.fail("bad-metadata", "the next link is not a text");
  const base = read.response.url || undefined;
  try {
    return base === undefined ? url : new URL(url, base).href;
  } catch {
    throw read.fail("bad-metadata", "the next link is not a URL");
  }
}

/** The URL itself may hold a secret, so no message has it. */
function resolve(url: string, own: string): URL {
  let target: URL;
  try {
    target = new URL(url, own);
  } catch {
    throw new PaginationError("bad-metadata", "the next link is not a URL");
  }
  const { origin } = new URL(own);
  if (target.origin === origin && target.username === "" && target.password === "") return target;
  throw new PaginationError(
    "cross-origin-next",
    `the next link leads out of ${origin}, where no credential should follow`,
  );
}
