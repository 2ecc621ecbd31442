import { group, hardline, ifBreak, indent, join, line, softline, type Doc } from "./doc.js";
import { readExpression } from "./expressions.js";
import { NotPlain, type Tokens } from "./tokens.js";
import { isWord } from "./tokens.js";
import { readComment, readKey, readMembers, readModifier, readType, typeDoc } from "./types.js";

/** Reads statements, of the kinds that generated modules are made of. @throws {NotPlain} */
export function readStatements(tokens: Tokens): Doc {
  return readLines(tokens, "", () =>
    tokens.peek().startsWith("//") ? tokens.take() : [readComment(tokens), readStatement(tokens)],
  );
}

/** Reads one after the other, each on a line of its own; where one was empty before it, one stays so. */
function readLines(tokens: Tokens, end: string, read: () => Doc): Doc {
  const all: Doc[] = [];
  while (end === "" ? !tokens.isAtEnd : !tokens.takeIf(end)) {
    if (all.length > 0 && tokens.lines === 0) throw new NotPlain();
    if (all.length > 0) all.push(hardline);
    if (all.length > 0 && tokens.lines > 1) all.push(hardline);
    all.push(read());
  }
  return all;
}

function readStatement(tokens: Tokens): Doc {
  if (tokens.peek() === "import") return [tokens.take(), readModuleNames(tokens)];
  const isExported = tokens.takeIf("export");
  const before = isExported ? "export " : "";
  const isFrom = tokens.peek() === "{" || tokens.peek() === "*" || /^[{*]$/.test(tokens.peek(1));
  if (isExported && isFrom) return ["export", readModuleNames(tokens)];
  switch (tokens.peek()) {
    case "interface":
      return [before, readInterface(tokens)];
    case "type":
      return [before, readAlias(tokens)];
    case "class":
      return [before, readClass(tokens)];
    case "function":
      return [before, readFunction(tokens)];
    default:
      return [before, readSimple(tokens)];
  }
}

/** ` { a, type B } from "c";`, with or without a `type`; ` * from "c";` */
function readModuleNames(tokens: Tokens): Doc {
  const type = tokens.takeIf("type") ? " type" : "";
  if (tokens.takeIf("*")) {
    const name = tokens.takeIf("as") ? ` as ${tokens.word()}` : "";
    tokens.expect("from");
    return [`${type} *${name} from ${tokens.string()}`, readEnd(tokens)];
  }
  tokens.expect("{");
  const names: string[] = [];
  while (!tokens.takeIf("}")) {
    const word = tokens.word();
    names.push(isWord(tokens.peek()) ? `${word} ${tokens.word()}` : word);
    if (tokens.peek() !== "}") tokens.expect(",");
  }
  const from = tokens.takeIf("from") ? ` from ${tokens.string()}` : "";
  return [`${type} `, namesDoc(names), from, readEnd(tokens)];
}

/** One name stays on its line, however long it is. */
function namesDoc(names: readonly string[]): Doc {
  if (names.length === 0) return "{}";
  if (names.length === 1) return ["{ ", names, " }"];
  return group(["{", indent([line, join([",", line], names)]), ifBreak(","), line, "}"]);
}

function readInterface(tokens: Tokens): Doc {
  tokens.expect("interface");
  const name = tokens.name();
  const base = tokens.takeIf("extends") ? ` extends ${tokens.name()}` : "";
  tokens.expect("{");
  const members = readMembers(tokens).map((member): Doc => [hardline, member, ";"]);
  const body = members.length === 0 ? "{}" : ["{", indent(members), hardline, "}"];
  return [`interface ${name}${base} `, body];
}

function readAlias(tokens: Tokens): Doc {
  tokens.expect("type");
  const name = tokens.name();
  tokens.expect("=");
  const type = readType(tokens);
  // A name or a literal may go below as a whole; a union does, but for one around braces.
  const goesBelow = type.kind === "word";
  const right = typeDoc(type);
  const end = readEnd(tokens);
  return goesBelow
    ? group([`type ${name} =`, group(indent([line, right])), end])
    : group([`type ${name} = `, right, end]);
}

function readClass(tokens: Tokens): Doc {
  tokens.expect("class");
  const name = tokens.word();
  tokens.expect("{");
  const members = readLines(tokens, "}", () => [readComment(tokens), readMember(tokens)]);
  return [`class ${name} {`, indent([hardline, members]), hardline, "}"];
}

function readMember(tokens: Tokens): Doc {
  const readonly = readModifier(tokens);
  const name = readKey(tokens);
  if (readonly === "" && tokens.takeIf("(")) return [name, readMethod(tokens)];
  tokens.expect(":");
  return [`${readonly}${name}: `, typeDoc(readType(tokens)), readEnd(tokens)];
}

function readFunction(tokens: Tokens): Doc {
  tokens.expect("function");
  const name = tokens.word();
  tokens.expect("(");
  return [`function ${name}`, readMethod(tokens)];
}

/** What comes after a function's or a method's name and the parenthesis behind it. */
function readMethod(tokens: Tokens): Doc {
  const parameters: Doc[] = [];
  while (!tokens.takeIf(")")) {
    parameters.push(readParameter(tokens));
    if (tokens.peek() !== ")") tokens.expect(",");
  }
  const result: Doc = tokens.takeIf(":") ? [": ", typeDoc(readType(tokens))] : "";
  tokens.expect("{");
  const body = readLines(tokens, "}", () => readSimple(tokens));
  const list = [indent([softline, join([",", line], parameters)]), ifBreak(","), softline];
  const signature = group(["(", ...(parameters.length === 0 ? [] : list), ")", result]);
  return [signature, " {", indent([hardline, body]), hardline, "}"];
}

function readParameter(tokens: Tokens): Doc {
  const name = tokens.word();
  const optional = tokens.takeIf("?") ? "?" : "";
  tokens.expect(":");
  const type = readType(tokens);
  // A parameter of an object type keeps its braces on its line in some cases, and not in others.
  if (type.kind === "object") throw new NotPlain();
  const value = tokens.takeIf("=") ? [" = ", readExpression(tokens)] : "";
  return [`${name}${optional}: `, typeDoc(type), value];
}

/** `return a;`, `const a: B = c;`, `a.b = c;`, `a();` */
function readSimple(tokens: Tokens): Doc {
  if (tokens.takeIf("return")) {
    const value = readExpression(tokens);
    const type: Doc = tokens.takeIf("as") ? [" as ", typeDoc(readType(tokens))] : "";
    return ["return ", value, type, readEnd(tokens)];
  }
  if (tokens.takeIf("const")) {
    const name = tokens.word();
    const type: Doc = tokens.takeIf(":") ? [": ", typeDoc(readType(tokens))] : "";
    tokens.expect("=");
    return [`const ${name}`, type, " = ", readExpression(tokens), readEnd(tokens)];
  }
  const left = readExpression(tokens);
  const right = tokens.takeIf("=") ? [" = ", readExpression(tokens)] : "";
  return [left, right, readEnd(tokens)];
}

function readEnd(tokens: Tokens): string {
  tokens.expect(";");
  return ";";
}
