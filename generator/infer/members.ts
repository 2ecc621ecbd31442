import type { JsonObject, JsonValue } from "../document.js";
import { ownProperties, type SchemaObject } from "../model/openapi.js";
import type { PlacedSchema, SchemaWalk } from "../model/schema-walk.js";
import { childPointer } from "../pointer.js";

/** A value somewhere in a body: what it is called, and what the schema says of it. */
export interface Member {
  /** The names that lead to it from the body; empty for the body itself. */
  readonly path: readonly string[];
  /** The same as a JSON pointer. */
  readonly pointer: string;
  /** `null` left out; empty where the schema does not say. */
  readonly types: ReadonlySet<string>;
  readonly format: string | undefined;
  readonly description: string;
  /** An example, a default or a constant, as text. */
  readonly example: string;
  readonly isEnum: boolean;
  /** Of an array: the schema of its elements. */
  readonly element: PlacedSchema | undefined;
  readonly placed: PlacedSchema;
}

/** A body as far down as paging is ever written. */
export interface Body {
  readonly members: readonly Member[];
  /** Whether it is one of several unlike things. */
  readonly union: boolean;
}

const most = 600;

/** By schema, then by depth: operations share their schemas. */
const known = new WeakMap<JsonObject, Map<number, Body>>();

/**
 * The members of a body, the outer before the inner; elements of arrays are not entered.
 * @param deepest how many names lead to the innermost.
 */
export function membersOf(placed: PlacedSchema, walk: SchemaWalk, deepest = 4): Body {
  const body = walk.resolve(placed);
  if (typeof body.schema !== "object") return findMembers(body, walk, deepest);
  const depths = known.get(body.schema) ?? new Map<number, Body>();
  known.set(body.schema, depths);
  const found = depths.get(deepest) ?? findMembers(body, walk, deepest);
  depths.set(deepest, found);
  return found;
}

/** Whether a body has a member of some name, with no more than so many names on the way. */
export type HasMember = (body: PlacedSchema, deepest: number) => boolean;

/** Finds members by their names alone, much sooner than all that is said of them is known. */
export function finderOf(isSuch: (name: string) => boolean, walk: SchemaWalk): HasMember {
  /** How deep it is known of a schema that it has none. */
  const without = new Map<SchemaObject, number>();
  const hasMember: HasMember = (placed, deepest) => {
    const { schema } = walk.resolve(placed);
    if ((without.get(schema) ?? 0) >= deepest) return false;
    for (const [name, property] of walk.propertiesOf(placed)) {
      if (isSuch(name) || hasMember(property, deepest - 1)) return true;
    }
    without.set(schema, deepest);
    return false;
  };
  return hasMember;
}

/** What a schema says of the value itself. */
export function wholeOf(placed: PlacedSchema, walk: SchemaWalk): Member {
  return memberOf([], "", placed, partsOf(placed, walk), walk);
}

function findMembers(body: PlacedSchema, walk: SchemaWalk, deepest: number): Body {
  const members: Member[] = [];
  const queue = [{ path: [] as readonly string[], pointer: "", placed: body }];
  let next = 0;
  for (
    let entry = queue[next];
    entry !== undefined && members.length < most;
    entry = queue[++next]
  ) {
    const { path, pointer, placed } = entry;
    const parts = partsOf(placed, walk);
    members.push(memberOf(path, pointer, placed, parts, walk));
    if (path.length >= deepest) continue;
    for (const [name, property] of walk.propertiesOf(placed)) {
      const inner = walk.resolve(property);
      queue.push({ path: [...path, name], pointer: childPointer(pointer, name), placed: inner });
    }
  }
  return { members, union: isUnion(body, walk) };
}

function memberOf(
  path: readonly string[],
  pointer: string,
  placed: PlacedSchema,
  parts: readonly PlacedSchema[],
  walk: SchemaWalk,
): Member {
  const objects = parts.flatMap(({ schema }) => (typeof schema === "object" ? [schema] : []));
  const first = (key: string): JsonValue | undefined => {
    for (const schema of objects) if (schema[key] !== undefined) return schema[key];
    return undefined;
  };
  const text = (value: JsonValue | undefined): string =>
    typeof value === "string" || typeof value === "number" ? String(value) : "";
  const types = walk.typesOf(placed);
  const inferred =
    types.size > 0 || first("properties") === undefined ? types : new Set(["object"]);
  return {
    ...{ path, pointer, placed },
    types: inferred.size === 0 && first("items") !== undefined ? new Set(["array"]) : inferred,
    format: text(first("format")) || undefined,
    description: `${text(first("title"))} ${text(first("description"))}`.trim(),
    example: text(first("example")) || text(first("default")) || text(first("const")),
    isEnum: first("enum") !== undefined,
    element: walk.elementOf(placed),
  };
}

/** A schema and all that it is made of. */
export function partsOf(placed: PlacedSchema, walk: SchemaWalk): readonly PlacedSchema[] {
  const parts: PlacedSchema[] = [];
  const seen = new Set<JsonValue>();
  const visit = (current: PlacedSchema): void => {
    const resolved = walk.resolve(current);
    const { schema, pointer } = resolved;
    if (seen.has(schema)) return;
    if (typeof schema === "object") seen.add(schema);
    parts.push(resolved);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const [index, part] of listIn(schema, keyword).entries()) {
        visit({ schema: part, pointer: `${pointer}/${keyword}/${index}` });
      }
    }
  };
  visit(placed);
  return parts;
}

/** Whether a body may be one of several things that have properties, or lists. */
function isUnion(body: PlacedSchema, walk: SchemaWalk): boolean {
  return partsOf(body, walk).some(({ schema, pointer }) =>
    ["anyOf", "oneOf"].some((keyword) => {
      const branches = listIn(schema, keyword).filter((branch) =>
        partsOf({ schema: branch, pointer }, walk).some(
          (part) =>
            Object.keys(ownProperties(part.schema)).length > 0 ||
            (typeof part.schema === "object" && part.schema.items !== undefined),
        ),
      );
      return branches.length > 1;
    }),
  );
}

function listIn(schema: SchemaObject, keyword: string): readonly SchemaObject[] {
  const value = typeof schema === "object" ? schema[keyword] : undefined;
  if (!Array.isArray(value)) return [];
  return value.filter((part): part is JsonObject => typeof part === "object" && part !== null);
}
