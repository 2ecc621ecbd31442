import type { Comparison } from "./compiler.js";

/**
 * The new names of types that are gone, found by what they say. A type that speaks of others which have
 * new names, too, is found once those are: moved to another file, all schemas of one change their names.
 */
export function successorsOf(
  gone: readonly string[],
  added: readonly string[],
  texts: Comparison["texts"],
): ReadonlyMap<string, string> {
  const addedBySaid = new Map<string, string[]>();
  for (const name of added) {
    const said = withWords(texts.to.get(name) ?? "", (word) => (word === name ? SELF : word));
    addedBySaid.set(said, [...(addedBySaid.get(said) ?? []), name]);
  }
  const goneByWord = mentions(gone, texts.from);
  const found = new Map<string, string>();
  const waiting = [...gone];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const own = name;
    const said = withWords(texts.from.get(own) ?? "", (word) =>
      word === own ? SELF : (found.get(word) ?? word),
    );
    const successor = said === "" ? undefined : nearestByEnd(own, addedBySaid.get(said) ?? []);
    if (successor === undefined) continue;
    found.set(own, successor);
    waiting.push(...(goneByWord.get(own) ?? []).filter((other) => !found.has(other)));
  }
  return found;
}

/** Which of some types speak of each of them. */
function mentions(
  names: readonly string[],
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map(names.map((name): [string, string[]] => [name, []]));
  for (const name of names) {
    const words = new Set((texts.get(name) ?? "").match(WORD));
    for (const word of words) byWord.get(word)?.push(name);
  }
  return byWord;
}

/** Of names for the same thing, that which ends as the old one does: a file's name stands in front. */
function nearestByEnd(name: string, others: readonly string[]): string | undefined {
  const common = (other: string): number => {
    let length = 0;
    while (length < name.length && name.at(-length - 1) === other.at(-length - 1)) length += 1;
    return length;
  };
  const [first, ...rest] = others;
  return rest.reduce((best, other) => (common(other) > common(best ?? "") ? other : best), first);
}

/** What a type calls itself, whatever it is called. */
const SELF = "$Self";

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

function withWords(text: string, renamed: (word: string) => string): string {
  return text.replaceAll(WORD, renamed);
}
