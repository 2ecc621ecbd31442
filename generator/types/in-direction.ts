import type { JsonObject, JsonValue } from "../document.js";
import { travels } from "../model/directions.js";
import type { Direction } from "../model/model.js";
import { referencedSchemaName } from "../model/openapi.js";

type Components = Readonly<Record<string, JsonValue>>;

/** A schema without the properties that do not travel this way, and without asking for them. */
export function inDirection(
  schema: JsonObject,
  direction: Direction,
  components: Components,
): JsonObject {
  const { properties, required, allOf } = schema;
  if (properties === undefined && required === undefined && allOf === undefined) return schema;
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  const dropped = oneWayNames(schema, keyword, components, new Set());
  if (dropped.size === 0) return schema;
  return without(schema, dropped);
}

/** Names of such properties, also of those that the schema is put together from. */
function oneWayNames(
  schema: JsonValue,
  keyword: string,
  components: Components,
  seen: Set<JsonValue>,
): ReadonlySet<string> {
  if (!isObject(schema) || seen.has(schema)) return new Set();
  seen.add(schema);
  const names = new Set<string>();
  for (const [name, property] of Object.entries(asObject(schema.properties))) {
    if (travels(property, keyword, components)) names.add(name);
  }
  const reference = referencedSchemaName(schema);
  const target =
    reference !== undefined && Object.hasOwn(components, reference)
      ? components[reference]
      : undefined;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  for (const part of target === undefined ? parts : [...parts, target]) {
    for (const name of oneWayNames(part, keyword, components, seen)) names.add(name);
  }
  return names;
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

function asObject(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
