import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { travels } from "../model/directions.js";
import type { Direction } from "../model/model.js";
import { type Components, ownProperties, referencedSchemaName } from "../model/openapi.js";

/** A schema without the properties that do not travel this way, and without asking for them. */
export function inDirection(
  schema: JsonObject,
  direction: Direction,
  components: Components,
): JsonObject {
  const { properties, required, allOf } = schema;
  if (properties === undefined && required === undefined && allOf === undefined) return schema;
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  const dropped = oneWayNames(schema, keyword, components);
  if (dropped.size === 0) return schema;
  return without(schema, dropped);
}

/** Names of such properties, also of those that the schema is put together from, however far down. */
function oneWayNames(
  schema: JsonObject,
  keyword: string,
  components: Components,
): ReadonlySet<string> {
  const { names, madeOf } = partsOf(schema, keyword, components);
  const ofComponents = namesOfComponents(keyword, components);
  return new Set([...names, ...[...madeOf].flatMap((name) => [...(ofComponents.get(name) ?? [])])]);
}

interface Parts {
  readonly names: Set<string>;
  /** Components that it refers to. */
  readonly madeOf: ReadonlySet<string>;
}

/** What a schema says itself, in the parts that are written in it. */
function partsOf(schema: JsonValue, keyword: string, components: Components): Parts {
  const names = new Set<string>();
  const madeOf = new Set<string>();
  const waiting = [schema];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (!isObject(part)) continue;
    for (const [name, property] of Object.entries(ownProperties(part))) {
      if (travels(property, keyword, components)) names.add(name);
    }
    const reference = referencedSchemaName(part);
    if (reference !== undefined) madeOf.add(reference);
    if (Array.isArray(part.allOf)) waiting.push(...part.allOf);
  }
  return { names, madeOf };
}

type NamesOfComponents = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<Components, Map<string, NamesOfComponents>>();

function namesOfComponents(keyword: string, components: Components): NamesOfComponents {
  const ofKeywords = known.get(components) ?? new Map<string, NamesOfComponents>();
  known.set(components, ofKeywords);
  const names = ofKeywords.get(keyword) ?? findNames(keyword, components);
  ofKeywords.set(keyword, names);
  return names;
}

/** Hands each name on to all that are made of what has it: a long chain is gone through once. */
function findNames(keyword: string, components: Components): NamesOfComponents {
  const found = new Map<string, Set<string>>();
  const users = new Map<string, string[]>();
  for (const [component, schema] of Object.entries(components)) {
    const { names, madeOf } = partsOf(schema, keyword, components);
    found.set(component, names);
    for (const part of madeOf) users.set(part, [...(users.get(part) ?? []), component]);
  }
  const waiting = [...found].flatMap(([component, names]) =>
    [...names].map((name) => ({ component, name })),
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { component, name } = next;
    for (const user of users.get(component) ?? []) {
      const names = found.get(user);
      if (names === undefined || names.has(name)) continue;
      names.add(name);
      waiting.push({ component: user, name });
    }
  }
  return found;
}

/** References stay: what they refer to is without these properties itself. */
function without(schema: JsonObject, dropped: ReadonlySet<string>): JsonObject {
  const copy = { ...schema };
  if (Array.isArray(schema.required)) {
    copy.required = schema.required.filter(
      (name) => typeof name !== "string" || !dropped.has(name),
    );
  }
  if (isObject(schema.properties)) {
    const kept = Object.entries(schema.properties).filter(([name]) => !dropped.has(name));
    copy.properties = Object.fromEntries(kept);
  }
  if (Array.isArray(schema.allOf)) {
    copy.allOf = schema.allOf.map((part) =>
      isObject(part) && part.$ref === undefined ? without(part, dropped) : part,
    );
  }
  return copy;
}
