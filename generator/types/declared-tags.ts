import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { type Components, referencedSchemaName } from "../model/openapi.js";

/**
 * The texts that a schema allows a property to have; `undefined` where it lists none. Extended schemas
 * are looked into, variants are not.
 */
export function declaredTags(
  schema: JsonValue | undefined,
  property: string,
  components: Components,
): readonly string[] | undefined {
  return allowed(schema, components, ({ properties }) =>
    isObject(properties) && Object.hasOwn(properties, property)
      ? allowed(properties[property], components, listed)
      : undefined,
  );
}

type Texts = readonly string[] | undefined;

/** What all parts of a schema, itself the first, allow together. */
function allowed(
  schema: JsonValue | undefined,
  components: Components,
  own: (part: JsonObject) => Texts,
): Texts {
  const seen = new Set<JsonValue>();
  function visit(part: JsonValue | undefined): readonly (readonly string[])[] {
    if (!isObject(part) || seen.has(part)) return [];
    seen.add(part);
    const name = referencedSchemaName(part);
    const target = name !== undefined && Object.hasOwn(components, name) ? components[name] : null;
    const extended = Array.isArray(part.allOf) ? part.allOf : [];
    const texts = own(part);
    return [...(texts ? [texts] : []), ...[target, ...extended].flatMap(visit)];
  }
  const lists = visit(schema);
  return lists.length === 0
    ? undefined
    : lists.reduce((some, others) => some.filter((text) => others.includes(text)));
}

function listed(schema: JsonObject): Texts {
  const values = "const" in schema ? [schema.const] : schema.enum;
  if (!Array.isArray(values)) return undefined;
  return values.filter((value) => typeof value === "string");
}
