import type { Operation } from "../types.js";
import type { Visit } from "../walk.js";

/** How it shows that a list has changed. */
export type Sign = "total" | "repeated" | "short" | "fewer";

const words: Readonly<Record<Sign, string>> = {
  total: "its total is another than before",
  repeated: "it has an item that was there before",
  short: "it, or a page before it, is shorter than others, and not the last",
  fewer: "it is the last, and fewer items have come than the list has by its total",
};

/** Says on which page a change shows, and how; not what was on it. */
export function wordsOf({ before }: Visit, sign: Sign): string {
  return `the list changes while it is walked; page ${before.index + 1} of the walk: ${words[sign]}`;
}

/** For whoever runs the program: the walk goes on, and may lose or repeat items. */
export function warn(operation: Operation, visited: Visit, sign: Sign): void {
  const advice = 'items may be lost or repeated; see "onDrift"';
  // eslint-disable-next-line no-console -- a warning that nobody can read is none
  console.warn(`${operation.route}: ${wordsOf(visited, sign)}; ${advice}`);
}
