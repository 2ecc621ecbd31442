import type ts from "../typescript.cjs";
import type { Comparison } from "./compiler.js";
import type { Direction } from "./type-change.js";
import { alternativesOf, declaredName, isEmptyRecord, isStructure, tagsOf } from "./type-shape.js";

/** Whether an alternative counts. */
export type Told = (type: ts.Type) => boolean;

/** Asks the compiler whether the new type does in the place of the old one: to who reads it, or writes it. */
export class TypeFit {
  readonly #direction: Direction;
  readonly #checker: ts.TypeChecker;

  constructor(direction: Direction, { checker }: Pick<Comparison, "checker">) {
    this.#direction = direction;
    this.#checker = checker;
  }

  /** Whether what comes now, or was given before, fits what was promised, or is asked for. */
  assignable(from: ts.Type, to: ts.Type, told: Told = () => true): boolean {
    const [source, target] = this.#direction === "read" ? [to, from] : [from, to];
    return this.isPart(source, target, told);
  }

  isPart(source: ts.Type, target: ts.Type, told: Told): boolean {
    if (this.#checker.isTypeAssignableTo(source, target)) return true;
    const parts = alternativesOf(source).filter(told);
    return (
      parts.length < alternativesOf(source).length &&
      parts.every((part) => this.#checker.isTypeAssignableTo(part, target))
    );
  }

  /** Alternatives without structure that are new to a reader, or lost to a writer. */
  loose(from: ts.Type, to: ts.Type): readonly ts.Type[] {
    const source = this.#direction === "read" ? to : from;
    return alternativesOf(source).filter(
      (type) => !isStructure(type) && !this.fits(type, from, to),
    );
  }

  fits(type: ts.Type, from: ts.Type, to: ts.Type): boolean {
    return this.#checker.isTypeAssignableTo(type, this.#direction === "read" ? from : to);
  }

  partnerOf(type: ts.Type, among: readonly ts.Type[]): ts.Type | undefined {
    const name = declaredName(type);
    // What all errors are called tells none of them from another; their status does.
    const named = among.filter(
      (other) => name !== undefined && name !== "HttpError" && declaredName(other) === name,
    );
    if (named.length === 1) return named[0];
    const tagged = among.filter((other) => this.#haveTagsInCommon(type, other));
    if (tagged.length > 0) return tagged[0];
    return among.find((other) => this.assignable(type, other));
  }

  #haveTagsInCommon(type: ts.Type, other: ts.Type): boolean {
    const [tags, others] = [tagsOf(type, this.#checker), tagsOf(other, this.#checker)];
    const common = [...tags].filter(([key]) => others.has(key));
    return common.length > 0 && common.every(([key, value]) => others.get(key) === value);
  }

  /** An object of which nothing was said promises nothing that could be broken. */
  saysNothing(from: ts.Type, to: ts.Type): boolean {
    const empty = structures(from).filter((type) => isEmptyRecord(type, this.#checker));
    if (this.#direction !== "read" || empty.length === 0 || structures(to).length === 0)
      return false;
    return this.loose(from, to).length === 0;
  }

  /**
   * Alternatives that a change which breaks nothing took from a reader or gave a writer. One that is
   * there on both sides, and differs, is told of by its parts.
   */
  lost(wide: ts.Type, narrow: ts.Type, told: Told): readonly ts.Type[] {
    return alternativesOf(wide)
      .filter(told)
      .filter((type) => !this.#checker.isTypeAssignableTo(type, narrow))
      .filter(
        (type) => !isStructure(type) || this.partnerOf(type, structures(narrow)) === undefined,
      );
  }
}

/** The alternatives that have parts. */
export function structures(type: ts.Type): readonly ts.Type[] {
  return alternativesOf(type).filter(isStructure);
}
