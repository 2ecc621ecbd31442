import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import type { NamedSchema } from "../model/model.js";
import { referencedSchemaName } from "../model/openapi.js";
import { childPointer } from "../pointer.js";

/** The names of the components that extend a component by `allOf`, by that component's name. */
export function heirsByComponent(
  schemas: readonly NamedSchema[],
): ReadonlyMap<string, readonly string[]> {
  const heirs = new Map<string, string[]>();
  for (const { schema, pointer } of schemas) {
    const name = componentNameAt(pointer);
    if (name === undefined || !isObject(schema)) continue;
    for (const base of referencesIn(schema.allOf)) {
      heirs.set(base, [...(heirs.get(base) ?? []), name]);
    }
  }
  return heirs;
}

/**
 * A discriminator whose mapping says what is otherwise implied: that a schema is told by its name.
 * Where the type's name is another, openapi-typescript would tell it by that.
 *
 * @param heirs - names of the components that extend the one the discriminator is of
 */
export function withImpliedMapping(
  discriminator: JsonObject,
  schema: JsonObject,
  heirs: readonly string[],
  typeNames: ReadonlyMap<string, string>,
): JsonObject {
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const mapped = new Set(Object.values(mapping).map((target) => referencedName(target)));
  const variants = [...referencesIn(schema.oneOf), ...referencesIn(schema.anyOf), ...heirs];
  const other = referencedName(discriminator.defaultMapping);
  const implied = [...new Set(variants)]
    .filter((name) => name !== other)
    .filter((name) => typeNames.get(name) !== name)
    .filter((name) => !mapped.has(name) && !Object.hasOwn(mapping, name))
    .map((name): [string, JsonValue] => [name, childPointer("#/components/schemas", name)]);
  if (implied.length === 0) return discriminator;
  const all = Object.fromEntries([...Object.entries(mapping), ...implied]);
  return { ...discriminator, mapping: all };
}

/**
 * A schema that a discriminator tells of one of `anyOf`, as one of `oneOf`: the types are the same, and
 * openapi-typescript looks at the discriminators of these alone.
 */
export function withOneOf(schema: JsonObject): JsonObject {
  const { anyOf, discriminator, oneOf, ...others } = schema;
  if (anyOf === undefined || oneOf !== undefined || !isObject(discriminator)) return schema;
  return { ...others, discriminator, oneOf: anyOf };
}

/**
 * A schema whose discriminator has a default variant (OpenAPI 3.2), which has whatever value the others do not, or
 * none: not referred to directly, it is not given the value that its name would be.
 */
export function withDefaultVariant(schema: JsonObject): JsonObject {
  const { discriminator } = schema;
  const other = isObject(discriminator) ? referencedName(discriminator.defaultMapping) : undefined;
  if (other === undefined) return schema;
  const copy = { ...schema };
  for (const keyword of ["oneOf", "anyOf"]) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    copy[keyword] = parts.map((part) =>
      referencedSchemaName(part) === other ? { allOf: [part] } : part,
    );
  }
  return copy;
}

function referencesIn(parts: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part) => referencedSchemaName(part) ?? []);
}

function referencedName(target: JsonValue | undefined): string | undefined {
  if (typeof target !== "string") return undefined;
  return referencedSchemaName({ $ref: target }) ?? target;
}

/** The component that a pointer is to, itself. */
export function componentNameAt(pointer: string): string | undefined {
  return referencedSchemaName({ $ref: `#${pointer}` });
}
