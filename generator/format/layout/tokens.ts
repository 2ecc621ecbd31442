/** Thrown where a text has what is not laid out here; Prettier gets it then. */
export class NotPlain extends Error {}

export interface Token {
  readonly text: string;
  /** How many lines end before it, since the token before. */
  readonly lines: number;
}

/**
 * A comment; or a string without what Prettier would write in another way; or a name, a whole number
 * or a sign. All of it is ASCII, so that its length is its width.
 */
const token =
  /(\s*)(\/\*\*[^]*?\*\/|\/\/[^\n]*|"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\\nrtbfu])*"|#?[A-Za-z_$][\w$]*|-?(?:0|[1-9]\d*)(?![\w.])|\.\.\.|[{}()[\]<>|&,;:?=.*])/y;

/** Reads TypeScript, token by token. */
export class Tokens {
  readonly #tokens: Token[] = [];
  #next = 0;

  /** @throws {NotPlain} */
  constructor(text: string) {
    const end = text.trimEnd().length;
    for (token.lastIndex = 0; token.lastIndex < end;) {
      const [, space = "", found] = token.exec(text) ?? [];
      if (found === undefined) throw new NotPlain();
      this.#tokens.push({ text: found, lines: space.split("\n").length - 1 });
    }
  }

  get isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  /** The text of the next token, or of one after it; `""` at the end. */
  peek(distance = 0): string {
    return this.#tokens[this.#next + distance]?.text ?? "";
  }

  /** How many lines end before the next token. */
  get lines(): number {
    return this.#tokens[this.#next]?.lines ?? 0;
  }

  take(): string {
    const text = this.peek();
    this.#next += 1;
    return text;
  }

  takeIf(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#next += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw new NotPlain();
  }

  /** A name, or a keyword. */
  word(): string {
    if (!isWord(this.peek())) throw new NotPlain();
    return this.take();
  }

  /** What a declaration may be called. */
  name(): string {
    if (isReserved(this.peek())) throw new NotPlain();
    return this.word();
  }

  string(): string {
    if (!this.peek().startsWith('"')) throw new NotPlain();
    return this.take();
  }
}

/** Whether a word can never be the name of a type: it is a keyword, or a private member. */
export function isReserved(text: string): boolean {
  return reserved.has(text) || text.startsWith("#");
}

const reserved = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false " +
    "finally for function if import in instanceof new null return super switch this throw true try " +
    "typeof var void while with"
  ).split(" "),
);

export function isWord(text: string): boolean {
  return /^#?[A-Za-z_$]/.test(text);
}
