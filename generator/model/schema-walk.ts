import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { childPointer, unescapePointer } from "../pointer.js";
import {
  type OpenApiRoot,
  ownProperties,
  referencedSchemaName,
  type SchemaObject,
} from "./openapi.js";

/** A schema, and where it is. */
export interface PlacedSchema {
  readonly schema: SchemaObject;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

/** Answers questions about schemas that the model needs answered to check a declaration. */
export class SchemaWalk {
  readonly #root: OpenApiRoot;
  /** What references lead to, by their text; the same few are followed again and again. */
  readonly #followed = new Map<string, PlacedSchema>();
  readonly #properties = new WeakMap<PlacedSchema, ReadonlyMap<string, PlacedSchema>>();

  constructor(root: OpenApiRoot) {
    this.#root = root;
  }

  /** The schema behind any number of references; the last one reached where they go in a circle. */
  resolve(placed: PlacedSchema): PlacedSchema {
    const { schema } = placed;
    if (typeof schema === "boolean" || typeof schema.$ref !== "string") return placed;
    const known = this.#followed.get(schema.$ref);
    if (known !== undefined) return known;
    const target = this.#follow(placed);
    // What leads nowhere stays where it is, and that is not the same place each time.
    if (target !== placed) this.#followed.set(schema.$ref, target);
    return target;
  }

  #follow(placed: PlacedSchema): PlacedSchema {
    const seen = new Set<string>();
    let current = placed;
    for (;;) {
      const name = referencedSchemaName(current.schema);
      const target = name === undefined ? undefined : this.#root.components?.schemas?.[name];
      if (name === undefined || target === undefined || seen.has(name)) return current;
      seen.add(name);
      current = { schema: target, pointer: childPointer("/components/schemas", name) };
    }
  }

  /** What a JSON pointer into a value leads to; `undefined` where the schema has no such thing. */
  at(placed: PlacedSchema, pointer: string): PlacedSchema | undefined {
    const found = this.writtenAt(placed, pointer);
    return found && this.resolve(found);
  }

  /** The same as it is written: a reference stays one. */
  writtenAt(placed: PlacedSchema, pointer: string): PlacedSchema | undefined {
    let current: PlacedSchema | undefined = placed;
    for (const segment of pointer.split("/").slice(1)) {
      current = current && this.#property(current, unescapePointer(segment), new Set());
    }
    return current;
  }

  /** Whether every value of a schema has, by the schema, something other than `null` at a pointer. */
  alwaysHas(placed: PlacedSchema, pointer: string): boolean {
    const names = pointer.split("/").slice(1).map(unescapePointer);
    return this.#alwaysHas(placed, names, new Set());
  }

