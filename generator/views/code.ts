import ts from "../typescript.cjs";

import { escapeInvisible } from "../plain-text.js";

const brand: unique symbol = Symbol("Code");

/**
 * TypeScript that is known to be TypeScript: made by a printer below, or by TypeScript's own. A
 * template prints nothing else as code, so text of a document cannot get there by itself.
 */
export interface Code {
  readonly [brand]: true;
  readonly text: string;
  /** The identifiers in it. No others may be in the file that it is printed into. */
  readonly names: Names;
}

/** Lists of lists: what is put into other code, and that again, is not copied each time. */
export type Names = readonly (string | Names)[];

/** The identifiers in a piece of code. */
export function namesIn({ names }: Code): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string | Names): void => {
    if (typeof name === "string") found.add(name);
    else name.forEach(add);
  };
  add(names);
  return found;
}

export function isCode(value: unknown): value is Code {
  return typeof value === "object" && value !== null && brand in value;
}

function trusted(text: string, names: Names = []): Code {
  return { [brand]: true, text, names };
}

/** Code written here, in the generator's own source; what is put into it must be code itself. */
export function code(strings: TemplateStringsArray, ...values: readonly Code[]): Code {
  if (!values.every(isCode)) throw new TypeError("code is made of code alone");
  const text = String.raw({ raw: strings.raw }, ...values.map((value) => value.text));
  return trusted(text, [words(strings), ...values.map(({ names }) => names)]);
}

const wordsOf = new WeakMap<TemplateStringsArray, readonly string[]>();

/** What may be an identifier in text that is written in the generator's own source. */
function words(strings: TemplateStringsArray): readonly string[] {
  let words = wordsOf.get(strings);
  if (words === undefined) {
    words = strings.raw.flatMap((text) => text.match(/[\w$#]+/g) ?? []);
    wordsOf.set(strings, words);
  }
  return words;
}

/**
 * Text that TypeScript's printer made of nodes.
 *
 * @param names - the identifiers among these nodes, as they were before they were text
 */
export function printedCode(text: string, names: readonly string[] = []): Code {
  return trusted(text, names);
}

export function joined(parts: readonly Code[], separator: Code): Code {
  return trusted(
    parts.map(({ text }) => text).join(separator.text),
    parts.map(({ names }) => names),
  );
}

/** A name that may stand where a variable, a type or a class is named. */
export function identifier(name: string): Code {
  if (!isBindable(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return trusted(name, [name]);
}

/** A member's name: as it is where an identifier can say it, else in quotes. */
export function memberName(name: string): Code {
  // As a plain name, the one sets a prototype and the other declares a constructor.
  if (name === "__proto__" || name === "constructor") return trusted(`["${name}"]`);
  return isWord(name) ? trusted(name, [name]) : stringLiteral(name);
}

/** `polar.oauth2`, with brackets where a name is not an identifier. */
export function memberAccess(object: Code, names: readonly string[]): Code {
  return trusted(
    names.reduce(
      (text, name) => (isWord(name) ? `${text}.${name}` : `${text}[${stringLiteral(name).text}]`),
      object.text,
    ),
    [object.names, names.filter(isWord)],
  );
}

/** A string literal: whatever the text holds, it stays inside the quotes. */
export function stringLiteral(text: string): Code {
  const quoted = JSON.stringify(text).replaceAll(/<(?=\/|!--)/g, "\\u003c");
  return trusted(escapeInvisible(quoted));
}

/** A plain value as a literal; keys in the order given. */
export function literal(value: LiteralValue): Code {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number" || typeof value === "boolean") return trusted(String(value));
  if (isList(value)) return code`[${joined(value.map(literal), trusted(", "))}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [code`${memberName(name)}: ${literal(member)}`],
  );
  return members.length === 0 ? trusted("{}") : code`{ ${joined(members, trusted(", "))} }`;
}

export type LiteralValue =
  | string
  | number
  | boolean
  | readonly LiteralValue[]
  | { readonly [name: string]: LiteralValue | undefined };

function isList(value: LiteralValue): value is readonly LiteralValue[] {
  return Array.isArray(value);
}

const scanner = ts.createScanner(ts.ScriptTarget.ES2022, /* skipTrivia */ false);

const plainWord = /^[A-Za-z_$][\w$]*$/;

/** One token that is an identifier or a keyword: TypeScript's own answer. */
function isWord(name: string): boolean {
  if (plainWord.test(name)) return true;
  // The scanner would also take an escape for the letter it stands for.
  if (name === "" || name.includes("\\")) return false;
  scanner.setText(name);
  const token = scanner.scan();
  return token >= ts.SyntaxKind.Identifier && scanner.getTokenEnd() === name.length;
}

function isBindable(name: string): boolean {
  return isWord(name) && !reservedWords.has(name);
}

/** Words that cannot name a parameter or a variable in a module. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof interface " +
    "let new null package private protected public return static super switch this throw true try " +
    "typeof undefined var void while with yield"
  ).split(" "),
);
