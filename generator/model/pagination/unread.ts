import { nearest } from "../../diagnostics/nearest.js";
import type { JsonObject, JsonValue } from "../../document.js";
import { extensionName } from "../../load/extension.js";
import { childPointer, valueAtPointer } from "../../pointer.js";
import { asObject, type Draft, type FactName, type FactTypes } from "./facts.js";
import type { Findings, PagedOperation, VendorReader } from "./facts.js";
import { listed } from "./wording.js";

const hint = `What a walk is to go by is declared in ${extensionName}, which counts instead.`;

/** Facts that one style alone goes by. */
const ofOneStyle: Readonly<Partial<Record<FactName, FactTypes["style"]>>> = {
  page: "page",
  lastPage: "page",
  pageCount: "page",
  current: "page",
  offset: "offset",
  cursor: "cursor",
  nextCursor: "cursor",
  alone: "cursor",
  nextUrl: "link",
};

/**
 * Tells what an extension says and nothing comes of: a member that its vendor does not have, or one that
 * has no part in how these pages follow one another. Who wrote it takes it to count.
 */
export function noteUnread(
  { name, idle = [] }: VendorReader,
  draft: Draft,
  operation: PagedOperation,
  findings: Findings,
): void {
  const used = placesUsed(draft);
  const place = placeOf(name, used, operation);
  const extension = asObject(valueAtPointer(operation.root, place));
  const read = used.filter((pointer) => pointer !== place);
  const unread = Object.entries(extension ?? {}).flatMap(([member, value]) =>
    idle.includes(member) ? [] : unreadIn(value, childPointer(place, member), read),
  );
  const [first] = unread;
  if (first === undefined) return;
  findings.note({
    code: "pagination-member-unread",
    message: `nothing comes of what ${name} says at ${listed(unread.map((pointer) => pointer.slice(place.length)))}`,
    pointer: first,
    hint,
  });
}

/** Where the facts are said that the style goes by. */
export function placesUsed(draft: Draft): readonly string[] {
  const style = draft.style?.value;
  const facts = Object.entries(draft) as [FactName, Draft[FactName]][];
  return facts.flatMap(([fact, found]) =>
    found === undefined || (ofOneStyle[fact] ?? style) !== style ? [] : [found.pointer],
  );
}

/** Where the extension is written: on the operation, unless that only means one of the document's. */
function placeOf(name: string, used: readonly string[], operation: PagedOperation): string {
  const own = `${operation.pointer}/${name}`;
  if (asObject((operation.object as JsonObject)[name]) !== undefined) return own;
  const shared = new RegExp(`^/${name}(?:/\\d+)?(?=/)`);
  return used.map((pointer) => shared.exec(pointer)?.[0]).find(Boolean) ?? own;
}

/** What in a value there is no fact of; in a value of which there is none at all, nothing is told apart. */
function unreadIn(value: JsonValue, pointer: string, read: readonly string[]): readonly string[] {
  if (saysNothing(value) || read.some((fact) => `${pointer}/`.startsWith(`${fact}/`))) return [];
  if (!read.some((fact) => fact.startsWith(`${pointer}/`))) return [pointer];
  return Object.entries(value as JsonObject).flatMap(([name, member]) =>
    // What a reference leads to is read in its place.
    name === "$ref" ? [] : unreadIn(member, childPointer(pointer, name), read),
  );
}

function saysNothing(value: JsonValue | undefined): boolean {
  return Object(value) === value
    ? Object.keys(value as JsonObject).length === 0
    : value === undefined || value === null || value === "";
}

/**
 * Tells of extensions that speak of pagination by their name, and that nobody reads.
 * @param readers - by whom something is read
 * @param told - of these, those who found something to read
 */
export function noteUnknown(
  { object, pointer }: PagedOperation,
  readers: readonly VendorReader[],
  told: ReadonlySet<string>,
  findings: Findings,
): void {
  const known = readers.map(({ name }) => name);
  for (const [name, value] of Object.entries(object as JsonObject)) {
    if (!/^x-.*pagin/i.test(name) || value === false || saysNothing(value)) continue;
    const reader = readers.find((each) => each.name === name);
    if (reader !== undefined && (told.has(name) || reader.shared !== true)) continue;
    const guess = reader === undefined ? nearest(name, known) : undefined;
    findings.note({
      code: "pagination-extension-unread",
      message: `${name} is not read${reader === undefined ? "" : " as it is written here"}`,
      pointer: childPointer(pointer, name),
      hint: guess === undefined ? hint : `Is ${guess} meant? ${hint}`,
    });
  }
}
