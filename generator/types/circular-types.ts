import ts from "../typescript.cjs";

/** Types by name, with one of them or more in it that TypeScript would find circular. */
type Types = ReadonlyMap<string, ts.TypeNode>;

export interface Untangled {
  readonly types: Types;
  /** Names of the types that lost a part of what they say, sorted. */
  readonly changed: readonly string[];
}

/**
 * Takes references out of types that lead back to these types through unions and intersections
 * alone: JSON Schema gives them a meaning, TypeScript does not. In the place of such a reference
 * stand those parts of what it leads to that are not recursive themselves, so that
 * `A = B | null`, `B = A | string` stay what they are.
 *
 * @param types - by name. Object types and arrays may refer to any of them without harm.
 */
export function untangled(types: Types): Untangled {
  const result = new Map(types);
  const changed = new Set<string>();
  for (let cycles = cyclesOf(result); cycles.length > 0; cycles = cyclesOf(result)) {
    for (const cycle of cycles) {
      for (const [name, type] of cutsOf(cycle, result)) {
        result.set(name, type);
        changed.add(name);
      }
    }
  }
  return { types: result, changed: [...changed].sort() };
}

type Context = "union" | "intersection";

/**
 * What to put in the place of types on a cycle. An intersection's references go first: there, an heir
 * refers to the base that lists its heirs, and says again what the base says of all of them.
 */
function cutsOf(
  cycle: ReadonlySet<string>,
  types: Types,
): readonly (readonly [string, ts.TypeNode])[] {
  const names = [...cycle].sort();
  const cut = (
    kind: Context,
    only: readonly string[],
  ): readonly (readonly [string, ts.TypeNode])[] =>
    only.flatMap((name) => {
      const type = types.get(name);
      if (type === undefined) return [];
      const after = new Cutter(name, cycle, types, kind).cut(type, "union");
      return after === type ? [] : [[name, after] as const];
    });
  const intersections = cut("intersection", names);
  return intersections.length > 0 ? intersections : cut("union", names.slice(0, 1));
}

class Cutter {
  readonly #cycle: ReadonlySet<string>;
  readonly #types: Types;
  readonly #kind: Context;
  /** The type that is being cut: its own parts need not be said twice. */
  readonly #own: string;

  constructor(own: string, cycle: ReadonlySet<string>, types: Types, kind: Context) {
    this.#own = own;
    this.#cycle = cycle;
    this.#types = types;
    this.#kind = kind;
  }

  /** The type itself where there is nothing to cut. */
  cut(type: ts.TypeNode, context: Context): ts.TypeNode {
    if (ts.isParenthesizedTypeNode(type)) {
      const after = this.cut(type.type, context);
      return after === type.type ? type : after;
    }
    if (ts.isUnionTypeNode(type)) return this.#cutParts(type, "union");
    if (ts.isIntersectionTypeNode(type)) return this.#cutParts(type, "intersection");
    if (!ts.isTypeReferenceNode(type)) return type;
    const name = nameOf(type);
    const [subject, ...others] = type.typeArguments ?? [];
    if (subject !== undefined && isEager(name)) {
      const after = this.cut(subject, "intersection");
      if (after === subject) return type;
      return ts.factory.createTypeReferenceNode(name, [after, ...others]);
    }
    const isCut = context === this.#kind && this.#cycle.has(name);
    return isCut ? joined(this.#rest(name, context), context) : type;
  }

  #cutParts(type: ts.UnionTypeNode | ts.IntersectionTypeNode, context: Context): ts.TypeNode {
    const parts = type.types.map((part) => this.cut(part, context));
    return parts.every((part, index) => part === type.types[index]) ? type : joined(parts, context);
  }

  /** The parts of a type that do not lead back to the cycle. */
  #rest(name: string, context: Context): readonly ts.TypeNode[] {
    const type = this.#types.get(name);
    if (type === undefined || name === this.#own) return [];
    return partsOf(type, context).filter(
      (part) => !eagerNames(part).some((each) => this.#cycle.has(each)),
    );
  }
}

/** A union or an intersection, without what changes nothing in it. */
function joined(all: readonly ts.TypeNode[], context: Context): ts.TypeNode {
  const isUnion = context === "union";
  const neutral = isUnion ? ts.SyntaxKind.NeverKeyword : ts.SyntaxKind.UnknownKeyword;
  const parts = all.filter(({ kind }) => kind !== neutral);
  const [first, second] = parts;
  if (first === undefined) return ts.factory.createKeywordTypeNode(neutral);
  if (second === undefined) return first;
  return isUnion
    ? ts.factory.createUnionTypeNode(parts)
    : ts.factory.createIntersectionTypeNode(parts);
}

function partsOf(type: ts.TypeNode, context: Context): readonly ts.TypeNode[] {
  if (context === "union") return ts.isUnionTypeNode(type) ? type.types : [];
  return ts.isIntersectionTypeNode(type) ? type.types : [];
}

/** The types that TypeScript has to know before it knows this one. */
function eagerNames(type: ts.TypeNode): readonly string[] {
  if (ts.isParenthesizedTypeNode(type)) return eagerNames(type.type);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
    return type.types.flatMap(eagerNames);
  }
  if (!ts.isTypeReferenceNode(type)) return [];
  const name = nameOf(type);
  const [subject] = type.typeArguments ?? [];
  if (subject !== undefined) return isEager(name) ? eagerNames(subject) : [];
  return [name];
}

/** Helpers that look into their first argument. Others, such as `Record`, only pass it on. */
function isEager(helper: string): boolean {
  return helper === "Omit" || helper === "WithRequired";
}

function nameOf({ typeName }: ts.TypeReferenceNode): string {
  return ts.isIdentifier(typeName) ? typeName.text : "";
}

/** Groups of types that need one another to be known: the strongly connected components. */
function cyclesOf(types: Types): readonly ReadonlySet<string>[] {
  const edges = new Map<string, readonly string[]>();
  for (const [name, type] of types) {
    const targets = ts.isTypeLiteralNode(type) ? [] : eagerNames(type);
    if (targets.length > 0) edges.set(name, targets);
  }
  const order: string[] = [];
  const seen = new Set<string>();
  for (const name of edges.keys()) visit(name, edges, seen, (each) => order.push(each));
  const reversed = new Map<string, string[]>();
  for (const [name, targets] of edges) {
    for (const target of targets) reversed.set(target, [...(reversed.get(target) ?? []), name]);
  }
  const placed = new Set<string>();
  return order.reverse().flatMap((name) => {
    const group = new Set<string>();
    visit(name, reversed, placed, (each) => group.add(each));
    const isCycle = group.size > 1 || (edges.get(name)?.includes(name) ?? false);
    return isCycle ? [group] : [];
  });
}

/** Visits what can be reached, deepest first; not by recursion, since chains may be long. */
function visit(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
  leave: (name: string) => void,
): void {
  if (seen.has(start)) return;
  seen.add(start);
  const open = [{ name: start, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const target = edges.get(top.name)?.[top.next];
    top.next += 1;
    if (target === undefined) {
      leave(top.name);
      open.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      open.push({ name: target, next: 0 });
    }
  }
}
