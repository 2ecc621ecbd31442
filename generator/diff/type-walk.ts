import ts from "../typescript.cjs";
import type { Comparison } from "./compiler.js";
import type { Direction, Step, TypeChange } from "./type-change.js";
import { structures, type Told, TypeFit } from "./type-fit.js";
import {
  alternativesOf,
  declaredName,
  elementType,
  entryType,
  isNullish,
  isOptional,
  isStructure,
  tagsOf,
} from "./type-shape.js";

/**
 * Compares a type of the old client with the one that takes its place. Whether a difference breaks is
 * the compiler's answer to "is this assignable to that"; the walk finds out where the difference is. Two
 * things assignability does not see are added: an optional property that a consumer reads and that is
 * gone, and a property that a consumer writes and that is no longer known.
 *
 * @param lax whether `undefined` does not count, being told of otherwise. Default: false.
 */
export function compareTypes(
  from: ts.Type,
  to: ts.Type,
  direction: Direction,
  comparison: Comparison,
  lax = false,
): readonly TypeChange[] {
  const walk = new TypeWalk(direction, comparison);
  walk.visit(from, to, [], lax);
  return walk.changes;
}

interface Found {
  /** Alternatives that correspond to nothing. */
  readonly rest: readonly ts.Type[];
  readonly told: Told;
  /** Whether a part has been found that breaks. */
  readonly explained: boolean;
}

/** How far a walk was when it came to a pair of types. */
interface Mark {
  readonly breaks: number;
  readonly hits: number;
  /** Of the pairs in the order in which they were come to. */
  readonly pair: number;
}

interface Visited {
  /** Alternatives that correspond to nothing. */
  readonly alone: readonly ts.Type[];
  /** Whether the two were visited before, and what there is to tell of them has been told. */
  readonly again: boolean;
}

class TypeWalk {
  readonly changes: TypeChange[] = [];
  readonly #direction: Direction;
  readonly #checker: ts.TypeChecker;
  readonly #fit: TypeFit;
  readonly #unchanged: ReadonlySet<string>;
  /** The pairs that were visited, or are being visited, in the order in which they were come to. */
  readonly #seen = new Map<ts.Type, Map<ts.Type, number>>();
  #pairs = 0;
  /** Of those, the ones that differ although nothing is told of their parts. */
  readonly #unexplained = new Set<number>();
  /** Pairs that differ and were come to again, as happens in types that hold one another. */
  readonly #hits: number[] = [];

  constructor(direction: Direction, { checker, unchanged }: Comparison) {
    this.#direction = direction;
    this.#checker = checker;
    this.#fit = new TypeFit(direction, { checker });
    this.#unchanged = unchanged;
  }

  /** @param lax whether `undefined` does not count: it has been told of. */
  visit(from: ts.Type, to: ts.Type, path: readonly Step[], lax = false): void {
    if (from === to || this.#isUnchanged(from, to)) return;
    const told = (type: ts.Type): boolean => !lax || (type.flags & ts.TypeFlags.Undefined) === 0;
    if (this.#wasSeen(from, to)) {
      if (!this.#isExplainedBefore(from, to))
        this.#compareWhole(from, to, path, { rest: [], told, explained: false });
      return;
    }
    const mark = this.#mark();
    const { alone, again } = this.#visitParts(from, to, path);
    const rest = alone.filter(told);
    const explained = again || this.#isExplained(mark);
    this.#leave(from, to, explained);
    if (explained && rest.length === 0) return;
    this.#compareWhole(from, to, path, { rest, told, explained });
  }

  #breaks(): number {
    return this.changes.filter(({ breaking }) => breaking).length;
  }

  #isUnchanged(from: ts.Type, to: ts.Type): boolean {
    const name = declaredName(from);
    return name !== undefined && name === declaredName(to) && this.#unchanged.has(name);
  }

