import { compare } from "../order.js";
import { childPointer } from "../pointer.js";
import type { FoundWebhook } from "./find-webhooks.js";
import { type SchemaObject } from "./openapi.js";
import type { PlacedSchema, SchemaWalk } from "./schema-walk.js";

/** What tells payloads apart, and those that it does not tell from every other. */
export interface ToldApart {
  readonly property: string | undefined;
  readonly untold: readonly FoundWebhook[];
}

/**
 * Finds the property whose value says which webhook a payload is of. It is required wherever it
 * counts, and its values are listed, as `const` or `enum`, and are no other webhook's. The property that
 * tells most webhooks is taken; of several, `type`, then `event`, then the first by name.
 */
export function tellApart(webhooks: readonly FoundWebhook[], walk: SchemaWalk): ToldApart {
  const names = webhooks.flatMap(({ payloads }) =>
    payloads.flatMap((each) => walk.propertyNames(each)),
  );
  const alternatives = webhooks.map(({ payloads }) =>
    payloads.flatMap((payload) => walk.alternativesOf(payload)),
  );
  let best: ToldApart = { property: undefined, untold: webhooks };
  for (const property of [...new Set(names)].sort(byPreference)) {
    const untold = untoldBy(
      webhooks,
      alternatives.map((each) => valuesIn(each, property, walk)),
    );
    if (untold.length < best.untold.length) best = { property, untold };
  }
  // A single webhook needs nothing to tell it.
  return webhooks.length === 1 ? { ...best, untold: [] } : best;
}

const preferred = ["type", "event"];

function byPreference(a: string, b: string): number {
  const rank = (name: string): number => preferred.indexOf(name) + 1 || Infinity;
  return Math.sign(rank(a) - rank(b)) || compare(a, b);
}

/** @param values - those of each webhook, in the same order */
function untoldBy(
  webhooks: readonly FoundWebhook[],
  values: readonly ReadonlySet<string>[],
): readonly FoundWebhook[] {
  const uses = new Map<string, number>();
  for (const own of values) for (const value of own) uses.set(value, (uses.get(value) ?? 0) + 1);
  return webhooks.filter((_, index) => {
    const own = values[index] ?? none;
    return own.size === 0 || [...own].some((value) => uses.get(value) !== 1);
  });
}

/** The values that a property may have; none where it need not be there or may have any. */
function valuesIn(
  alternatives: readonly PlacedSchema[],
  property: string,
  walk: SchemaWalk,
): ReadonlySet<string> {
  const values: string[] = [];
  for (const each of alternatives) {
    const found = walk.propertiesOf(each).get(property);
    const listed = found === undefined ? [] : literalsOf(walk.resolve(found).schema);
    // Most properties list no values, which is seen at once; the other question takes longer.
    if (listed.length === 0 || !walk.alwaysHas(each, childPointer("", property))) {
      return none;
    }
    values.push(...listed);
  }
  return new Set(values);
}

const none: ReadonlySet<string> = new Set();

function literalsOf(schema: SchemaObject): readonly string[] {
  if (typeof schema === "boolean") return [];
  const values = "const" in schema ? [schema.const] : schema.enum;
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
}
