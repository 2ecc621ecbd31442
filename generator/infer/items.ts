import type { Member } from "./members.js";
import { isAsideName, isItemsName, wordsOf } from "./vocabulary.js";

/** Where a page keeps its items; `ambiguous` where several lists could be meant. */
export type FoundItems =
  | {
      readonly kind: "found";
      readonly member: Member;
      /** Whether its name says that it is the list. */
      readonly telling: boolean;
      /** Whether there is no other list, and nothing that the body would be instead of one. */
      readonly isOnly: boolean;
    }
  | { readonly kind: "ambiguous"; readonly pointers: readonly string[] }
  | { readonly kind: "none" };

/** How far below the body items are looked for. */
const deepest = 3;

export function findItems(members: readonly Member[], route: string): FoundItems {
  const lists = members.filter(
    ({ path, element, types }) =>
      path.length <= deepest && element !== undefined && (types.size === 0 || types.has("array")),
  );
  const root = lists.find(({ path }) => path.length === 0);
  if (root !== undefined) return { kind: "found", member: root, telling: true, isOnly: true };
  const nouns = new Set(wordsOf(route).map(singular));
  const eligible = lists.filter((member) => !isLinks(member, nouns));
  const ranked = (eligible.length > 0 ? eligible : lists)
    .map((member) => ({ member, rank: rankOf(member, nouns, lists.length) }))
    .sort((a, b) => b.rank - a.rank);
  const [best, second] = ranked;
  if (best === undefined) return { kind: "none" };
  if (second !== undefined && best.rank - second.rank < 1.5) {
    return { kind: "ambiguous", pointers: [best.member.pointer, second.member.pointer] };
  }
  const { member } = best;
  const isOnly = lists.length === 1 && isOfList(member, members);
  return { kind: "found", member, telling: isTelling(member, nouns), isOnly };
}

function rankOf(member: Member, nouns: ReadonlySet<string>, lists: number): number {
  const name = member.path.at(-1) ?? "";
  const words = wordsOf(name).map(singular);
  const told = nouns.has(singular(words.join(""))) || words.every((word) => nouns.has(word));
  const half = !told && nouns.has(words.at(-1) ?? "");
  return (
    (isItemsName(name) ? 3 : 0) +
    (told ? 3 : half ? 1.5 : 0) +
    (isOfObjects(member) ? 2 : 0) -
    (isAsideName(name) && !told && lists > 1 ? 4 : 0) -
    1.5 * (member.path.length - 1)
  );
}

/** Links to elsewhere: they are the items of nothing but a list of links. */
function isLinks({ path }: Member, nouns: ReadonlySet<string>): boolean {
  return wordsOf(path.at(-1) ?? "").join("") === "links" && !nouns.has("link");
}

function isTelling(member: Member, nouns: ReadonlySet<string>): boolean {
  const words = wordsOf(member.path.at(-1) ?? "");
  return isItemsName(words.join("")) || words.some((word) => nouns.has(singular(word)));
}

/** Whether a body is there for its list: it is no thing of its own, which would have an id or a name. */
function isOfList(member: Member, members: readonly Member[]): boolean {
  const isThing = members.some(
    ({ path }) => path.length === 1 && /^(?:_?id|uuid|guid|name|key|self)$/i.test(path[0] ?? ""),
  );
  const isAside = isAsideName(member.path.at(-1) ?? "");
  const isAll = members.filter(({ path }) => path.length === 1).length === 1;
  return member.path.length === 1 && (isAll || isOfObjects(member)) && !isAside && !isThing;
}

function isOfObjects({ element }: Member): boolean {
  if (element === undefined || typeof element.schema === "boolean") return false;
  const { type, properties, $ref, allOf, oneOf, anyOf } = element.schema;
  return (
    type === "object" ||
    [properties, $ref, allOf, oneOf, anyOf].some((keyword) => keyword !== undefined)
  );
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/(?:(?<=s|x|z|ch|sh)es|(?<!s)s)$/, "");
}
