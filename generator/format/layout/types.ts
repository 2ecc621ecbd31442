import { group, hardline, ifBreak, indent, join, line, softline, type Doc } from "./doc.js";
import { isReserved, isWord, NotPlain, type Tokens } from "./tokens.js";

/** A type, as far as its layout depends on what it is. */
export type Type =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "reference"; readonly name: string; readonly typeArguments: readonly Type[] }
  | { readonly kind: "object"; readonly members: readonly Doc[]; readonly broken: boolean }
  | { readonly kind: "union" | "intersection"; readonly types: readonly Type[] }
  | { readonly kind: "array"; readonly element: Type }
  | { readonly kind: "operator"; readonly operator: string; readonly type: Type }
  | { readonly kind: "indexed"; readonly object: Type; readonly index: Type }
  | { readonly kind: "tuple"; readonly elements: readonly TupleElement[] };

interface TupleElement {
  readonly before: string;
  readonly type: Type;
  readonly after: string;
}

/** Reads a type. @throws {NotPlain} */
export function readType(tokens: Tokens): Type {
  return readList(tokens, "union", "|", () =>
    readList(tokens, "intersection", "&", () => readPostfix(tokens)),
  );
}

function readList(
  tokens: Tokens,
  kind: "union" | "intersection",
  sign: string,
  read: () => Type,
): Type {
  const types: Type[] = [];
  tokens.takeIf(sign);
  do types.push(read());
  while (tokens.takeIf(sign));
  const [first] = types;
  return first !== undefined && types.length === 1 ? first : { kind, types };
}

function readPostfix(tokens: Tokens): Type {
  let type = readPrimary(tokens);
  while (tokens.peek() === "[" && tokens.lines === 0) {
    tokens.take();
    if (tokens.takeIf("]")) type = { kind: "array", element: type };
    else {
      type = { kind: "indexed", object: type, index: readType(tokens) };
      tokens.expect("]");
    }
  }
  return type;
}

/** Words that begin a type of another kind. */
const operators = new Set(["unique", "infer", "asserts", "abstract"]);

