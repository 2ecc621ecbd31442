/**
 * What a text looks like on one line and on several: Prettier's way to say it, and to choose between
 * the two, without what our own text has no need of.
 */
export type Doc = string | readonly Doc[] | Group | Indent | Line | IfBreak;

/** Stays on one line where it fits. */
interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  /** Whether it holds a line break that must be. */
  readonly broken: boolean;
}

interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
}

interface Line {
  readonly kind: "line";
  /** What it is where it is no line break. */
  readonly flat: string;
  readonly hard: boolean;
}

/** Text of a group that does not fit on one line. */
interface IfBreak {
  readonly kind: "ifBreak";
  readonly contents: Doc;
}

export const line: Line = { kind: "line", flat: " ", hard: false };
export const softline: Line = { kind: "line", flat: "", hard: false };
export const hardline: Line = { kind: "line", flat: "", hard: true };

export function group(contents: Doc, broken = false): Doc {
  const text = textOf(contents);
  if (text !== undefined) return text;
  return { kind: "group", contents, broken: broken || mustBreak(contents) };
}

export function indent(contents: Doc): Doc {
  return { kind: "indent", contents };
}

export function ifBreak(contents: Doc): Doc {
  return { kind: "ifBreak", contents };
}

export function join(separator: Doc, docs: readonly Doc[]): Doc {
  const joined: Doc[] = [];
  for (const [index, doc] of docs.entries()) {
    if (index > 0) joined.push(separator);
    joined.push(doc);
  }
  return joined;
}

/** What has no place for a line break is text; most of a client's types is. */
function textOf(doc: Doc): string | undefined {
  if (typeof doc === "string") return doc;
  if (!isList(doc)) return undefined;
  let text = "";
  for (const part of doc) {
    const own = textOf(part);
    if (own === undefined) return undefined;
    text += own;
  }
  return text;
}

function mustBreak(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isList(doc)) return doc.some(mustBreak);
  switch (doc.kind) {
    case "group":
      return doc.broken;
    case "line":
      return doc.hard;
    case "indent":
    case "ifBreak":
      return mustBreak(doc.contents);
  }
}

interface Command {
  readonly indentation: number;
  readonly flat: boolean;
  readonly doc: Doc;
}

/** The lines of a doc; each group on one line where it fits, the outer ones first. */
export function printDoc(doc: Doc, width: number): readonly string[] {
  const commands: Command[] = [{ indentation: 0, flat: false, doc }];
  const lines: string[] = [];
  let current = "";
  for (let command = commands.pop(); command !== undefined; command = commands.pop()) {
    const { indentation, flat, doc: each } = command;
    if (typeof each === "string") {
      current += each;
    } else if (isList(each)) {
      for (let index = each.length - 1; index >= 0; index -= 1) {
        commands.push({ indentation, flat, doc: each[index] ?? "" });
      }
    } else if (each.kind === "indent") {
      commands.push({ indentation: indentation + 2, flat, doc: each.contents });
    } else if (each.kind === "ifBreak") {
      if (!flat) commands.push({ indentation, flat, doc: each.contents });
    } else if (each.kind === "group") {
      const next = { indentation, flat: true, doc: each.contents };
      const isFlat = !each.broken && (flat || fits(next, commands, width - current.length));
      commands.push(isFlat ? next : { ...next, flat: false });
    } else if (flat && !each.hard) {
      current += each.flat;
    } else {
      lines.push(current.trimEnd());
      current = " ".repeat(indentation);
    }
  }
  return [...lines, current.trimEnd()];
}

/** Whether what comes next, up to the next place for a line break, needs no more than this. */
function fits(next: Command, rest: readonly Command[], width: number): boolean {
  const commands = [next];
  let remaining = width;
  let left = rest.length;
  while (remaining >= 0) {
    const command = commands.pop() ?? rest[--left];
    if (command === undefined) return true;
    const { flat, doc } = command;
    if (typeof doc === "string") remaining -= doc.length;
    else if (isList(doc)) {
      for (let index = doc.length - 1; index >= 0; index -= 1) {
        commands.push({ ...command, doc: doc[index] ?? "" });
      }
    } else if (doc.kind === "line") {
      if (!flat || doc.hard) return true;
      remaining -= doc.flat.length;
    } else if (doc.kind === "group") {
      commands.push({ ...command, flat: flat && !doc.broken, doc: doc.contents });
    } else if (doc.kind === "indent" || !flat) {
      commands.push({ ...command, doc: doc.contents });
    }
  }
  return false;
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
