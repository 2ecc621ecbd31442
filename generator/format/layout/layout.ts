import { printDoc } from "./doc.js";
import { readStatements } from "./statements.js";
import { NotPlain, Tokens } from "./tokens.js";

/** Columns of a line, which Prettier is told, too. */
export const printWidth = 100;

/**
 * Lays statements out as Prettier does, in a part of the time.
 *
 * @returns `undefined` where they have something that only Prettier knows how to lay out
 */
export function layOut(text: string): string | undefined {
  try {
    const lines = printDoc(readStatements(new Tokens(text)), printWidth);
    return lines.some(isTooLong) ? undefined : lines.join("\n");
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** What is too long may have a break in a place that is not looked for here, unless it can have none. */
function isTooLong(text: string): boolean {
  return text.length > printWidth && !unbreakable.some((form) => form.test(text));
}

const unbreakable = [
  /^ *\/?\*/,
  // One name to import or export.
  /^(?:import|export)(?: type)? \{ (?:type )?[\w$]+ \} from "[^"]*";$/,
  // A name or a string on a line of its own, or as a part of a union.
  /^ *(?:\| )?(?:"[^"]*"|[\w$]+)[;,]?$/,
  // A name or a literal as a type; a string behind a name that is too short to gain by a break.
  /^ *(?:readonly )?(?:"[^"]*"|[\w$]+)\??: (?:"[^"]*"|[\w$.]+);$/,
  /^ *[\w$]{1,4}: "[^"]*",?$/,
];
