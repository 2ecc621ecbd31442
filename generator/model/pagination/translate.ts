import type { DeclaredCursor, DeclaredParameter, DeclaredPlace } from "../../load/extension.js";
import { factsFrom, parameterNamed } from "./facts.js";
import type { Draft, Fact, Findings, PagedOperation } from "./facts.js";
import { declaredPlace, parsePlace, pointerOf, splitAt } from "./places.js";

type FactMaker = ReturnType<typeof factsFrom>;

/** Turns what a vendor's extension says into facts; what it cannot read it reports. */
export class Translator {
  readonly fact: FactMaker;
  readonly #operation: PagedOperation;
  readonly #findings: Findings;
  readonly #source: string;

  constructor(source: string, pointer: string, operation: PagedOperation, findings: Findings) {
    this.fact = factsFrom(source, pointer);
    this.#source = source;
    this.#operation = operation;
    this.#findings = findings;
  }

  /** Where the items are: `$.items`, `$.edges[*].node`. */
  readonly items = (text: string | undefined, ...at: readonly (string | number)[]): Draft => {
    if (text === undefined) return {};
    const place = parsePlace(text);
    const path = place?.from === "body" ? place.path : undefined;
    const whole = path?.at(-1) === true ? path.slice(0, -1) : path;
    const pointer = whole && pointerOf(whole);
    if (pointer !== undefined) return { items: this.fact(pointer, ...at) };
    const wrapped = whole && splitAt(whole, true);
    if (wrapped === undefined) {
      this.wrong(text, "leads to no list", ...at);
      return {};
    }
    return { items: this.fact(wrapped.list, ...at), item: this.fact(wrapped.inside, ...at) };
  };

  /** Where a response says one thing. */
  readonly place = (
    text: string | undefined,
    ...at: readonly (string | number)[]
  ): Fact<DeclaredPlace> | undefined => {
    if (text === undefined) return undefined;
    const place = declaredPlace(text);
    if (place === undefined) this.wrong(text, "cannot be followed", ...at);
    return this.fact(place, ...at);
  };

  /** Where a response has the next cursor; `$.items[-1].id` is in its last item. */
  readonly cursor = (
    text: string | undefined,
    ...at: readonly (string | number)[]
  ): Fact<readonly DeclaredCursor[]> | undefined => {
    if (text === undefined) return undefined;
    const place = parsePlace(text);
    const last = place?.from === "body" ? splitAt(place.path, -1) : undefined;
    if (last) return this.fact([{ lastItem: last.inside }], ...at);
    const found = this.place(text, ...at);
    return found && { ...found, value: [found.value] };
  };

  /** A parameter by its name; one that is none of the query's is looked for in the body. */
  readonly parameter = (
    name: string | undefined,
    ...at: readonly (string | number)[]
  ): Fact<DeclaredParameter> | undefined => {
    return name === undefined ? undefined : this.fact(this.#found(name), ...at);
  };

  #found(name: string): DeclaredParameter {
    const { requestBody, walk } = this.#operation;
    const pointer = `/${name.replaceAll(".", "/")}`;
    if (parameterNamed(this.#operation, name) !== undefined) return name;
    if (parameterNamed(this.#operation, name, "header") !== undefined) return { header: name };
    return requestBody && walk.at(requestBody, pointer) ? { body: pointer } : name;
  }

  /** Reports what cannot be read. */
  readonly wrong = (text: string, why: string, ...at: readonly (string | number)[]): void => {
    this.#findings.error({
      code: "pagination-extension-wrong",
      message: `${this.#source} says "${text}", which ${why}`,
      pointer: this.fact(true, ...at)?.pointer ?? this.#operation.pointer,
      hint: "Declare the pagination in x-pagewright; that counts instead.",
    });
  };
}

/** The number of the first page, as its parameter says by its default. */
export function firstPage(operation: PagedOperation, name: string | undefined): 0 | undefined {
  const schema = name === undefined ? undefined : parameterNamed(operation, name)?.schema;
  const resolved =
    schema === undefined ? undefined : operation.walk.resolve({ schema, pointer: "" }).schema;
  return typeof resolved === "object" && resolved.default === 0 ? 0 : undefined;
}

/** One fact as a list of one. */
export function listed<Value>(fact: Fact<Value> | undefined): Fact<readonly Value[]> | undefined {
  return fact && { ...fact, value: [fact.value] };
}
