import type { JsonObject, JsonValue } from "../../document.js";
import { isContainer, isObject, setOwn } from "../json-value.js";
import { mapTakesExtensions, slotOf, type Kind, type Slot } from "../references/grammar.js";

/** Marks a key that is also a member of every object, which Redocly's look-ups would trip over. */
const mark = "\uE000";

/**
 * A copy for Redocly to look at, which holds only structure: no references, since Redocly would
 * follow them with recursion, into files and to the network; no examples and extensions, in which it
 * would find more of them; and what is used in many places only in one of these.
 */
export function checkedCopy(root: JsonObject): JsonObject {
  const seen = new Set<JsonObject>();

  function object(kind: Kind, value: JsonObject): JsonObject {
    const copy: JsonObject = {};
    for (const [key, member] of Object.entries(value)) {
      const slot = slotOf(kind, key);
      const copied = slot ? inSlot(kind, key, slot, member) : data(key, member);
      if (copied !== undefined) setOwn(copy, marked(key), copied);
    }
    return copy;
  }

  function inSlot(kind: Kind, key: string, slot: Slot, value: JsonValue): JsonValue | undefined {
    // Elements keep their indices: what has been seen leaves a valid stand-in.
    if (Array.isArray(value))
      return value.map((each) =>
        each === null ? null : (entry(slot.kind, each) ?? stubOf(slot.kind)),
      );
    if (slot.many !== "map" || !isObject(value)) return entry(slot.kind, value);
    const copy: JsonObject = {};
    for (const [name, member] of Object.entries(value)) {
      if (name.startsWith("x-") && mapTakesExtensions(kind, key)) continue;
      const copied = entry(slot.kind, member);
      if (copied !== undefined) setOwn(copy, marked(name), copied);
    }
    return copy;
  }

  function entry(kind: Kind, value: JsonValue): JsonValue | undefined {
    if (!isObject(value)) return value;
    if (seen.has(value)) return undefined;
    seen.add(value);
    return object(kind, value);
  }

  return object("document", root);
}

function stubOf(kind: Kind): JsonValue {
  return kind === "parameter" ? { in: "query", name: "seen", schema: {} } : {};
}

/** Fields that hold values of the API, in which anything may stand. */
const values = new Set(["example", "default", "const", "value", "externalValue", "mapping"]);

function data(key: string, value: JsonValue): JsonValue | undefined {
  if (key.startsWith("x-") || values.has(key) || (key === "$ref" && typeof value === "string")) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const holdsValues = key === "enum" || key === "examples";
    return value.map((each) => (holdsValues && isContainer(each) ? {} : (data("", each) ?? null)));
  }
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const copied = data(name, member);
    if (copied !== undefined) setOwn(copy, marked(name), copied);
  }
  return copy;
}

function marked(key: string): string {
  return key in Object.prototype ? key + mark : key;
}

/** The text without the marks that `checkedCopy` has put on keys. */
export function withoutMarks(text: string): string {
  return text.replaceAll(mark, "");
}

/** The kind of the object at a path of a document; undefined where it is data, or a map of them. */
export function kindAt(path: readonly string[]): Kind | undefined {
  let kind: Kind | undefined = "document";
  let open: Slot | undefined;
  for (const key of path) {
    if (open) {
      kind = open.kind;
      open = undefined;
      continue;
    }
    const slot: Slot | undefined = kind && slotOf(kind, key);
    if (slot?.many) {
      open = slot;
      kind = undefined;
    } else kind = slot?.kind;
    if (!slot) return undefined;
  }
  return kind;
}
