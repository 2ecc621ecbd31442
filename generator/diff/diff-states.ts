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

/** What several operations have in common, such as a schema or a parameter, is told once. */
function merged(changes: readonly Change[], locate: (pointer: string) => Location): Finding[] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const { code, breaking, message, together } = change;
    const key = [code, breaking, together?.("") ?? message].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].map((group) => {
    const [{ together, ...first }] = group;
    const names = group.flatMap(({ operation }) => (operation === undefined ? [] : [operation]));
    const operations = [...new Set(names)];
    const message =
      operations.length > 1 && together
        ? together(`${operations.length} operations`)
        : first.message;
    const pointer = `#${hashless(first.pointer)}`;
    return { ...first, message, pointer, operations, location: locate(pointer) };
  });
}

const LEVELS: readonly Level[] = ["types", "wire", "documentation"];

/** What is told last of its level: names of types, which few programs import. */
const NAMES = new Set(["export-removed", "schema-added"]);

/** Whole operations first, then what is in them. */
function rankOf({ code }: Finding): number {
  if (NAMES.has(code)) return 2;
  return /^(?:operation|webhook)-/.test(code) ? 0 : 1;
}

function byWeight(a: Finding, b: Finding): number {
  return (
    Number(b.breaking) - Number(a.breaking) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    rankOf(a) - rankOf(b) ||
    compare(a.pointer, b.pointer) ||
    compare(a.message, b.message)
  );
}