  #wasSeen(from: ts.Type, to: ts.Type): boolean {
    const seen = this.#seen.get(from) ?? new Map<ts.Type, number>();
    const pair = seen.get(to);
    if (pair !== undefined) {
      if (!this.#unexplained.has(pair) && !this.#fit.assignable(from, to)) this.#hits.push(pair);
      return true;
    }
    this.#pairs += 1;
    this.#seen.set(from, seen.set(to, this.#pairs));
    return false;
  }

  #isExplainedBefore(from: ts.Type, to: ts.Type): boolean {
    return !this.#unexplained.has(this.#seen.get(from)?.get(to) ?? 0);
  }

  /**
   * After a visit. What has members is told of under its own name, once. All else is told of in each place
   * that has it: the compiler has one type for every `string[]`, or `number | undefined`.
   */
  #leave(from: ts.Type, to: ts.Type, explained: boolean): void {
    const pairs = this.#seen.get(from);
    if (!hasMembers(from, this.#checker) || !hasMembers(to, this.#checker)) pairs?.delete(to);
    else if (!explained) this.#unexplained.add(pairs?.get(to) ?? 0);
  }

  #mark(): Mark {
    return { breaks: this.#breaks(), hits: this.#hits.length, pair: this.#pairs };
  }

  /**
   * Whether what differs since then is told, or will be: where there is a part whose visit began before.
   * One that began later has been told already, or else depends on this.
   */
  #isExplained({ breaks, hits, pair }: Mark): boolean {
    return this.#breaks() > breaks || this.#hits.slice(hits).some((hit) => hit < pair);
  }

  /** Visits what corresponds in the two. */
  #visitParts(from: ts.Type, to: ts.Type, path: readonly Step[]): Visited {
    const [old, now] = [structures(from), structures(to)];
    const [only, other] = [old[0], now[0]];
    if (old.length === 1 && now.length === 1 && only !== undefined && other !== undefined) {
      const whole = only === from && other === to;
      if (!whole && this.#wasSeen(only, other)) {
        const again = this.#isExplainedBefore(only, other);
        return { alone: this.#fit.loose(from, to), again };
      }
      const mark = this.#mark();
      const alike = this.#visitStructure(only, other, path);
      if (!whole) this.#leave(only, other, this.#isExplained(mark));
      return { alone: alike ? this.#fit.loose(from, to) : [], again: false };
    }
    const partners = new Map<ts.Type, ts.Type>();
    for (const type of old) {
      const partner = this.#fit.partnerOf(type, now);
      if (partner === undefined) continue;
      partners.set(type, partner);
      this.#visitVariant(type, partner, path);
    }
    const matched = new Set(partners.values());
    const alone =
      this.#direction === "read"
        ? now.filter((type) => !matched.has(type))
        : old.filter((type) => !partners.has(type));
    const strangers = alone.filter((type) => !this.#fit.fits(type, from, to));
    return { alone: [...this.#fit.loose(from, to), ...strangers], again: false };
  }

  #visitVariant(from: ts.Type, to: ts.Type, path: readonly Step[]): void {
    if (this.#isUnchanged(from, to) || this.#wasSeen(from, to)) return;
    const mark = this.#mark();
    const status = tagsOf(from, this.#checker).get("status");
    const inside = [...path, { kind: "variant", type: from, status } as const];
    const known = this.#visitStructure(from, to, inside);
    this.#leave(from, to, true);
    if (!this.#isExplained(mark) && (!known || !this.#fit.assignable(from, to)))
      this.#compareWhole(from, to, inside, { rest: [], told: () => true, explained: false });
  }

  /** Whether the two are alike enough to be compared part by part. */
  #visitStructure(from: ts.Type, to: ts.Type, path: readonly Step[]): boolean {
    const checker = this.#checker;
    const [old, now] = [elementType(from, checker), elementType(to, checker)];
    if (old !== undefined && now !== undefined) {
      this.visit(old, now, [...path, { kind: "element" }]);
      return true;
    }
    if (old !== undefined || now !== undefined) return false;
    for (const property of from.getProperties()) this.#visitProperty(property, to, path);
    for (const property of to.getProperties()) this.#visitNewProperty(property, from, path);
    this.#visitEntries(from, to, path);
    return true;
  }

  #visitProperty(property: ts.Symbol, owner: ts.Type, path: readonly Step[]): void {
    const now = owner.getProperty(property.name);
    const inside = [...path, { kind: "property", name: property.name } as const];
    const from = this.#checker.getTypeOfSymbol(property);
    if (now === undefined) {
      const entry = entryType(owner, this.#checker);
      if (entry !== undefined) this.visit(from, entry, inside);
      else this.#add("property-removed", true, inside, from, undefined);
      return;
    }
    const to = this.#checker.getTypeOfSymbol(now);
    const [was, is] = [isOptional(property), isOptional(now)];
    if (was !== is) {
      const breaking = this.#direction === "read" ? is : was;
      this.#add(is ? "property-optional" : "property-required", breaking, inside, from, to);
    }
    this.visit(from, to, inside, was !== is);
  }

  #visitNewProperty(property: ts.Symbol, owner: ts.Type, path: readonly Step[]): void {
    if (owner.getProperty(property.name) !== undefined) return;
    const to = this.#checker.getTypeOfSymbol(property);
    const inside = [...path, { kind: "property", name: property.name } as const];
    const breaking = this.#direction === "write" && !isOptional(property);
    const entry = entryType(owner, this.#checker);
    if (entry !== undefined && !this.#fit.assignable(entry, to))
      this.visit(entry, to, inside, true);
    this.#add(breaking ? "property-required" : "property-added", breaking, inside, undefined, to);
  }

  #visitEntries(from: ts.Type, to: ts.Type, path: readonly Step[]): void {
    const [old, now] = [entryType(from, this.#checker), entryType(to, this.#checker)];
    const inside = [...path, { kind: "entry" } as const];
    if (old !== undefined && now !== undefined) this.visit(old, now, inside);
    else if (old !== undefined) this.#add("property-removed", true, inside, old, undefined);
    else if (now !== undefined) this.#add("property-added", false, inside, undefined, now);
  }

  #compareWhole(from: ts.Type, to: ts.Type, path: readonly Step[], found: Found): void {
    const { rest, told, explained } = found;
    const breaking = !this.#fit.assignable(from, to, told) && !this.#fit.saysNothing(from, to);
    if (breaking && explained && rest.length === 0) return;
    const [wide, narrow] = this.#direction === "read" ? [from, to] : [to, from];
    const back = this.#fit.isPart(wide, narrow, told);
    if (!breaking && (back || !isUnion(from, to))) {
      if (back || structures(from).length + structures(to).length > 0) return;
    }
    const wider = (this.#direction === "read") === breaking;
    const difference = breaking ? rest : this.#fit.lost(wide, narrow, told);
    if (!breaking && difference.length === 0) return;
    const code = breaking && !back ? "type-changed" : wider ? "type-widened" : "type-narrowed";
    this.#add(code, breaking, path, from, to, difference);
  }

  #add(
    code: TypeChange["code"],
    breaking: boolean,
    path: readonly Step[],
    from: ts.Type | undefined,
    to: ts.Type | undefined,
    difference: readonly ts.Type[] = [],
  ): void {
    this.changes.push({ code, breaking, direction: this.#direction, path, from, to, difference });
  }
}

/** Whether a type has properties that someone wrote down, in one place. */
function hasMembers(type: ts.Type, checker: ts.TypeChecker): boolean {
  const listed = checker.isArrayType(type) || checker.isTupleType(type);
  return isStructure(type) && !listed && type.getProperties().length > 0;
}

function isUnion(...types: readonly ts.Type[]): boolean {
  return types.some((type) => alternativesOf(type).filter((part) => !isNullish(part)).length > 1);
}
