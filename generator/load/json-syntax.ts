import { skipSpace } from "./json-scanner.js";

export interface SyntaxFault {
  readonly at: number;
  readonly message: string;
}

type Expecting = "value" | "value or ]" | "key" | "key or }" | "colon" | "more" | "end";

/**
 * Finds where a text stops being JSON. `JSON.parse` says that it does, but its messages name no
 * place in many cases, and differ between versions of Node.
 */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
  const open: ("{" | "[")[] = [];
  let expecting: Expecting = "value";
  let at = skipSpace(text, 0);
  while (expecting !== "end" || at < text.length) {
    if (at >= text.length) return { at, message: endMessage(open) };
    const step = next(text, at, expecting, open);
    if (typeof step === "string") return { at, message: step };
    expecting = step.expecting;
    at = skipSpace(text, step.end);
  }
  return undefined;
}

interface Step {
  readonly end: number;
  readonly expecting: Expecting;
}

/** Reads one token; a message where it is not what is expected. */
function next(text: string, at: number, expecting: Expecting, open: ("{" | "[")[]): Step | string {
  const character = text[at] ?? "";
  const after = (): Expecting => (open.length === 0 ? "end" : "more");
  if (expecting === "end") return "The JSON value has ended; nothing may follow it";
  if (expecting === "colon") {
    return character === ":" ? { end: at + 1, expecting: "value" } : "A colon must follow the key";
  }
  if (expecting === "more") return nextInside(character, at, open);
  if (closes(character, expecting)) {
    open.pop();
    return { end: at + 1, expecting: after() };
  }
  if (expecting === "key" || expecting === "key or }") {
    const end = character === '"' ? endOfString(text, at) : undefined;
    if (end !== undefined) return { end, expecting: "colon" };
    return character === "}"
      ? "A comma may not follow the last member"
      : "A key in double quotes is expected";
  }
  if (character === "{" || character === "[") {
    open.push(character);
    return { end: at + 1, expecting: character === "{" ? "key or }" : "value or ]" };
  }
  const end = endOfScalar(text, at);
  if (end !== undefined) return { end, expecting: after() };
  return character === "]" ? "A comma may not follow the last element" : valueMessage(character);
}

function nextInside(character: string, at: number, open: ("{" | "[")[]): Step | string {
  const container = open.at(-1);
  if (character === ",") {
    return { end: at + 1, expecting: container === "{" ? "key" : "value" };
  }
  const closer = container === "{" ? "}" : "]";
  if (character !== closer) return `A comma or ${closer} is expected`;
  open.pop();
  return { end: at + 1, expecting: open.length === 0 ? "end" : "more" };
}

function closes(character: string, expecting: Expecting): boolean {
  return (
    (character === "}" && expecting === "key or }") ||
    (character === "]" && expecting === "value or ]")
  );
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;

function endOfScalar(text: string, at: number): number | undefined {
  if (text[at] === '"') return endOfString(text, at);
  scalar.lastIndex = at;
  return scalar.test(text) ? scalar.lastIndex : undefined;
}

/** The offset after a well-formed string; undefined for a broken one. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return undefined;
    if (code === 0x5c) {
      const escape = /[bfnrt"\\/]|u[0-9a-fA-F]{4}/y;
      escape.lastIndex = at + 1;
      if (!escape.test(text)) return undefined;
      at = escape.lastIndex - 1;
    }
  }
  return undefined;
}

function valueMessage(character: string): string {
  if (character === '"') return "The string does not end, or holds a line break or a wrong escape";
  if (character === "'") return "JSON strings stand in double quotes";
  if (character === "/" || character === "#") return "JSON has no comments";
  return "A JSON value is expected";
}

function endMessage(open: readonly string[]): string {
  if (open.length === 0) return "The text ends before the JSON value";
  const closers = open.at(-1) === "{" ? "}" : "]";
  return `The text ends inside ${open.length} open ${open.length === 1 ? "bracket" : "brackets"}: a ${closers} is missing, or the file is cut off`;
}
