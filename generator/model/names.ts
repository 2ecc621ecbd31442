import { createHash } from "node:crypto";

/**
 * The words of a name, however they were joined: by punctuation, by case, or not at all. Letters of
 * any script and digits are kept; everything else only separates.
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== "");
}

/** `book_id`, `bookID` and `Book id` all become `bookId`. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = wordsOf(name);
  return first.toLowerCase() + rest.map(capitalised).join("");
}

/** `oauth2 clients` becomes `Oauth2Clients`. */
export function pascalCase(name: string): string {
  return wordsOf(name).map(capitalised).join("");
}

/** `licenseKeys` becomes `license-keys`: names of files and of package entry points. */
export function kebabCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join("-");
}

/** Longer parts of a file's name end in a hash of what they leave out: disks and archives have limits. */
const longestSegment = 80;

/** A name as a part of a file's: words of ASCII that no disk takes for something else. */
export function fileSegment(name: string): string {
  const ascii = kebabCase(name).replaceAll(
    /[^a-z0-9-]/gu,
    (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
  if (ascii.length > longestSegment) {
    const hash = createHash("sha256").update(ascii).digest("hex").slice(0, 8);
    return `${ascii.slice(0, longestSegment - hash.length - 1)}-${hash}`;
  }
  return /^(con|prn|aux|nul|com\d|lpt\d|)$/.test(ascii) ? `${ascii}-resource` : ascii;
}

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("").toLowerCase();
}

/**
 * A schema's name as a type's name: kept where TypeScript can say it, since people search for it;
 * otherwise put together from its words.
 */
export function typeNameOf(schemaName: string): string {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(schemaName)) {
    return schemaName.charAt(0).toUpperCase() + schemaName.slice(1);
  }
  const joined = wordsOf(schemaName)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  if (joined === "") return "Schema";
  return /^\p{ID_Start}/u.test(joined) ? joined : `Schema${joined}`;
}

/**
 * Gives out names that are all different, also on a disk that does not tell case apart. The name
 * asked for first is given as it is; later ones get a suffix.
 */
export class NameScope {
  readonly #taken = new Set<string>();

  constructor(reserved: Iterable<string> = []) {
    for (const name of reserved) this.#taken.add(name.toLowerCase());
  }

  /** @returns whether the name was free; it is taken afterwards. */
  take(name: string): boolean {
    const key = name.toLowerCase();
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }

  /** The name itself or, where it is taken, the name with `suffix` and then a number. */
  claim(name: string, suffix: string): string {
    if (this.take(name)) return name;
    for (let count = 1; ; count++) {
      const candidate = `${name}${suffix}${count === 1 ? "" : count}`;
      if (this.take(candidate)) return candidate;
    }
  }
}
