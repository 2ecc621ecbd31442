import type { JsonObject, JsonValue } from "../../document.js";
import { isContainer, isObject, setOwn } from "../../json.js";
import { mapTakesExtensions, slotOf, type Kind, type Slot } from "../references/grammar.js";

/** Marks a key that is also a member of every object, which Redocly's look-ups would trip over. */
const mark = "\uE000";

/**
 * A copy for Redocly to look at, which holds only structure: no references, since Redocly would
 * follow them with recursion, into files and to the network; no examples and extensions, in which it
 * would find more of them; and what is used in many places only in one of these.
 */
export function checkedCopy(root: JsonObject): JsonObject {
  return new Copier().entry("document", root) as JsonObject;
}

class Copier {
  readonly #seen = new Set<JsonObject>();

  entry(kind: Kind, value: JsonValue): JsonValue {
    if (!isObject(value)) return value;
    if (this.#seen.has(value)) return standIn(kind);
    this.#seen.add(value);
    const copy: JsonObject = {};
    for (const [key, member] of Object.entries(value)) {
      const slot = slotOf(kind, key);
      const copied = slot ? this.#slot(kind, key, slot, member) : checkedData(key, member);
      if (copied !== undefined) setOwn(copy, marked(key), copied);
    }
    return copy;
  }

  #slot(kind: Kind, key: string, slot: Slot, value: JsonValue): JsonValue {
    if (Array.isArray(value)) return value.map((each) => this.entry(slot.kind, each));
    if (slot.many !== "map" || !isObject(value)) return this.entry(slot.kind, value);
    const copy: JsonObject = {};
    for (const [name, member] of Object.entries(value)) {
      if (name.startsWith("x-") && mapTakesExtensions(kind, key)) continue;
      setOwn(copy, marked(name), this.entry(slot.kind, member));
    }
    return copy;
  }
}

/**
 * What has no fault, to stand where an object was that need not be looked at here. It is the same one
 * each time: what Redocly has seen, it does not look at again either.
 */
export function standIn(kind: Kind): JsonObject {
  return standIns[kind] ?? anything;
}

const anything: JsonObject = {};

const standIns: Readonly<Partial<Record<Kind, JsonObject>>> = {
  header: { schema: {} },
  link: { operationId: "seen" },
  operation: { responses: {} },
  parameter: { in: "query", name: "seen", schema: {} },
  requestBody: { content: {} },
  response: { description: "seen" },
  securityScheme: { type: "mutualTLS" },
};

/** Fields that hold values of the API, in which anything may stand; OpenAPI has no `definitions`. */
const values = new Set([
  ...["example", "default", "const", "value", "externalValue", "mapping"],
  "definitions",
]);

/** A copy of what stands in a field that holds no parts of OpenAPI; undefined for what is left out. */
export function checkedData(key: string, value: JsonValue): JsonValue | undefined {
  // A default may be that of a server's variable, which has to have one.
  const isValue = values.has(key) && !(key === "default" && typeof value === "string");
  if (key.startsWith("x-") || isValue || (key === "$ref" && typeof value === "string")) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const holdsValues = key === "enum" || key === "examples";
    return value.map((each) =>
      holdsValues && isContainer(each) ? {} : (checkedData("", each) ?? null),
    );
  }
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const copied = checkedData(name, member);
    if (copied !== undefined) setOwn(copy, marked(name), copied);
  }
  return copy;
}

export function marked(key: string): string {
  return key in Object.prototype ? key + mark : key;
}

/** The text without the marks that `checkedCopy` has put on keys. */
export function withoutMarks(text: string): string {
  return text.replaceAll(mark, "");
}
