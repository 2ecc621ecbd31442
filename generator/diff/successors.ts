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
  const found = new Map<string, string>();
  const renamed = (text: string): string =>
    [...found].reduce((all, [old, now]) => withWord(all, old, now), text);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const name of gone.filter((one) => !found.has(one))) {
      const was = texts.from.get(name);
      if (was === undefined) continue;
      const said = renamed(withWord(was, name, SELF));
      const alike = added.filter(
        (other) => withWord(texts.to.get(other) ?? "", other, SELF) === said,
      );
      const successor = nearestByEnd(name, alike);
      if (successor !== undefined) found.set(name, successor);
    }
  }
  return found;
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

function withWord(text: string, word: string, other: string): string {
  return text.replaceAll(new RegExp(`\\b${word}\\b`, "g"), () => other);
}
