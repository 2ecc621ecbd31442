import { group, ifBreak, indent, join, line, softline, type Doc } from "./doc.js";
import { isWord, NotPlain, type Tokens } from "./tokens.js";
import { readKey } from "./types.js";

interface Expression {
  readonly kind: "object" | "array" | "string" | "other";
  readonly doc: Doc;
  /** How many members or elements it has. */
  readonly size: number;
}

/** Reads an expression. @throws {NotPlain} */
export function readExpression(tokens: Tokens): Doc {
  return read(tokens).doc;
}

function read(tokens: Tokens): Expression {
  const text = tokens.peek();
  if (tokens.takeIf("{")) return readObject(tokens);
  if (tokens.takeIf("[")) return readArray(tokens);
  if (text.startsWith('"')) return { kind: "string", doc: tokens.take(), size: 0 };
  if (/^[\d-]/.test(text)) return other(tokens.take());
  const before = tokens.takeIf("new") ? "new " : "";
  let name = before + tokens.word();
  const isPlain = tokens.peek() !== ".";
  while (tokens.takeIf(".")) name += `.${tokens.word()}`;
  if (!tokens.takeIf("(")) return other(name);
  // A call of a member is laid out as a chain of calls.
  if (!isPlain) throw new NotPlain();
  return other([name, argumentsDoc(readAll(tokens, ")"))]);
}

function other(doc: Doc): Expression {
  return { kind: "other", doc, size: 0 };
}

function readAll(tokens: Tokens, end: string): readonly Expression[] {
  const all: Expression[] = [];
  while (!tokens.takeIf(end)) {
    if (tokens.lines > 1) throw new NotPlain();
    all.push(read(tokens));
    if (tokens.peek() !== end) tokens.expect(",");
  }
  return all;
}

function argumentsDoc(all: readonly Expression[]): Doc {
  const last = all.at(-1);
  if (last === undefined) return "()";
  const docs = all.map(({ doc }) => doc);
  if (last.size > 0) {
    // One after others keeps its braces on their line in some cases, and not in others.
    if (all.length > 1) throw new NotPlain();
    return ["(", docs, ")"];
  }
  return group(["(", indent([softline, join([",", line], docs)]), ifBreak(","), softline, ")"]);
}

function readArray(tokens: Tokens): Expression {
  const all = readAll(tokens, "]");
  if (all.length === 0) return { kind: "array", doc: "[]", size: 0 };
  // Numbers fill lines.
  if (all.some(({ doc }) => typeof doc === "string" && /^[\d-]/.test(doc))) throw new NotPlain();
  const broken = all.length > 1 && all.every(({ size, kind }) => size > 1 && kind === all[0]?.kind);
  const docs = join(
    [",", line],
    all.map(({ doc }) => group(doc)),
  );
  const doc = group(["[", indent([softline, docs]), ifBreak(","), softline, "]"], broken);
  return { kind: "array", doc, size: all.length };
}

function readObject(tokens: Tokens): Expression {
  const broken = tokens.lines > 0;
  const members: Doc[] = [];
  while (!tokens.takeIf("}")) {
    if (tokens.lines > 1) throw new NotPlain();
    members.push(group(readMember(tokens)));
    if (tokens.peek() !== "}") tokens.expect(",");
  }
  if (members.length === 0) return { kind: "object", doc: "{}", size: 0 };
  const inside = indent([line, join([",", line], members)]);
  return {
    kind: "object",
    doc: group(["{", inside, ifBreak(","), line, "}"], broken),
    size: members.length,
  };
}

function readMember(tokens: Tokens): Doc {
  const isName = isWord(tokens.peek());
  const key = readKey(tokens);
  if (!tokens.takeIf(":")) {
    if (isName) return key;
    throw new NotPlain();
  }
  const { kind, doc } = read(tokens);
  // Below a short name, there is no room to win.
  const goesBelow = kind === "string" && key.length >= 5;
  return goesBelow ? [key, ":", group(indent([line, doc]))] : [key, ": ", doc];
}
