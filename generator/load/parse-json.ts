import { DiagnosticError, type Location, type SourceText } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../document.js";
import type { Path } from "../pointer.js";
import { inOrder } from "./in-order.js";
import { endOfValue, measure, membersAt, skipSpace, type Member } from "./json-scanner.js";
import { findSyntaxFault } from "./json-syntax.js";
import { limits } from "./limits.js";
import { syntaxFault, type ParsedText } from "./parsed-text.js";
import { locationOf } from "../diagnostics/text-position.js";

/**
 * Parses JSON at the speed of `JSON.parse`. Places are found later, by scanning, and only for what
 * a diagnostic asks about.
 * @throws {DiagnosticError} with `json-syntax`, `nesting-too-deep` or `duplicate-key`.
 */
export function parseJson(source: SourceText): ParsedText {
  const { text } = source;
  const { depth, members, values } = measure(text);
  if (values > limits.values) throw tooMany(source);
  if (depth > limits.depth) throw tooDeep(source, depth);
  let parsed: JsonValue;
  try {
    parsed = JSON.parse(text) as JsonValue;
  } catch {
    throw notJson(source);
  }
  const arranged = inOrder(parsed);
  if (arranged.members !== members) throw new DiagnosticError(duplicates(source));
  return { source, value: arranged.value, warnings: [], locate: jsonLocator(source) };
}

function tooMany(source: SourceText): DiagnosticError {
  const message = `The document holds more than ${limits.values} values`;
  const hint = "Remove from it what the client does not need.";
  return new DiagnosticError([syntaxFault(source, { code: "document-too-large", message, hint })]);
}

function tooDeep(source: SourceText, depth: number): DiagnosticError {
  const message = `Values are nested ${depth} deep; ${limits.depth} levels are read`;
  return new DiagnosticError([syntaxFault(source, { code: "nesting-too-deep", message })]);
}

function notJson(source: SourceText): DiagnosticError {
  const fault = findSyntaxFault(source.text) ?? { at: 0, message: "The text is not JSON" };
  return new DiagnosticError([
    syntaxFault(source, { code: "json-syntax", message: fault.message, start: fault.at }),
  ]);
}

/** Only called where counting has shown that a key occurs twice, so it may take its time. */
function duplicates(source: SourceText) {
  const { text } = source;
  const found = [];
  const open = [skipSpace(text, 0)];
  for (let start = open.pop(); start !== undefined; start = open.pop()) {
    const seen = new Set<string>();
    const isObject = text[start] === "{";
    for (const { key, keyStart, valueStart } of membersAt(text, start)) {
      if (seen.has(key) && isObject) found.push(duplicateKey(source, key, keyStart));
      seen.add(key);
      if (text[valueStart] === "{" || text[valueStart] === "[") open.push(valueStart);
    }
  }
  return found.slice(0, limits.syntaxErrors);
}

function duplicateKey(source: SourceText, key: string, start: number) {
  return syntaxFault(source, {
    code: "duplicate-key",
    message: `The key ${JSON.stringify(key)} occurs twice in one object`,
    hint: "Remove or rename one of them: readers disagree about which one counts.",
    start,
    end: start + key.length + 2,
  });
}

function jsonLocator(source: SourceText): (path: Path) => Location {
  const containers = new Map<number, Container>();

  function memberOf(start: number, key: string): Member | undefined {
    const container = containers.get(start) ?? {
      known: new Map<string, Member>(),
      rest: membersAt(source.text, start),
    };
    containers.set(start, container);
    const { known, rest } = container;
    while (!known.has(key)) {
      const { value: next } = rest.next();
      if (next === undefined) return undefined;
      known.set(next.key, next);
    }
    return known.get(key);
  }

  return (path) => {
    let start = skipSpace(source.text, 0);
    let found: Member | undefined;
    for (const key of path) {
      if (source.text[start] !== "{" && source.text[start] !== "[") break;
      const member = memberOf(start, key);
      if (!member) break;
      found = member;
      start = member.valueStart;
    }
    if (!found) return locationOf(source, start, start + 1);
    return locationOf(source, found.keyStart, endOfValue(source.text, found.valueStart));
  };
}

/** As much of an object or an array as has been looked for, and what has not. */
interface Container {
  readonly known: Map<string, Member>;
  readonly rest: Iterator<Member, void>;
}
