import { printDoc } from "./doc.js";
import { readStatements } from "./statements.js";
import { NotPlain, Tokens } from "./tokens.js";

/** Statements as Prettier has them. */
export interface LaidOut {
  readonly text: string;
  /**
   * Every word of it that is code, where it declares types and nothing else: what has been read as such is
   * TypeScript, and runs nothing. `undefined` for all other code.
   */
  readonly words: ReadonlySet<string> | undefined;
}

/**
 * Lays statements out as Prettier does, in a part of the time.
 *
 * @returns `undefined` where they have something that only Prettier knows how to lay out
 */
export function layOut(text: string, width: number): LaidOut | undefined {
  try {
    const tokens = new Tokens(text);
    const kinds = new Set<string>();
    const lines = printDoc(
      readStatements(tokens, (kind) => kinds.add(kind)),
      width,
    );
    if (lines.some((each) => isTooLong(each, width))) return undefined;
    const isTypes = [...kinds].every((kind) => kind === "interface" || kind === "type");
    return {
      text: lines.join("\n"),
      words: isTypes && !tokens.hasOrders ? tokens.words : undefined,
    };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** What is too long may have a break in a place that is not looked for here, unless it can have none. */
function isTooLong(text: string, width: number): boolean {
  return text.length > width && !unbreakable.some((form) => form.test(text));
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
