import { layOut } from "./layout/layout.js";

/** Declarations, imports and comments that have an empty line before them. */
const boundary = /\n\n+(?=\/\*\*|\/\/|export |import |type )/;

/**
 * Lays code out as Prettier does. Only what is beyond our own layout is given to it, since it takes
 * longer over a client's code than everything else together.
 *
 * @param byPrettier - is asked once, at most
 */
export async function layOutCode(
  text: string,
  byPrettier: (text: string) => Promise<string>,
): Promise<string> {
  const parts = text.trimEnd().split(boundary);
  const done = parts.map((part) => layOut(part, 100));
  const left = parts.filter((_, index) => done[index] === undefined);
  if (left.length === 0) return `${done.join("\n\n")}\n`;
  const formatted = (await byPrettier(left.join("\n\n"))).trimEnd().split(boundary);
  // What cannot be put back in its place must not be lost.
  if (formatted.length !== left.length) return byPrettier(text);
  let next = 0;
  return `${done.map((each) => each ?? formatted[next++] ?? "").join("\n\n")}\n`;
}
