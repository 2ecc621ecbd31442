/** Walks over JSON that is known to be valid, without building values. Offsets are code units. */

const quote = 0x22;
const backslash = 0x5c;

export interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly valueStart: number;
}

export interface Measures {
  /** Objects and arrays inside one another. */
  readonly depth: number;
  readonly members: number;
  /** Objects, arrays and what is in them. */
  readonly values: number;
}

/** Counts nesting, members and values. Safe on text that is not valid JSON, where the counts mean little. */
export function measure(text: string): Measures {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at) - 1;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        values += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x2c: // ,
        values += 1;
        break;
      case 0x3a: // :
        members += 1;
        break;
      default:
    }
  }
  return { depth: deepest, members, values };
}

/**
 * The members of the object, or the elements of the array (keyed `0`, `1`, ...), at `start`. Each is
 * walked over when the next one is asked for.
 */
export function* membersAt(text: string, start: number): Generator<Member, void> {
  const isArray = text[start] === "[";
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index += 1) {
    const keyStart = at;
    let key = String(index);
    if (!isArray) {
      const keyEnd = endOfString(text, at);
      key = JSON.parse(text.slice(at, keyEnd)) as string;
      at = skipSpace(text, skipSpace(text, keyEnd) + 1);
    }
    yield { key, keyStart, valueStart: at };
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
}

export function skipSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

export function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== "{" && first !== "[") return endOfLiteral(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at) - 1;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function endOfLiteral(text: string, start: number): number {
  let at = start;
  while (at < text.length && !",]} \t\r\n".includes(text[at] ?? "")) at += 1;
  return at;
}

/** The offset after the closing quote; the text's end where there is none. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
    at += 1;
    if (slashes % 2 === 0) return at;
  }
}
