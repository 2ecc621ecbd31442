import type {
  DeclaredCursor,
  DeclaredFlag,
  DeclaredLink,
  DeclaredPlace,
} from "../../load/extension.js";
import { referencedSchemaName } from "../openapi.js";
import type { PlacedSchema } from "../schema-walk.js";
import type { Draft, Fact, FactName, Findings, PagedOperation } from "./facts.js";
import { findParameter } from "./check-parameter.js";
import { listed } from "./wording.js";

const numbers = ["integer", "number"];

/** JSON has numbers of one kind. */
function kindsOf(types: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...types].map((type) => (numbers.includes(type) ? "number" : type)));
}

/** Checks what is said of a response against its schema. */
export class ResponseCheck {
  readonly #operation: PagedOperation;
  readonly #body: PlacedSchema;
  readonly #findings: Findings;

  constructor(operation: PagedOperation, body: PlacedSchema, findings: Findings) {
    this.#operation = operation;
    this.#body = body;
    this.#findings = findings;
  }

  /** The schema of an item. */
  items({ items, item, itemSchema }: Draft): PlacedSchema | undefined {
    const { walk } = this.#operation;
    const list = items && this.#find(this.#body, items.value, items.pointer);
    if (list === undefined || items === undefined) return undefined;
    const element = walk.elementOf(list);
    if (element === undefined) {
      this.#mistyped(items.value, ["array"], list, items.pointer);
      return undefined;
    }
    if (
      item !== undefined &&
      !this.#find(element, item.value, item.pointer, "an element of the list")
    ) {
      return undefined;
    }
    const found = item === undefined ? element : walk.writtenAt(element, item.value);
    if (found && itemSchema) this.#sameSchema(found, itemSchema);
    return found;
  }

