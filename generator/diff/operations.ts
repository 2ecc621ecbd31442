import { argumentChanges, sharedArguments } from "./arguments.js";
import { choiceChanges } from "./choices.js";
import type { Pair } from "./compiler.js";
import { callOf, construct, exampleOf, program, type Part, type Speaker } from "./example.js";
import type { Change } from "./finding.js";
import { placeOf, placeOfChange } from "./place.js";
import { operationsOf, type PlacedOperation } from "./surface.js";
import type { TypeChange } from "./type-change.js";
import { of } from "./remarks.js";
import { wordsOf } from "./type-words.js";
import { compareTypes } from "./type-walk.js";
import { pagingPointer, wireChanges } from "./wire.js";

/** Every difference between the methods of two clients. */
export function operationChanges(pair: Pair): readonly Change[] {
  const old = new Map(operationsOf(pair.from).map((placed) => [placed.name, placed]));
  const now = new Map(operationsOf(pair.to).map((placed) => [placed.name, placed]));
  const gone = [...old.values()].filter(({ name }) => !now.has(name));
  const fresh = [...now.values()].filter(({ name }) => !old.has(name));
  return [
    ...gone.flatMap((placed) => {
      const successor = fresh.find((other) => sameRoute(other, placed));
      const told = removal(placed, successor, pair);
      return successor === undefined ? [told] : [told, ...changesOf(placed, successor, pair)];
    }),
    ...fresh.filter((placed) => !gone.some((other) => sameRoute(other, placed))).map(addition),
    ...[...old.values()].flatMap((placed) => {
      const other = now.get(placed.name);
      return other === undefined ? [] : changesOf(placed, other, pair);
    }),
  ];
}

function sameRoute({ operation: a }: PlacedOperation, { operation: b }: PlacedOperation): boolean {
  return a.httpMethod === b.httpMethod && a.path === b.path;
}

function removal(
  placed: PlacedOperation,
  successor: PlacedOperation | undefined,
  pair: Pair,
): Change {
  const { name, operation } = placed;
  const speaker = speakerOf(placed, pair);
  return {
    code: successor === undefined ? "operation-removed" : "operation-renamed",
    kind: successor === undefined ? "removed" : "changed",
    level: "types",
    breaking: true,
    operation: name,
    pointer: operation.pointer,
    message:
      successor === undefined
        ? `\`${name}\` is gone (\`${operation.httpMethod} ${operation.path}\`)`
        : `\`${name}\` is now called \`${successor.name}\``,
    why: "The client has no method of this name.",
    action:
      successor === undefined ? "Do without the call." : `Call \`${successor.name}\` instead.`,
    example: speaker && program(pair.from, [construct(pair.from), `await ${callOf(speaker)};`]),
  };
}

function addition({ name, operation }: PlacedOperation): Change {
  return {
    ...{ code: "operation-added", kind: "added", level: "types", breaking: false },
    operation: name,
    pointer: operation.pointer,
    message: `\`${name}\` is new (\`${operation.httpMethod} ${operation.path}\`)`,
    why: "There is more to call.",
    action: "Nothing has to be done.",
  };
}

function speakerOf(placed: PlacedOperation, { from, comparison }: Pair): Speaker | undefined {
  const types = comparison.from.get(placed.name);
  return types && { state: from, placed, types, comparison };
}

function changesOf(old: PlacedOperation, now: PlacedOperation, pair: Pair): readonly Change[] {
  const speaker = speakerOf(old, pair);
  const types = pair.comparison.to.get(now.name);
  if (speaker === undefined || types === undefined) return [];
  const tell = (part: Part, argument?: string) => (change: TypeChange) =>
    told(change, part, argument, { speaker, now, pair });
  const repaged =
    (old.operation.pagination === undefined) !== (now.operation.pagination === undefined);
  const parts = repaged ? [] : (["result", "item", "error"] as const);
  return [
    ...(repaged ? [pagingChange(speaker, now)] : []),
    ...numberingChange(speaker, now),
    ...argumentChanges(speaker, types.parameters, now),
    ...sharedArguments(speaker.types.parameters, types.parameters).flatMap(([index, a, b]) => {
      const lax = a.optional !== b.optional;
      const changes = compareTypes(a.type, b.type, "write", pair.comparison, lax);
      return changes.map(tell({ kind: "argument", index }, b.name));
    }),
    ...parts.flatMap((kind) => {
      // What comes in pages is told of once, as the items that it is.
      const changes = compareTypes(speaker.types[kind], types[kind], "read", pair.comparison);
      return changes.map(tell({ kind }));
    }),
    ...choiceChanges({ speaker, now, types, pair }, (change, part) =>
      told(change, part, part.kind === "argument" ? "body" : undefined, { speaker, now, pair }),
    ),
    ...wireChanges(old, now, pair),
  ];
}

