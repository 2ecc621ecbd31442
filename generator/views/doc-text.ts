import { tidy } from "../plain-text.js";

/**
 * Text for a doc comment: made safe for it, in paragraphs, without blank ends.
 *
 * Characters nobody sees are taken out, all line breaks become LF, and the comment's end is broken
 * up after everything else is done, so that no other step can put it together again.
 */
export function docText(paragraphs: readonly (string | undefined)[]): string {
  return paragraphs
    .map((paragraph) => tidy(paragraph ?? ""))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
    .replaceAll("*/", "*\\/");
}
