import type { JsonObject, JsonValue } from "../../document.js";
import { isContainer, isObject, setOwn } from "../json-value.js";
import { mapTakesExtensions, slotOf, type Kind, type Slot } from "../references/grammar.js";

/** Marks a key that is also a member of every object, which Redocly's look-ups would trip over. */
const mark = "\uE000";

/**
 * A copy for Redocly to look at, which holds only structure: no references, since Redocly would
 * follow them with recursion, into files and to the network; no examples and extensions, in which it
 * would find more of them; and what is used in many places only in one of these.
 * @param everything - keep also objects that are built like others before them. Redocly takes
 *   seconds for a large document, most of which is built like the rest of it: what is wrong with one
 *   object is wrong with all that are built alike, so it is enough to look again after a fault.
 */
export function checkedCopy(root: JsonObject, everything = false): JsonObject {
  return new Copier(everything).entry("document", root).copy as JsonObject;
}

/** A copy, and a text that is the same for what is built alike. */
interface Copied {
  readonly copy: JsonValue;
  readonly shape: string;
}

class Copier {
  readonly #everything: boolean;
  readonly #shapeOf = new Map<JsonObject, string>();
  /** Shapes of objects get numbers, or they would grow with everything inside them. */
  readonly #numbers = new Map<string, string>();

  constructor(everything: boolean) {
    this.#everything = everything;
  }

  entry(kind: Kind, value: JsonValue): Copied {
    if (!isObject(value)) return { copy: value, shape: shapeOfValue("", value) };
    const known = this.#shapeOf.get(value);
    if (known !== undefined) return { copy: standIn(kind), shape: known };
    const copy: JsonObject = {};
    let described = kind;
    for (const [key, member] of Object.entries(value)) {
      const slot = slotOf(kind, key);
      const copied = slot ? this.#slot(kind, key, slot, member) : data(key, member);
      if (!copied) continue;
      setOwn(copy, marked(key), copied.copy);
      described += `,${JSON.stringify(key)}:${copied.shape}`;
    }
    return this.#numbered(kind, value, copy, described);
  }

  #numbered(kind: Kind, value: JsonObject, copy: JsonObject, described: string): Copied {
    const known = this.#numbers.get(described);
    const shape = known ?? `#${this.#numbers.size}`;
    if (known === undefined) this.#numbers.set(described, shape);
    this.#shapeOf.set(value, shape);
    const isRepeated = known !== undefined && !this.#everything;
    return { copy: isRepeated ? standIn(kind) : copy, shape };
  }

  #slot(kind: Kind, key: string, slot: Slot, value: JsonValue): Copied {
    if (Array.isArray(value)) {
      const elements = value.map((each) => this.entry(slot.kind, each));
      const copy = elements.map((each) => each.copy);
      return { copy, shape: `[${elements.map(({ shape }) => shape).join()}]` };
    }
    if (slot.many !== "map" || !isObject(value)) return this.entry(slot.kind, value);
    const copy: JsonObject = {};
    let shape = "{";
    for (const [name, member] of Object.entries(value)) {
      if (name.startsWith("x-") && mapTakesExtensions(kind, key)) continue;
      const copied = this.entry(slot.kind, member);
      setOwn(copy, marked(name), copied.copy);
      // The names of responses are statuses; others are free.
      shape +=
        key === "responses" ? `${JSON.stringify(name)}:${copied.shape},` : `${copied.shape},`;
    }
    return { copy, shape: `${shape}}` };
  }
}

/**
 * What has no fault, to stand where an object was that need not be looked at again. It is the same one
 * each time: what Redocly has seen, it does not look at again either.
 */
function standIn(kind: Kind): JsonObject {
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

function data(key: string, value: JsonValue): Copied | undefined {
  if (key.startsWith("x-") || values.has(key) || (key === "$ref" && typeof value === "string")) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const holdsValues = key === "enum" || key === "examples";
    const copy = value.map((each) =>
      holdsValues && isContainer(each) ? {} : (data("", each)?.copy ?? null),
    );
    return { copy, shape: JSON.stringify(copy) };
  }
  if (!isObject(value)) return { copy: value, shape: shapeOfValue(key, value) };
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const copied = data(name, member);
    if (copied) setOwn(copy, marked(name), copied.copy);
  }
  return { copy, shape: JSON.stringify(copy) };
}

/** Fields whose text is not looked at, as long as it is text. */
const texts = new Set(["description", "summary", "title", "operationId", "name", "pattern"]);

function shapeOfValue(key: string, value: JsonValue): string {
  return typeof value === "string" && texts.has(key) ? "text" : JSON.stringify(value);
}

function marked(key: string): string {
  return key in Object.prototype ? key + mark : key;
}

/** The text without the marks that `checkedCopy` has put on keys. */
export function withoutMarks(text: string): string {
  return text.replaceAll(mark, "");
}