function readPrimary(tokens: Tokens): Type {
  const text = tokens.take();
  if (text === "{") return readObject(tokens);
  if (text === "[") return readTuple(tokens);
  if (text === "(") {
    const type = readType(tokens);
    tokens.expect(")");
    // A function's parameters look alike at first.
    if (tokens.peek() === "=") throw new NotPlain();
    return type;
  }
  if (/^["\d-]/.test(text)) return { kind: "word", text };
  if (!isWord(text) || operators.has(text)) throw new NotPlain();
  if (keywords.has(text)) return { kind: "word", text };
  if (isReserved(text)) throw new NotPlain();
  if (text === "keyof" || text === "readonly") {
    if (!isWord(tokens.peek())) throw new NotPlain();
    return { kind: "operator", operator: text, type: readPostfix(tokens) };
  }
  const name = readRest(tokens, text);
  if (!tokens.takeIf("<")) return { kind: "word", text: name };
  const typeArguments: Type[] = [];
  do typeArguments.push(readType(tokens));
  while (tokens.takeIf(","));
  tokens.expect(">");
  return { kind: "reference", name, typeArguments };
}

/** A name with what is behind its dots. */
function readRest(tokens: Tokens, first: string): string {
  let name = first;
  while (tokens.takeIf(".")) name += `.${tokens.name()}`;
  return name;
}

function readObject(tokens: Tokens): Type {
  const broken = tokens.lines > 0;
  return { kind: "object", members: readMembers(tokens), broken };
}

/** The members of an object type or an interface, and the brace behind them. */
export function readMembers(tokens: Tokens): readonly Doc[] {
  const members: Doc[] = [];
  while (!tokens.takeIf("}")) {
    if (members.length > 0 && tokens.lines > 1) throw new NotPlain();
    const comment = readComment(tokens);
    const readonly = readModifier(tokens);
    members.push([comment, group([readonly, readName(tokens), ": ", typeDoc(readType(tokens))])]);
    if (tokens.peek() !== "}") tokens.expect(";");
  }
  return members;
}

/** `readonly `, where it is no name itself. */
export function readModifier(tokens: Tokens): string {
  const isModifier = tokens.peek() === "readonly" && !/^[?:]/.test(tokens.peek(1));
  return isModifier ? `${tokens.take()} ` : "";
}

function readName(tokens: Tokens): string {
  if (tokens.takeIf("[")) {
    const name = tokens.name();
    tokens.expect(":");
    const type = tokens.name();
    tokens.expect("]");
    tokens.expect(":");
    return `[${name}: ${type}]`;
  }
  const name = readKey(tokens);
  const optional = tokens.takeIf("?") ? "?" : "";
  tokens.expect(":");
  return name + optional;
}

/** A property's name: in quotes only where Prettier leaves them. */
export function readKey(tokens: Tokens): string {
  const name = tokens.take();
  if (isWord(name)) return name;
  if (!/^"(?![A-Za-z_$][\w$]*"|[\d.]*")/.test(name) || name.includes("\\")) throw new NotPlain();
  return name;
}

/** A doc comment's lines, each under the one before, and a line break; nothing where there is none. */
export function readComment(tokens: Tokens): Doc {
  const text = tokens.peek();
  if (!text.startsWith("/*")) return "";
  tokens.take();
  if (tokens.lines !== 1) throw new NotPlain();
  const [first = "", ...others] = text.split("\n");
  if (!others.every((each) => each.trimStart().startsWith("*"))) throw new NotPlain();
  return [first.trimEnd(), others.map((each) => [hardline, ` ${each.trim()}`]), hardline];
}

function readTuple(tokens: Tokens): Type {
  const elements: TupleElement[] = [];
  while (!tokens.takeIf("]")) {
    const before = tokens.takeIf("...") ? "..." : "";
    const type = readType(tokens);
    elements.push({ before, type, after: tokens.takeIf("?") ? "?" : "" });
    if (tokens.peek() !== "]") tokens.expect(",");
  }
  return { kind: "tuple", elements };
}

/** Where a type stands: it decides whether a union in it begins on a line of its own. */
type Place = "plain" | "part" | "only" | "several";

/** @param place - inside brackets: alone, or with others */
export function typeDoc(type: Type, place: Place = "plain"): Doc {
  switch (type.kind) {
    case "word":
      return type.text;
    case "reference":
      return [type.name, typeArgumentsDoc(type.typeArguments)];
    case "object":
      return objectDoc(type.members, type.broken);
    case "array":
      return [innerDoc(type.element), "[]"];
    case "operator":
      return [`${type.operator} `, innerDoc(type.type)];
    case "indexed":
      return [innerDoc(type.object), "[", typeDoc(type.index), "]"];
    case "tuple":
      return tupleDoc(type.elements);
    case "intersection":
      return intersectionDoc(type.types);
    case "union":
      return unionDoc(type, place);
  }
}

/** A type as a part of another: in parentheses where it needs them. */
function partDoc(type: Type): Doc {
  const isList = type.kind === "union" || type.kind === "intersection";
  return isList ? ["(", typeDoc(type, "part"), ")"] : typeDoc(type);
}

/** A type in front of brackets, or behind an operator. */
function innerDoc(type: Type): Doc {
  if (type.kind === "operator") throw new NotPlain();
  return partDoc(type);
}

function unionDoc(type: Type & { readonly kind: "union" | "intersection" }, place: Place): Doc {
  const parts = type.types.map(partDoc);
  if (isHugged(type)) return join(" | ", parts);
  const doc = group(
    parts.map((part, index) => [index === 0 ? ifBreak("| ") : [line, "| "], indent(part)]),
  );
  switch (place) {
    case "part":
      return group([indent([softline, doc]), softline]);
    case "several":
      return group([indent([ifBreak(["(", softline]), doc]), softline, ifBreak(")")]);
    case "only":
      return doc;
    case "plain":
      return group(indent([softline, doc]));
  }
}

/** Whether a union is written around one type that has braces or brackets of its own. */
function isHugged(type: Type): boolean {
  if (type.kind !== "union") return false;
  const isNamed = (each: Type): boolean =>
    each.kind === "word" && isWord(each.text) && !keywords.has(each.text);
  const main = type.types.find(
    (each) => each.kind === "object" || each.kind === "reference" || isNamed(each),
  );
  const isVoid = (each: Type): boolean =>
    each.kind === "word" && (each.text === "null" || each.text === "void");
  return main !== undefined && type.types.every((each) => each === main || isVoid(each));
}

const keywords = new Set(
  "any bigint boolean false never null number object string symbol true undefined unknown void".split(
    " ",
  ),
);

function intersectionDoc(types: readonly Type[]): Doc {
  let wasIndented = false;
  return group(
    types.map((type, index): Doc => {
      const part = partDoc(type);
      const previous = types[index - 1];
      if (previous === undefined) return part;
      const isObject = type.kind === "object";
      const afterObject = previous.kind === "object";
      if (isObject && afterObject) return [" & ", wasIndented ? indent(part) : part];
      if (!isObject && !afterObject) return indent([" &", line, part]);
      if (index > 1) wasIndented = true;
      return [" & ", index > 1 ? indent(part) : part];
    }),
  );
}

function typeArgumentsDoc(types: readonly Type[]): Doc {
  const [only] = types;
  if (only !== undefined && types.length === 1) {
    const isInline = only.kind === "word" || only.kind === "object" || isHugged(only);
    if (isInline) return ["<", typeDoc(only), ">"];
  }
  const docs = types.map((type) => typeDoc(type, "only"));
  return group(["<", indent([softline, join([",", line], docs)]), softline, ">"]);
}

function tupleDoc(elements: readonly TupleElement[]): Doc {
  if (elements.length === 0) return "[]";
  const place = elements.length > 1 ? "several" : "only";
  const docs = elements.map(({ before, type, after }) =>
    // What is optional, or the rest: a union in it needs parentheses.
    before + after === "" ? group(typeDoc(type, place)) : [before, partDoc(type), after],
  );
  return group(["[", indent([softline, join([",", line], docs)]), ifBreak(","), softline, "]"]);
}

function objectDoc(members: readonly Doc[], broken: boolean): Doc {
  if (members.length === 0) return "{}";
  const inside = indent([line, join([";", line], members)]);
  return group(["{", inside, ifBreak(";"), line, "}"], broken);
}
