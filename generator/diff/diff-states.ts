import type { Location } from "../diagnostics/diagnostic.js";
import { compare } from "../order.js";
import { hashless } from "../pointer.js";
import { clientChanges } from "./client.js";
import { compile } from "./compiler.js";
import type { ApiState, Change, Finding, Level } from "./finding.js";
import { operationChanges } from "./operations.js";
import { schemaChanges } from "./schemas.js";
import { webhookChanges } from "./webhooks.js";

/** Everything that differs between the clients of two states of an API, breaking changes first. */
export function diffStates(from: ApiState, to: ApiState): readonly Finding[] {
  const pair = { from, to, comparison: compile({ from, to }) };
  const changes = [
    ...operationChanges(pair),
    ...webhookChanges(pair),
    ...clientChanges(pair),
    ...schemaChanges(pair),
  ];
  return merged(changes, (pointer) => to.document.locate(pointer)).sort(byWeight);
}

/** What several operations have in common, such as a schema, is told once. */
function merged(changes: readonly Change[], locate: (pointer: string) => Location): Finding[] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = [change.code, change.breaking, change.message].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const names = group.flatMap(({ operation }) => (operation === undefined ? [] : [operation]));
    const pointer = `#${hashless(first.pointer)}`;
    return { ...first, pointer, operations: [...new Set(names)], location: locate(pointer) };
  });
}

const LEVELS: readonly Level[] = ["types", "wire", "documentation"];

function byWeight(a: Finding, b: Finding): number {
  return (
    Number(b.breaking) - Number(a.breaking) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    compare(a.pointer, b.pointer) ||
    compare(a.message, b.message)
  );
}
