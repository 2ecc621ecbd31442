import { compare } from "../order.js";

/**
 * The known name that a misspelt one is most likely meant to be: up to a third of its letters may
 * differ. Undefined where none is near.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  return nearestNames(name, known, 1)[0];
}

/**
 * The nearest names, the nearest first; equally near ones in code unit order.
 * @param most - how many letters may differ; a third of them, unless it is said
 */
export function nearestNames(
  name: string,
  known: Iterable<string>,
  count: number,
  most?: number,
): string[] {
  const wanted = name.slice(0, 200);
  const limit = most ?? Math.max(1, Math.floor(wanted.length / 3));
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || compare(a.candidate, b.candidate));
  return found.slice(0, count).map(({ candidate }) => candidate);
}

const { min } = Math;

/** Insertions, deletions and replacements between two names; anything above `limit` once it is. */
function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    let last = row;
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      last = min(replaced, min(previous[column] ?? 0, last) + 1);
      if (last < least) least = last;
      current.push(last);
    }
    if (least > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