  #alwaysHas(
    placed: PlacedSchema,
    [name, ...rest]: readonly string[],
    seen: Set<JsonValue>,
  ): boolean {
    const { schema } = this.resolve(placed);
    if (name === undefined) return !this.#mayBeNull(placed, new Set());
    if (typeof schema === "boolean" || seen.has(schema)) return false;
    const own = Object.hasOwn(ownProperties(schema), name);
    const alternatives = this.alternativesOf(placed);
    if (!own && alternatives.some((alternative) => alternative.schema !== schema)) {
      const inside = new Set([...seen, schema]);
      return alternatives.every((each) => this.#alwaysHas(each, [name, ...rest], inside));
    }
    const member = this.#property(placed, name, new Set());
    const required = this.#requires(placed, name, new Set());
    return member !== undefined && required && this.#alwaysHas(member, rest, new Set());
  }

  #requires(placed: PlacedSchema, name: string, seen: Set<JsonValue>): boolean {
    const { schema, pointer } = this.resolve(placed);
    if (typeof schema === "boolean" || seen.has(schema)) return false;
    seen.add(schema);
    if (mayBeNull(schema)) return false;
    if (Array.isArray(schema.required) && schema.required.includes(name)) return true;
    const asks = (part: SchemaObject): boolean =>
      this.#requires({ schema: part, pointer }, name, seen);
    if (partsOf(schema, "allOf").some(asks)) return true;
    return ["anyOf", "oneOf"].some((keyword) => {
      const parts = partsOf(schema, keyword);
      return parts.length > 0 && parts.every(asks);
    });
  }

  #mayBeNull(placed: PlacedSchema, seen: Set<JsonValue>): boolean {
    const { schema, pointer } = this.resolve(placed);
    if (typeof schema === "boolean" || seen.has(schema)) return false;
    seen.add(schema);
    const parts = [...partsOf(schema, "anyOf"), ...partsOf(schema, "oneOf")];
    return (
      mayBeNull(schema) || parts.some((part) => this.#mayBeNull({ schema: part, pointer }, seen))
    );
  }

  /** The schemas of which a value has one: those of `anyOf` or `oneOf`, else its own. */
  alternativesOf(placed: PlacedSchema): readonly PlacedSchema[] {
    const resolved = this.resolve(placed);
    const { schema, pointer } = resolved;
    if (typeof schema === "boolean") return [resolved];
    const found = ["anyOf", "oneOf"].flatMap((keyword) =>
      partsOf(schema, keyword).map((part, index) =>
        this.resolve({ schema: part, pointer: `${pointer}/${keyword}/${index}` }),
      ),
    );
    return found.length === 0 ? [resolved] : found;
  }

  /** The schema of an array's elements; `undefined` where it is no array. */
  elementOf(placed: PlacedSchema): PlacedSchema | undefined {
    return this.#firstOf(placed, new Set(), ({ schema, pointer }) => {
      if (typeof schema === "boolean") return undefined;
      const { items } = schema;
      if (isSchema(items)) return { schema: items, pointer: `${pointer}/items` };
      return typesOf(schema).has("array") ? { schema: true, pointer } : undefined;
    });
  }

  /** The properties an object may have, as they are written: `writtenAt` for all of them at once. */
  propertiesOf(placed: PlacedSchema): ReadonlyMap<string, PlacedSchema> {
    const resolved = this.resolve(placed);
    const known = this.#properties.get(resolved);
    if (known !== undefined) return known;
    const found = new Map<string, PlacedSchema>();
    this.#firstOf(resolved, new Set(), ({ schema, pointer }) => {
      if (typeof schema === "boolean") return undefined;
      for (const [name, property] of Object.entries(ownProperties(schema))) {
        const before = found.get(name);
        if (!isSchema(property) || (before && !isGenericList(before.schema))) continue;
        const place = childPointer(`${pointer}/properties`, name);
        found.set(name, { schema: property, pointer: place });
      }
      return undefined;
    });
    this.#properties.set(resolved, found);
    return found;
  }

  /** Names of the properties an object may have, for hints. */
  propertyNames(placed: PlacedSchema): readonly string[] {
    const names = new Set<string>();
    this.#firstOf(placed, new Set(), ({ schema }) => {
      if (typeof schema !== "boolean") {
        for (const name of Object.keys(ownProperties(schema))) names.add(name);
      }
      return undefined;
    });
    return [...names].sort();
  }

  /** The types a value may have, `null` left out; empty where the schema does not say. */
  typesOf(placed: PlacedSchema): ReadonlySet<string> {
    const types = new Set<string>();
    this.#firstOf(placed, new Set(), ({ schema }) => {
      if (typeof schema !== "boolean") for (const type of typesOf(schema)) types.add(type);
      return undefined;
    });
    types.delete("null");
    return types;
  }

  #property(placed: PlacedSchema, name: string, seen: Set<JsonValue>): PlacedSchema | undefined {
    let generic: PlacedSchema | undefined;
    const found = this.#firstOf(placed, seen, ({ schema, pointer }) => {
      if (typeof schema === "boolean") return undefined;
      const properties = ownProperties(schema);
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (!isSchema(property)) return undefined;
      const place = { schema: property, pointer: childPointer(`${pointer}/properties`, name) };
      if (!isGenericList(property)) return place;
      generic ??= place;
      return undefined;
    });
    return found ?? generic;
  }

  /** Asks a schema, then the ones it is made of. */
  #firstOf(
    placed: PlacedSchema,
    seen: Set<JsonValue>,
    ask: (placed: PlacedSchema) => PlacedSchema | undefined,
  ): PlacedSchema | undefined {
    const resolved = this.resolve(placed);
    const { schema, pointer } = resolved;
    if (seen.has(schema)) return undefined;
    seen.add(schema);
    const answer = ask(resolved);
    if (answer !== undefined || typeof schema === "boolean") return answer;
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const parts = schema[keyword];
      if (!Array.isArray(parts)) continue;
      for (const [index, part] of parts.entries()) {
        if (!isSchema(part)) continue;
        const place = { schema: part, pointer: `${pointer}/${keyword}/${index}` };
        const found = this.#firstOf(place, seen, ask);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

function typesOf(schema: JsonObject): ReadonlySet<string> {
  const { type } = schema;
  const listed = Array.isArray(type) ? type : [type];
  return new Set(listed.filter((name) => typeof name === "string"));
}

/** NestJS writes `T[]` of a generic class as a list of lists of nothing; beside it stands what it is a list of. */
function isGenericList(schema: SchemaObject): boolean {
  const items = typeof schema === "boolean" ? undefined : schema.items;
  return isObject(items) && Object.keys(items).length === 1 && items.type === "array";
}

function mayBeNull({ type, nullable }: JsonObject): boolean {
  return nullable === true || type === "null" || (Array.isArray(type) && type.includes("null"));
}

function partsOf(schema: JsonObject, keyword: string): readonly SchemaObject[] {
  const parts = schema[keyword];
  return Array.isArray(parts) ? parts.filter(isSchema) : [];
}

function isSchema(value: JsonValue | undefined): value is SchemaObject {
  return typeof value === "boolean" || isObject(value);
}