interface Telling {
  readonly speaker: Speaker;
  readonly now: PlacedOperation;
  readonly pair: Pair;
}

function told(
  change: TypeChange,
  part: Part,
  argument: string | undefined,
  { speaker, now, pair }: Telling,
): Change {
  const placed = { from: speaker.placed, to: now };
  const place = placeOfChange(
    change,
    (side) => placeOf(change.path, part, argument, placed[side], pair[side]),
    pair,
  );
  const words = wordsOf(change, place.label, pair.comparison.checker);
  return {
    code: `${change.direction === "read" ? "response" : "request"}-${change.code}`,
    level: "types",
    breaking: change.breaking,
    operation: now.name,
    pointer: place.pointer,
    ...words,
    together: togetherOf(words.message, now.name),
    example: change.breaking ? exampleOf(change, part, speaker) : undefined,
  };
}

/** What is said of a part of an operation that no schema has a name for. */
function togetherOf(message: string, operation: string): Change["together"] {
  const start = `\`${operation} `;
  if (!message.startsWith(start)) return undefined;
  const [part = "", ...rest] = message.slice(start.length).split("`");
  return (it) => `\`${part}\` of ${it}${rest.join("`")}`;
}

function pagingChange(speaker: Speaker, { name, operation }: PlacedOperation): Change {
  const paged = operation.pagination !== undefined;
  const { state } = speaker;
  const call = callOf(speaker);
  return {
    code: paged ? "pagination-added" : "pagination-removed",
    kind: "changed",
    level: "types",
    breaking: true,
    operation: name,
    pointer: pagingPointer(operation),
    ...of(name, (it) => `What ${it} gives ${paged ? "now" : "no longer"} comes in pages`),
    why: paged
      ? "It returns a pager, no longer a promise of the body."
      : "It returns a promise of the body, no longer a pager.",
    action: paged ? "Iterate over it, or read `body` of a page." : "Await it.",
    example: program(state, [
      construct(state),
      paged ? `await ${call}.withResponse();` : `await ${call}.toArray();`,
    ]),
  };
}

/** Only pages that have numbers can be gone to; what else changes about the way is told of the wire. */
function numberingChange(
  speaker: Speaker,
  { name, operation }: PlacedOperation,
): readonly Change[] {
  const { state, placed } = speaker;
  const was = placed.operation.pagination?.style;
  const is = operation.pagination?.style;
  if (was === undefined || is === undefined || was === is) return [];
  if (was !== "page" && is !== "page") return [];
  const lost = was === "page";
  return [
    {
      ...{ code: lost ? "page-numbers-removed" : "page-numbers-added", level: "types" },
      kind: "changed",
      breaking: lost,
      operation: name,
      pointer: pagingPointer(operation),
      message: `The pages of \`${name}\` ${lost ? "no longer have numbers" : "now have numbers"}`,
      why: lost
        ? "Its pager is no longer a `NumberedPager`: pages have no `number`, `previous` and `goto`."
        : "Its pager is a `NumberedPager`: pages have `number`, `previous` and `goto`, too.",
      action: lost
        ? "Go from page to page by `next`, or by checkpoints."
        : "Nothing has to be done.",
      example: lost
        ? program(state, [
            construct(state),
            `const page = await ${callOf(speaker)};`,
            "await page.goto(2);",
          ])
        : undefined,
    },
  ];
}
