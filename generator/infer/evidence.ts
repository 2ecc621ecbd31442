import type { JsonObject } from "../document.js";
import type { PlacedSchema, SchemaWalk } from "../model/schema-walk.js";
import { type Input, isOffByDefault } from "./inputs.js";
import { type Member, partsOf } from "./members.js";
import type { Outputs } from "./outputs.js";
import type { Signal } from "./proposal.js";
import { isCountSwitchName } from "./vocabulary.js";

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
  /** The schema of the whole body. */
  readonly body: PlacedSchema;
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
  const all = inputs.filter((input) => input !== other && input.roles.has("size"));
  const current = all.filter(({ description }) => !/\bdeprecated\b/i.test(description));
  const sizes = current.length > 0 ? current : all;
  const sibling =
    other && inputs.find(({ name }) => name === other.name.replace("offset", "limit"));
  if (sizes.length === 0 && sibling !== other) return sibling;
  // Of `page[size]` and `limit`, the first goes with a page's number, the other with an offset.
  const kin = other?.roles.has("page") ? /(?:per.?page|page.?size)/i : /limit/i;
  // A name that is about paging and nothing else goes before `size` and `count`, these before `max`.
  return (
    sizes.find(({ name }) => kin.test(name)) ??
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

/**
 * Whether every page that has items has a number as well: a walk that goes by it fails at a page without.
 * It need not, where a switch asks for it, its description names a condition, or the schema promises less.
 */
export function isOnEveryPage({ pointer, description }: Member, sighting: Sighting): boolean {
  const { inputs, items, body, walk } = sighting;
  const isAskedFor = inputs.some((input) => isOffByDefault(input) && isCountSwitchName(input.name));
  if (isAskedFor || mayLack.test(description)) return false;
  return !walk.alwaysHas(body, items.pointer) || !isLeftOpen(pointer, sighting);
}

/** Whether something on the way is required of no page, where other things are: that is meant. */
function isLeftOpen(pointer: string, { body, walk }: Sighting): boolean {
  const [root = "", ...steps] = pointer.split("/");
  return steps.some((step, index) => {
    const holder = walk.at(body, [root, ...steps.slice(0, index)].join("/"));
    return holder && requiresAny(holder, walk) && !walk.alwaysHas(holder, `/${step}`);
  });
}

function requiresAny(holder: PlacedSchema, walk: SchemaWalk): boolean {
  return partsOf(holder, walk).some(
    ({ schema }) =>
      typeof schema === "object" && Array.isArray(schema.required) && schema.required.length > 0,
  );
}

const mayLack =
  /\boptional\b|\bnot (?:always )?(?:present|provided|returned|included|populated)\b|\bonly (?:present|provided|returned|included|populated|available|set|if|when)\b|\b(?:present|provided|returned|included|populated) only\b|\bif (?:asked|requested)\b|\b(?:may|might|can) be (?:null|missing|omitted|absent)\b/i;

export function responseOf(sighting: Sighting): JsonObject {
  const { items, outputs } = sighting;
  const { hasMore, done, total, totalIsCertain } = outputs;
  return {
    items: items.pointer,
    ...(total !== undefined && totalIsCertain && isOnEveryPage(total, sighting)
      ? { total: total.pointer }
      : {}),
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
