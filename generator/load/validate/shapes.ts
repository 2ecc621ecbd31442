import type { JsonObject, JsonValue } from "../../document.js";
import { isObject, setOwn } from "../../json.js";
import {
  mapTakesExtensions,
  sectionOf,
  slotOf,
  type Kind,
  type Slot,
} from "../references/grammar.js";
import { checkedData, marked, standIn } from "./checked-copy.js";

/**
 * Small documents that together have one object of each shape that a document has. Redocly takes
 * seconds for a large document, most of which is built like the rest of it: what is wrong with one
 * object is wrong with all that are built alike, so it is enough to look at all of them after a fault.
 */
export function shapesOf(root: JsonObject): readonly JsonObject[] {
  const shapes = new Shapes();
  shapes.add("document", root);
  return documentsOf(shapes);
}

/** Objects with nothing in them but what is theirs: parts of OpenAPI inside them are shapes themselves. */
class Shapes {
  readonly #seen = new Set<JsonObject>();
  readonly #byKind = new Map<Kind, Map<string, JsonObject>>();

  of(kind: Kind): readonly JsonObject[] {
    return [...(this.#byKind.get(kind)?.values() ?? [])];
  }

  add(kind: Kind, value: JsonObject): void {
    if (this.#seen.has(value)) return;
    this.#seen.add(value);
    const shape: JsonObject = {};
    for (const key of Object.keys(value)) {
      const member = value[key] ?? null;
      const slot = slotOf(kind, key);
      const part = slot ? this.#slot(kind, key, slot, member) : shapeOfData(key, member);
      if (part !== undefined) setOwn(shape, marked(key), part);
    }
    const known = this.#byKind.get(kind) ?? new Map<string, JsonObject>();
    this.#byKind.set(kind, known);
    const described = JSON.stringify(shape);
    if (!known.has(described)) known.set(described, shape);
  }

  /** What stands in a field, without the objects of a list or a map. */
  #slot(kind: Kind, key: string, slot: Slot, value: JsonValue): JsonValue {
    if (Array.isArray(value)) return value.filter((each) => !this.#takes(slot.kind, each));
    if (slot.many !== "map" || !isObject(value)) {
      return this.#takes(slot.kind, value) ? standIn(slot.kind) : value;
    }
    const left: JsonObject = {};
    for (const name of Object.keys(value)) {
      const member = value[name] ?? null;
      if (name.startsWith("x-") && mapTakesExtensions(kind, key)) continue;
      if (!this.#takes(slot.kind, member)) setOwn(left, marked(name), member);
      // The names of responses are statuses; others are free.
      else if (key === "responses") setOwn(left, marked(name), standIn(slot.kind));
    }
    return left;
  }

  /** Whether it is an object; its shape is one more. */
  #takes(kind: Kind, value: JsonValue): boolean {
    if (!isObject(value)) return false;
    this.add(kind, value);
    return true;
  }
}

/** Fields whose text is not looked at, as long as it is text. */
const texts = new Set([
  ...["description", "summary", "title", "operationId", "name", "pattern", "url"],
  "default",
]);

/** Fields with lists of which only texts, or values of the API, can be the elements. */
const listsOfTexts = new Set(["required", "enum", "tags"]);

function shapeOfData(key: string, value: JsonValue): JsonValue | undefined {
  if (typeof value === "string" && texts.has(key)) return "";
  if (Array.isArray(value) && listsOfTexts.has(key) && value.every(isText)) return [];
  if (!isObject(value)) return checkedData(key, value);
  const data = checkedData(key, value);
  return isObject(data) ? withoutTexts(data) : data;
}

function isText(value: JsonValue): boolean {
  return typeof value === "string";
}

function withoutTexts(data: JsonObject): JsonObject {
  const shape: JsonObject = {};
  for (const [key, value] of Object.entries(data)) {
    setOwn(shape, key, typeof value === "string" && texts.has(key) ? "" : value);
  }
  return shape;
}

/** Each shape in a place where objects of its kind may stand. */
function documentsOf(shapes: Shapes): readonly JsonObject[] {
  const all = (kind: Kind, place = (shape: JsonObject) => shape): JsonObject =>
    Object.fromEntries(shapes.of(kind).map((shape, index) => [`/${kind}${index}`, place(shape)]));
  const empty = { openapi: "", info: { title: "", version: "" }, paths: {} };
  const components: JsonObject = {};
  for (const kind of inComponents) components[sectionOf(kind) ?? ""] = all(kind);
  const encoding = { encoding: all("encoding") };
  const content = { ...all("mediaType"), encoding };
  components.responses = { ...all("response"), content: { description: "", content } };
  const paths = { ...all("pathItem"), ...all("operation", (get) => ({ get })) };
  return [
    ...shapes.of("document"),
    ...shapes.of("components").map((each) => ({ ...empty, components: each })),
    { ...empty, paths, components },
  ];
}

/** Kinds that every version has among its components. */
const inComponents: readonly Kind[] = [
  ...(["schema", "response", "parameter", "example", "requestBody", "header"] as const),
  ...(["securityScheme", "link", "callback"] as const),
];
