import type ts from "typescript";
import type { ParameterType } from "./compiler.js";
import { callOf, construct, program, type Speaker } from "./example.js";
import type { Change } from "./finding.js";
import { of } from "./remarks.js";
import { sample } from "./sample.js";
import type { PlacedOperation } from "./surface.js";
import { alternativesOf } from "./type-shape.js";

/** Arguments that hold several parameters, or a body: they are known by their names. */
const GROUPS = new Set(["body", "query", "headers", "cookies"]);

type Parameters = readonly ParameterType[];

/** Arguments that both have, with their place in the old list. */
export function sharedArguments(
  old: Parameters,
  now: Parameters,
): readonly (readonly [index: number, old: ParameterType, now: ParameterType])[] {
  return old.flatMap((argument, index) => {
    const other = counterpart(argument, index, now);
    return other === undefined || argument.name === "options" ? [] : [[index, argument, other]];
  });
}

/** Parts of the path correspond by position, whatever they are called. */
function counterpart(
  argument: ParameterType,
  index: number,
  among: Parameters,
): ParameterType | undefined {
  if (isPath(argument)) return among.filter(isPath)[index];
  return among.find(({ name }) => name === argument.name);
}

function isPath({ name }: ParameterType): boolean {
  return name !== "options" && !GROUPS.has(name);
}

/** What changes about which arguments a method takes, and where they stand. */
export function argumentChanges(
  speaker: Speaker,
  now: Parameters,
  { name, operation }: PlacedOperation,
): readonly Change[] {
  const old = speaker.types.parameters;
  const shared = { operation: name, pointer: operation.pointer, level: "types" } as const;
  const changes: Change[] = [];
  for (const [index, argument] of now.entries()) {
    const was = counterpart(argument, index, old);
    if (was?.optional === argument.optional) continue;
    if (was !== undefined && argument.optional) {
      changes.push({
        ...{ ...shared, code: "argument-optional", kind: "changed", breaking: false },
        ...of(name, (it) => `\`${argument.name}\` of ${it} may be left out`),
        why: "Calls that pass it still compile.",
        action: "Nothing has to be done.",
      });
      continue;
    }
    const breaking = !argument.optional;
    changes.push({
      ...{ ...shared, breaking, kind: was === undefined ? "added" : "changed" },
      code: breaking ? "argument-required" : "argument-added",
      ...of(name, (it) => `${it} ${breaking ? "must now" : "may"} be given \`${argument.name}\``),
      why: breaking ? "A call without it does not compile." : "Calls without it still compile.",
      action: breaking ? `Pass \`${argument.name}\`.` : "Nothing has to be done.",
      example: breaking ? calling(speaker, 0) : undefined,
    });
  }
  for (const [index, argument] of old.entries()) {
    if (counterpart(argument, index, now) !== undefined) continue;
    changes.push({
      ...{ ...shared, code: "argument-removed", kind: "removed", breaking: true },
      ...of(name, (it) => `\`${argument.name}\` of ${it} is gone`),
      why: "A call that passes it does not compile.",
      action: `Leave \`${argument.name}\` out.`,
      example: calling(speaker, index + 1),
    });
  }
  const moved = old.findIndex(
    (argument, index) => !isPath(argument) && now[index]?.name !== argument.name,
  );
  // Who has to change the call anyway sees where things go.
  if (moved < 0 || changes.some(({ breaking }) => breaking)) return changes;
  const place = old[moved]?.name ?? "options";
  const taken = now[moved]?.name ?? "something else";
  changes.push({
    ...{ ...shared, code: "argument-moved", kind: "changed", breaking: true },
    ...of(
      name,
      (it) => `\`${place}\` of ${it} is no longer where it was: \`${taken}\` stands there`,
    ),
    why: "Arguments are given by position, so what is passed there is taken for something else.",
    action: `Pass \`${taken}\`, or \`undefined\`, before \`${place}\`.`,
    example: calling(speaker, moved + 1),
  });
  return changes;
}

/** A value that can't be taken for another argument: `{}` fits wherever nothing is required. */
function telling(type: ts.Type, checker: ts.TypeChecker): string {
  const smallest = sample(type, [], checker);
  const [first] = alternativesOf(type).flatMap((part) => part.getProperties());
  if (smallest !== "{}" || first === undefined) return smallest;
  return sample(type, [{ kind: "property", name: first.name }], checker);
}

/** A call that passes at least the first arguments. */
function calling(speaker: Speaker, count: number): string {
  const { state, types, comparison } = speaker;
  const given = types.parameters
    .slice(0, count)
    .map(({ type }, index) => [index, telling(type, comparison.checker)] as const);
  return program(state, [construct(state), `await ${callOf(speaker, new Map(given))};`]);
}
