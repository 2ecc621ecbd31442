import { whole } from "../guards.js";
import { givenNumber, nameOf, withParameter } from "./parameter.js";
import type { NumberedStyle, PageFacts, Parameter, Progress, Reader, Source } from "./style.js";

/**
 * How a list numbers its pages. A declared fact must be on every page, as a number that is whole and
 * not negative (`hasMore`: as a boolean).
 */
export interface PageNumberRule {
  /** The number of the page. */
  readonly page: Parameter;
  /** How many items the caller would like on a page. Never decides the end. */
  readonly size?: Parameter;
  readonly items: Source;
  /** The number of the last page. Decides the end, where declared. */
  readonly lastPage?: Source;
  /** How many pages the whole list has. Decides the end, where declared. */
  readonly pageCount?: Source;
  /** How many items the whole list has. */
  readonly total?: Source;
  readonly hasMore?: Source;
  /** The number of the page that was sent, to be compared with the one that was asked for. */
  readonly current?: Source;
  /** JSON pointer into an item: what identifies it. */
  readonly key?: string;
  /** The number of the first page. Default 1. */
  readonly first?: number;
}

/** The style of a list that is asked for page 1, page 2, and so on. */
export function pageNumber(rule: PageNumberRule): NumberedStyle {
  const { page, size, key, first = 1 } = rule;
  return {
    parameter: nameOf(page),
    ...(key !== undefined && { key }),
    start: (args) => {
      givenNumber(args, size, 0);
      return givenNumber(args, page, first);
    },
    aim: (args, position) => withParameter(args, page, position),
    first,
    even: true,
    read: (read, progress) => readPage(rule, first, read, progress),
    extend: (position = first, go) => ({
      number: position as number,
      previous: async () => ((position as number) > first ? go((position as number) - 1) : null),
      goto: async (number) => go(whole(nameOf(page), number, first) ?? first),
    }),
  };
}

function readPage(
  rule: PageNumberRule,
  first: number,
  read: Reader,
  progress: Progress,
): PageFacts {
  const number = (progress.position ?? first) as number;
  const items = read(rule.items, "array");
  const count = read(rule.pageCount, "whole number");
  const lastPage = count === undefined ? read(rule.lastPage, "whole number") : count - 1 + first;
  const total = read(rule.total, "whole number");
  const hasMore = read(rule.hasMore, "boolean");
  const ended =
    lastPage !== undefined
      ? number >= lastPage
      : total !== undefined
        ? isShort(items, progress) && passed(items, number - first, progress) >= total
        : hasMore !== undefined
          ? !hasMore
          : items.length === 0;
  return {
    items,
    total,
    pageCount: lastPage === undefined ? undefined : Math.max(0, lastPage - first + 1),
    next: ended ? undefined : number + 1,
    astray: (read(rule.current, "whole number") ?? number) !== number,
  };
}

/** Shorter than a page before it was. What the caller asked for proves nothing: servers clamp it. */
function isShort(items: readonly unknown[], { largest }: Progress): boolean {
  return items.length === 0 || items.length < largest;
}

/**
 * Items on the pages up to this one, those before the walk's start counted as well as can be known:
 * at the size of the largest page seen, and without bound once a page is empty.
 */
function passed(items: readonly unknown[], pagesBefore: number, progress: Progress): number {
  const { index, delivered, largest } = progress;
  const skippedPages = pagesBefore - index;
  if (skippedPages === 0) return delivered + items.length;
  if (items.length === 0) return Infinity;
  return skippedPages * Math.max(largest, items.length) + delivered + items.length;
}
