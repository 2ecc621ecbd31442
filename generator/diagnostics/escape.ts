/**
 * Makes text from a document safe to show. What would move the cursor, hide, reorder or break lines
 * is shown as an escape: control and format characters, line separators, lone surrogates.
 */
export function escapeText(text: string): string {
  return text.replace(unsafe, escapeCharacter);
}

/** The same for a line of a code frame, which keeps its tabs. */
export function escapeLine(line: string): string {
  return line.replace(unsafe, (character) =>
    character === "\t" ? character : escapeCharacter(character),
  );
}

const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return named[character] ?? (code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`);
}
