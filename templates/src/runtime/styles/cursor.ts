import { given, givenNumber, nameOf, withParameter } from "./parameter.js";
import type { PageFacts, Parameter, Position, Reader, Source, Style } from "./style.js";

/** How each page of a list says with what to ask for the next. */
export interface CursorRule {
  /** Where the cursor goes; several where a list has several. */
  readonly cursor: Parameter | readonly Parameter[];
  /** Where a page has the next cursor, in the same order. `null`, `""` and nothing end the list. */
  readonly nextCursor: Source | readonly Source[];
  /** How many items the caller would like on a page. Never decides the end. */
  readonly size?: Parameter;
  readonly items: Source;
  /** Must be on every page, where declared. */
  readonly total?: Source;
  /** Must be on every page, where declared; `false` ends the list, whatever the cursor. */
  readonly hasMore?: Source;
  /** JSON pointer into an item: what identifies it. */
  readonly key?: string;
  /** Whether no other query parameter than the size may go with a cursor. Default false. */
  readonly alone?: boolean;
}

/** The style of a list that gives, with each page, the cursor of the next. */
export function cursor(rule: CursorRule): Style {
  const { size, key } = rule;
  const parameters = listOf<Parameter>(rule.cursor);
  const sources = listOf<Source>(rule.nextCursor);
  return {
    parameter: parameters.map(nameOf).join(", "),
    maxEmptyPages: Infinity,
    ...(key !== undefined && { key }),
    start: (args) => {
      givenNumber(args, size, 0);
      return positionOf(parameters, (parameter) => given(args, parameter) as Position | undefined);
    },
    aim: (args, position) => {
      const tokens = position as Readonly<Record<string, Position>>;
      return parameters.reduce(
        (aimed, parameter) => withParameter(aimed, parameter, tokens[nameOf(parameter)]),
        rule.alone ? withSizeAlone(args, size) : args,
      );
    },
    read: (read) => {
      const next = positionOf(parameters, (_, index) => tokenOf(read, sources[index]));
      return readPage(rule, read, next);
    },
  };
}

function readPage(rule: CursorRule, read: Reader, next: Position | undefined): PageFacts {
  const items = read(rule.items, "array");
  const total = read(rule.total, "whole number");
  const hasMore = read(rule.hasMore, "boolean");
  if (hasMore && next === undefined) {
    throw read.fail("bad-metadata", "there are said to be more items, but no cursor leads to them");
  }
  const ended = hasMore === false;
  return { items, total, pageCount: undefined, next: ended ? undefined : next, astray: false };
}

/** Tokens by their parameters; `undefined` where there is none. */
function positionOf(
  parameters: readonly Parameter[],
  tokenFor: (parameter: Parameter, index: number) => Position | undefined,
): Position | undefined {
  const tokens = parameters.flatMap((parameter, index) => {
    const token = tokenFor(parameter, index);
    return token === undefined ? [] : [[nameOf(parameter), token] as const];
  });
  return tokens.length === 0 ? undefined : Object.fromEntries(tokens);
}

function tokenOf(read: Reader, source: Source | undefined): Position | undefined {
  if (source === undefined) return source;
  const value = read.value(source);
  if (value === undefined || value === null || value === "") return undefined;
  // A whole number that is not exact is not the one that was sent.
  const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (typeof value === "string" || exact) return value as Position;
  throw read.fail("bad-metadata", `the next cursor is neither a text nor a number that is exact`);
}

function withSizeAlone(args: Parameters<Style["aim"]>[0], size: Parameter | undefined) {
  const bare = { ...args, query: {} };
  return size === undefined ? bare : withParameter(bare, size, given(args, size));
}

function listOf<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}
