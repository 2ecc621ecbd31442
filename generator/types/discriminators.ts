import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import type { NamedSchema } from "../model/model.js";
import { type Components, referencedSchemaName } from "../model/openapi.js";
import { childPointer } from "../pointer.js";
import { declaredTags } from "./declared-tags.js";

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
 * A discriminator whose mapping says what is otherwise implied: that a variant is told by the values
 * that it lists for the property itself, else by its name. openapi-typescript would tell it by the name
 * of its type, whatever it lists.
 *
 * @param heirs - names of the components that extend the one the discriminator is of
 */
export function withImpliedMapping(
  discriminator: JsonObject,
  schema: JsonObject,
  heirs: readonly string[],
  typeNames: ReadonlyMap<string, string>,
  components: Components,
): JsonObject {
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const mapped = new Set(Object.values(mapping).map((target) => referencedName(target)));
  const variants = [...referencesIn(schema.oneOf), ...referencesIn(schema.anyOf), ...heirs];
  const other = referencedName(discriminator.defaultMapping);
  const untold = [...new Set(variants)].filter((name) => name !== other && !mapped.has(name));
  const tags = tagsOf(untold, discriminator.propertyName, components);
  const implied = untold
    .flatMap((name) => (tags.get(name) ?? [name]).map((tag) => [tag, name] as const))
    .filter(([tag, name]) => tag !== typeNames.get(name) && !Object.hasOwn(mapping, tag))
    .map(([tag, name]): [string, JsonValue] => [tag, childPointer("#/components/schemas", name)]);
  if (implied.length === 0) return discriminator;
  const all = Object.fromEntries([...Object.entries(mapping), ...implied]);
  return { ...discriminator, mapping: all };
}

/**
 * By variants whose name is none of the values that they list: those values, unless they are another
 * variant's, too. What all may have that extend a base tells none of them, but for what is left of it.
 */
function tagsOf(
  variants: readonly string[],
  property: JsonValue | undefined,
  components: Components,
): ReadonlyMap<string, readonly string[]> {
  if (typeof property !== "string") return new Map();
  const listed = variants.map((name) => declaredTags(components[name], property, components) ?? []);
  const taken = new Set(listed.filter(({ length }) => length === 1).flat());
  const left = listed.map((tags) =>
    tags.length === 1 ? tags : tags.filter((tag) => !taken.has(tag)),
  );
  const all = left.flat();
  return new Map(
    variants.flatMap((name, index): [string, readonly string[]][] => {
      const tags = left[index] ?? [];
      const told = tags.every((tag) => all.indexOf(tag) === all.lastIndexOf(tag));
      return told && tags.length > 0 && !listed[index]?.includes(name) ? [[name, tags]] : [];
    }),
  );
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
