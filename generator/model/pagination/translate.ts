import type { JsonObject, JsonValue } from "../../document.js";
import type { DeclaredCursor, DeclaredParameter, DeclaredPlace } from "../../load/extension.js";
import { childPointer, valueAtPointer } from "../../pointer.js";
import { asObject, asText, factsFrom, parameterNamed } from "./facts.js";
import type { Draft, Fact, Findings, PagedOperation } from "./facts.js";
import { declaredPlace, parsePlace, pointerOf, splitAt } from "./places.js";

type FactMaker = ReturnType<typeof factsFrom>;

/** Where the items of a page are, as far as it can be read. */
export type DeclaredItems = Pick<Draft, "items" | "item">;

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
  readonly items = (
    text: string | undefined,
    ...at: readonly (string | number)[]
  ): DeclaredItems => {
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

  /**
   * Where a response has the next cursor; `$.items[-1].id` is in its last item.
   * @param items - where the items are, as far as it is told: no other list's last item will do.
   */
  readonly cursor = (
    { items }: DeclaredItems,
    text: string | undefined,
    ...at: readonly (string | number)[]
  ): Fact<readonly DeclaredCursor[]> | undefined => {
    if (text === undefined) return undefined;
    const place = parsePlace(text);
    const last = place?.from === "body" ? splitAt(place.path, -1) : undefined;
    if (last && items && last.list !== items.value) {
      this.wrong(text, `is in another list than the items, which are at "${items.value}"`, ...at);
      return undefined;
    }
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

  /** A member that is a text, at the end of where it is; any other kind of value is reported. */
  readonly text = (
    holder: JsonObject | undefined,
    ...at: readonly (string | number)[]
  ): string | undefined => this.#member(holder, at, "a text", asText);

  /** A member that is an object. */
  readonly object = (
    holder: JsonObject | undefined,
    ...at: readonly (string | number)[]
  ): JsonObject | undefined => this.#member(holder, at, "an object", asObject);

  /** A member that is a list. */
  readonly list = (
    holder: JsonObject | undefined,
    ...at: readonly (string | number)[]
  ): readonly JsonValue[] =>
    this.#member(holder, at, "a list", (value) => (Array.isArray(value) ? value : undefined)) ?? [];

  #member<Value>(
    holder: JsonObject | undefined,
    at: readonly (string | number)[],
    kind: string,
    as: (value: JsonValue) => Value | undefined,
  ): Value | undefined {
    const value = holder?.[at.at(-1) ?? ""];
    // Who writes `hasMore:` in YAML and nothing behind it says nothing.
    if (value === undefined || value === null) return undefined;
    const read = as(value);
    // Converters of older documents write `null` as an object without members.
    const isNothing = Object.keys(asObject(value) ?? { value }).length === 0;
    if (read === undefined && !isNothing) this.wrong(value, `is not ${kind}`, ...at);
    return read;
  }

  /** Reports what cannot be read. */
  readonly wrong = (
    value: JsonValue | undefined,
    why: string,
    ...at: readonly (string | number)[]
  ): void => {
    this.#findings.error({
      code: "pagination-extension-wrong",
      message: `${this.#source} says ${value === undefined ? "nothing" : JSON.stringify(value)}, which ${why}`,
      pointer: this.fact(true, ...at)?.pointer ?? this.#operation.pointer,
      hint: "Declare the pagination in x-pagewright; that counts instead.",
    });
  };
}

/** An extension that is an object, ready to be read; `null` and `false` say nothing. */
export function extensionOf(
  operation: PagedOperation,
  name: string,
  findings: Findings,
): { readonly extension: JsonObject; readonly translate: Translator } | undefined {
  const pointer = childPointer(operation.pointer, name);
  const translate = new Translator(name, pointer, operation, findings);
  const said = (operation.object as JsonObject)[name] ?? false;
  const written = asObject(said);
  if (written === undefined && said !== false) translate.wrong(said, "is not an object");
  const members = Object.entries(written ?? {}).map(
    ([role, value]) => [role, referred(value, operation.root)] as const,
  );
  return written && { extension: Object.fromEntries(members), translate };
}

/** Tools that say nothing twice write references in extensions, too, where OpenAPI has none. */
function referred(value: JsonValue, root: JsonObject): JsonValue {
  const { $ref } = asObject(value) ?? {};
  if (typeof $ref !== "string" || !$ref.startsWith("#/") || $ref.includes("#/components/")) {
    return value;
  }
  try {
    return valueAtPointer(root, decodeURIComponent($ref.slice(1))) ?? null;
  } catch {
    return value;
  }
}

/** One fact as a list of one. */
export function listed<Value>(fact: Fact<Value> | undefined): Fact<readonly Value[]> | undefined {
  return fact && { ...fact, value: [fact.value] };
}
