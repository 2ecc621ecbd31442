/**
 * Prettier takes longer over a large file of types than everything else together, and most of what
 * it is given needs nothing but another indentation. A declaration that is so plain is done here;
 * a test holds the result against Prettier's own.
 */

export interface SplitDeclarations {
  /** In order: formatted text, or `undefined` where the declaration needs Prettier. */
  readonly done: readonly (string | undefined)[];
  /** What needs Prettier, in order. */
  readonly left: readonly string[];
}

/** @param text - declarations as TypeScript prints them, a blank line between two of them */
export function splitPlain(text: string, printWidth: number): SplitDeclarations {
  const declarations = text
    .split(/\n\n+(?=\/\*\*|\/\/|export |type )/)
    .map((part) => part.trimEnd());
  const done = declarations.map((declaration) => plain(declaration, printWidth));
  return { done, left: declarations.filter((_, index) => done[index] === undefined) };
}

/** Puts formatted declarations back between those that were done. */
export function joinDeclarations(
  { done }: SplitDeclarations,
  formatted: readonly string[],
): string {
  let next = 0;
  return done.map((text) => text ?? formatted[next++] ?? "").join("\n\n") + "\n";
}

const comment = /^ *(\/\*\*|\*)/;
/** A member or a whole alias on one line: nothing in quotes but plain words, no function, no object. */
const oneLine =
  /^ *(?:export type |readonly )?[A-Za-z_$][\w$]*\??(?::| =) [\w$ |&<>,[\]()."/:+-]+;$/;
const opening = /^(?:export interface [\w$]+| *(?:readonly )?[A-Za-z_$][\w$]*\??:) \{$/;
const indexed = /^ *\[key: string\]: [\w$ |&<>,[\]()."/:+-]+;$/;
const closing = /^(?:\}| +\};)$/;

function plain(declaration: string, printWidth: number): string | undefined {
  const lines: string[] = [];
  let previous = "";
  for (const line of declaration.split("\n")) {
    const indented = reindented(line);
    if (!comment.test(line)) {
      const known = [oneLine, opening, indexed, closing].some((form) => form.test(line));
      // Prettier writes what is empty on one line, and breaks what is too long.
      const empty = closing.test(line) && opening.test(previous);
      if (!known || empty || indented.length > printWidth || unlike(line)) return undefined;
    }
    lines.push(indented);
    previous = line;
  }
  return lines.join("\n");
}

/** Parentheses that may be superfluous, and quotes that may be around a name. */
function unlike(line: string): boolean {
  return /\((?!.*\)\[\])|^ *(readonly )?"/.test(line);
}

/** TypeScript indents by four, Prettier by two; a comment's lines have one more. */
function reindented(line: string): string {
  const spaces = line.length - line.trimStart().length;
  return " ".repeat(Math.floor(spaces / 4) * 2 + (spaces % 4)) + line.slice(spaces);
}
