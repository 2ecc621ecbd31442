import type { JsonObject } from "../document.js";
import type { SchemaWalk } from "../model/schema-walk.js";
import type { Input } from "./inputs.js";
import type { Member } from "./members.js";
import type { Outputs } from "./outputs.js";
import type { Signal } from "./proposal.js";

/** What is known of one operation when its ways of paging are weighed. */
export interface Sighting {
  readonly inputs: readonly Input[];
  readonly items: Member;
  /** Whether the list's name says that it is the list. */
  readonly itemsTold: boolean;
  /** Whether the body has no other list, and is there for this one. */
  readonly itemsAlone: boolean;
  readonly outputs: Outputs;
  /** Names of the headers that a successful response declares. */
  readonly headers: readonly string[];
  /** Whether the path leads to many things rather than to one. */
  readonly isCollection: boolean;
  /** Whether the path ends in what identifies one thing. */
  readonly isSingle: boolean;
  /** Whether a vendor's extension says that it is paged. */
  readonly isMarked: boolean;
  readonly walk: SchemaWalk;
}

export function signal(
  side: Signal["side"],
  name: string,
  weight: number,
  evidence: string,
): readonly Signal[] {
  return [{ side, name, weight, evidence }];
}

export const isWhole = ({ types }: Input): boolean => types.has("integer") || types.has("number");

/** Whether its default is a number, be it that it is written as text. */
export const hasWholeDefault = ({ default: preset }: Input): boolean =>
  typeof preset === "string" && /^\d+$/.test(preset);

export function told(input: Input): string {
  const kind = { query: "query parameter", header: "header", body: "property of the body" };
  return `the ${kind[input.place]} ${JSON.stringify(input.name)}`;
}

/** Whether a body is that of a list: it says so itself, or by facts about a page. */
export function isList(sighting: Sighting): boolean {
  return sighting.itemsTold || sighting.itemsAlone || hasFacts(sighting);
}

/** Facts without which a list with a name of its own kind is no page of anything. */
function hasFacts({ outputs, headers }: Sighting): boolean {
  const { pageCount, nextPage, nextOffset, nextUrl, hasMore, totalIsCertain } = outputs;
  const told = [pageCount, nextPage, nextOffset, nextUrl, hasMore].some(Boolean);
  return told || totalIsCertain || headers.some((name) => /total|pages$|page-count$/i.test(name));
}

export function findSize({ inputs }: Sighting, other: Input | undefined): Input | undefined {
  const sizes = inputs.filter((input) => input !== other && input.roles.has("size"));
  const sibling =
    other && inputs.find(({ name }) => name === other.name.replace("offset", "limit"));
  if (sizes.length === 0 && sibling !== other) return sibling;
  // A name that is about paging and nothing else goes before `size` and `count`, these before `max`.
  return (
    sizes.find(({ name }) => /limit|page/i.test(name)) ??
    sizes.find(({ name }) => !/^(?:max|top|first)$/i.test(name)) ??
    sizes[0]
  );
}

export function sizeSignals(size: Input | undefined): readonly Signal[] {
  return size
    ? signal("request", "size-parameter", 2, `${told(size)} sets the size of a page`)
    : [];
}

export function itemsSignals(sighting: Sighting): readonly Signal[] {
  const { items, itemsTold, itemsAlone, outputs } = sighting;
  const weight = items.path.length === 0 ? 2 : itemsTold || itemsAlone ? 1 : 0;
  const where = items.path.length === 0 ? "the body is the list" : `"${items.pointer}" is the list`;
  return [
    ...signal("response", "items", weight, where),
    ...(outputs.total
      ? signal("response", "total", 1, `"${outputs.total.pointer}" counts all items`)
      : []),
  ];
}

export function moreSignals({ outputs: { hasMore, done } }: Sighting): readonly Signal[] {
  if (hasMore)
    return signal("response", "has-more", 2, `"${hasMore.pointer}" says if there is more`);
  if (done) return signal("response", "done", 1, `"${done.pointer}" says if this is the end`);
  return [];
}

export function responseOf({ items, outputs }: Sighting): JsonObject {
  const { hasMore, done, total, totalIsCertain } = outputs;
  return {
    items: items.pointer,
    ...(total !== undefined && totalIsCertain ? { total: total.pointer } : {}),
    ...(hasMore ? { hasMore: hasMore.pointer } : done ? { hasMore: { not: done.pointer } } : {}),
  };
}

export function requestOf(role: string, input: Input, size: Input | undefined): JsonObject {
  return {
    [role]: input.declared,
    ...(size === undefined ? {} : { size: size.declared }),
  };
}

export function describedAs(input: Input, about: RegExp, not: RegExp): readonly Signal[] {
  return about.test(input.description) && !not.test(input.description)
    ? signal("request", "described", 1, `${told(input)} is described so`)
    : [];
}