  /** Two sources on what an item is must mean the same. */
  #sameSchema(found: PlacedSchema, said: NonNullable<Draft["itemSchema"]>): void {
    const { walk } = this.#operation;
    const name = referencedSchemaName(said.value);
    const schema = walk.resolve(found);
    const other = walk.resolve({ schema: said.value, pointer: said.pointer });
    if (name === undefined || schema.pointer === other.pointer) return;
    this.#findings.error({
      code: "pagination-contradiction",
      message: `${said.source} says that an item is ${name}, but in the response it is another`,
      pointer: said.pointer,
      hint: `The schema in the response is #${schema.pointer}.`,
    });
  }

  /** Whether all that is said is there, and of a fitting type. */
  facts(draft: Draft, item: PlacedSchema | undefined): boolean {
    const checks = [
      this.#check(draft.lastPage, numbers),
      this.#check(draft.pageCount, numbers),
      this.#check(draft.current, numbers),
      this.#check(draft.total, numbers),
      this.#check(draft.hasMore, ["boolean"]),
      ...(draft.nextCursor?.value ?? []).map((value) => this.#cursor(draft, value)),
      draft.nextUrl === undefined || this.#check(draft.nextUrl, ["string", "object"]),
      item === undefined || this.#key(draft.key, item),
    ];
    this.#noteWhatMayLack(draft);
    return checks.every(Boolean);
  }

  #check(
    fact: Fact<DeclaredPlace | DeclaredFlag | DeclaredLink> | undefined,
    types: readonly string[],
  ): boolean {
    if (fact === undefined) return true;
    const { value, pointer } = fact;
    if (typeof value === "object") {
      // What a document does not say of headers, servers send all the same.
      return !("not" in value) || this.#check({ ...fact, value: value.not }, types);
    }
    const member = this.#find(this.#body, value, pointer);
    return member !== undefined && this.#fits(value, types, member, pointer);
  }

  #cursor({ items, nextCursor }: Draft, value: DeclaredCursor): boolean {
    const types = ["string", ...numbers];
    const pointer = nextCursor?.pointer ?? "";
    if (typeof value === "string") {
      return this.#check({ value, pointer, source: "" }, types);
    }
    if (!("lastItem" in value) || items === undefined) return true;
    const { walk } = this.#operation;
    const list = walk.at(this.#body, items.value);
    const element = list && walk.elementOf(list);
    // That there is no list is said where the list is.
    if (element === undefined) return true;
    const member = this.#find(element, value.lastItem, pointer, "an item of the list");
    return member !== undefined && this.#fits(value.lastItem, types, member, pointer);
  }

  /** Within a body a text is not a number, so a cursor must be sent as what it was given as. */
  cursorsFit({ cursor, nextCursor, items }: Draft): boolean {
    const { walk } = this.#operation;
    const list = items && walk.at(this.#body, items.value);
    const element = list && walk.elementOf(list);
    return (cursor?.value ?? []).every((declared, index) => {
      if (typeof declared === "string" || "header" in declared) return true;
      const from = nextCursor?.value[index];
      const given =
        typeof from === "string"
          ? walk.at(this.#body, from)
          : element && typeof from === "object" && "lastItem" in from
            ? walk.at(element, from.lastItem)
            : undefined;
      const taken = findParameter(declared, this.#operation).schema;
      if (given === undefined || taken === undefined) return true;
      if (walk.typesOf(given).size === 0 || walk.typesOf(taken).size === 0) return true;
      if (
        [...kindsOf(walk.typesOf(given))].some((kind) => kindsOf(walk.typesOf(taken)).has(kind))
      ) {
        return true;
      }
      this.#findings.error({
        code: "pagination-cursor-type",
        message: `"${declared.body}" of the request's body takes ${listed(walk.typesOf(taken))}, and the next cursor is ${listed(walk.typesOf(given))}`,
        pointer: cursor?.pointer ?? "",
        hint: `The schemas are #${taken.pointer} and #${given.pointer}.`,
      });
      return false;
    });
  }

  #key(key: Fact<string> | undefined, item: PlacedSchema): boolean {
    return (
      key === undefined ||
      this.#find(item, key.value, key.pointer, "an item of the list") !== undefined
    );
  }

  #find(
    from: PlacedSchema,
    path: string,
    pointer: string,
    where = "the response of the operation",
  ): PlacedSchema | undefined {
    const { walk } = this.#operation;
    const found = walk.at(from, path);
    if (found !== undefined) return found;
    // As far as it leads.
    let reached = path;
    do reached = reached.slice(0, reached.lastIndexOf("/"));
    while (walk.at(from, reached) === undefined);
    const end = walk.at(from, reached) ?? from;
    const on = reached === "" ? "there" : `of "${reached}"`;
    this.#findings.error({
      code: "pagination-pointer-unresolved",
      message: `"${path}" leads to nothing in ${where}`,
      pointer,
      hint: `Properties ${on} are: ${listed(walk.propertyNames(end))}. The schema is #${end.pointer}.`,
    });
    return undefined;
  }

  #fits(path: string, types: readonly string[], found: PlacedSchema, pointer: string): boolean {
    const actual = this.#operation.walk.typesOf(found);
    if (actual.size === 0 || types.some((type) => actual.has(type))) return true;
    this.#mistyped(path, types, found, pointer);
    return false;
  }

  #mistyped(path: string, types: readonly string[], found: PlacedSchema, pointer: string): void {
    const actual = this.#operation.walk.typesOf(found);
    this.#findings.error({
      code: "pagination-pointer-type",
      message: `"${path}" must lead to ${types.join(" or ")}; it leads to ${listed(actual)}`,
      pointer,
      hint: `The schema there is #${found.pointer}.`,
    });
  }

  /** Which one is meant only a person can choose. */
  #severalEnvelopes(): string | undefined {
    const envelopes = this.#operation.walk.alternativesOf(this.#body);
    return envelopes.length < 2
      ? undefined
      : `A page is one of ${envelopes.length} schemas (${listed(envelopes.map(({ pointer }) => `#${pointer}`))}). Choose one: declare the pagination in x-pagewright with response.schema.`;
  }

  /** A walk needs on every page what it goes by; a schema may promise less. */
  #noteWhatMayLack(draft: Draft): void {
    const { walk } = this.#operation;
    const optional: readonly FactName[] = draft.optional?.value ?? [];
    const needed = ["items", "lastPage", "pageCount", "current", "total", "hasMore"] as const;
    const lacking = needed.flatMap((name) => {
      const { value } = draft[name] ?? {};
      const path = typeof value === "object" && "not" in value ? value.not : value;
      return typeof path !== "string" ||
        optional.includes(name) ||
        walk.at(this.#body, path) === undefined ||
        walk.alwaysHas(this.#body, path)
        ? []
        : [`"${path}"`];
    });
    if (lacking.length === 0 || draft.style === undefined) return;
    this.#findings.note({
      code: "pagination-fact-optional",
      message: `${listed(lacking)} may be missing or null, says the schema; a walk fails at a page without`,
      pointer: draft.style.pointer,
      hint:
        this.#severalEnvelopes() ??
        "Make it required in the schema, leave it out of the declaration, or name items or hasMore in response.optional.",
    });
  }
}
