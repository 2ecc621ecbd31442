import { givenNumber, nameOf, withParameter } from "./parameter.js";
import type { PageFacts, Parameter, Progress, Reader, Source, Style } from "./style.js";

/** How a list says which of its items it begins with. A declared fact must be on every page. */
export interface OffsetRule {
  /** How many items to skip. */
  readonly offset: Parameter;
  /** How many items the caller would like on a page. Never decides the end. */
  readonly size?: Parameter;
  readonly items: Source;
  /** How many items the whole list has. */
  readonly total?: Source;
  readonly hasMore?: Source;
  /** JSON pointer into an item: what identifies it. */
  readonly key?: string;
  /** The offset of the first item: 0, or 1 where items are numbered. Default 0. */
  readonly first?: number;
}

/** The style of a list that is asked for what comes behind so many items. */
export function offset(rule: OffsetRule): Style {
  const { offset: parameter, size, key, first = 0 } = rule;
  return {
    parameter: nameOf(parameter),
    ...(key !== undefined && { key }),
    start: (args) => {
      givenNumber(args, size, 0);
      return givenNumber(args, parameter, first);
    },
    aim: (args, position) => withParameter(args, parameter, position),
    first,
    read: (read, progress) => readPage({ ...rule, first }, read, progress),
  };
}

/** Goes on by what has come: servers send fewer items than they were asked for. */
function readPage(
  rule: OffsetRule & { readonly first: number },
  read: Reader,
  progress: Progress,
): PageFacts {
  const items = read(rule.items, "array");
  const total = read(rule.total, "whole number");
  const hasMore = read(rule.hasMore, "boolean");
  const next = ((progress.position ?? rule.first) as number) + items.length;
  const short = items.length < Math.max(progress.largest, 1);
  const ended =
    total !== undefined
      ? short && next - rule.first >= total
      : hasMore !== undefined
        ? !hasMore
        : items.length === 0;
  if (!ended && items.length === 0) {
    throw read.fail("empty-pages", "an empty page, though there are said to be more items");
  }
  return { items, total, pageCount: undefined, next: ended ? undefined : next, astray: false };
}
