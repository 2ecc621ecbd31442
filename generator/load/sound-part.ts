import type { JsonObject, JsonValue } from "../document.js";
import { getOwn, isContainer, isObject, setOwn } from "../json.js";
import { extensionName } from "./extension.js";
import { isMethodField } from "./methods.js";

/**
 * What is left of a bundled document without the parts that are faulty, or refer to faulty schemas:
 * operations, schemas and security schemes, whole or not at all, and where they were.
 * @param faulty - the objects and lists in it that have faults
 */
export function soundPart(root: JsonObject, faulty: ReadonlySet<JsonValue>): JsonObject {
  const soundness = new Soundness(root, faulty);
  const info = getOwn(root, "info");
  const known = isObject(info) && typeof getOwn(info, "title") === "string";
  const copy: JsonObject = {
    openapi: getOwn(root, "openapi") ?? "",
    info: known ? info : { title: "", version: "" },
    paths: kept(getOwn(root, "paths"), (item) => soundItem(item, soundness)),
    components: kept(getOwn(root, "components"), (section) =>
      kept(section, (part) => (isPart(part) ? soundness.of(part) : undefined)),
    ),
  };
  for (const field of ["servers", "security", "tags"]) {
    const list = soundness.of(getOwn(root, field));
    if (Array.isArray(list) && list.every(isObject)) copy[field] = list;
  }
  const extension = soundness.of(getOwn(root, extensionName));
  if (isObject(extension)) copy[extensionName] = extension;
  return copy;
}

/** A path item with its sound operations; undefined where what they share is not sound. */
function soundItem(item: JsonValue, soundness: Soundness): JsonObject | undefined {
  if (!isObject(item) || soundness.isFaulty(item)) return undefined;
  const shared = Object.entries(item).filter(([key]) => !isMethodField(key));
  if (shared.some(([, value]) => soundness.of(value) === undefined)) return undefined;
  return kept(item, (value) => soundness.of(value));
}

/** Whether it may be one of the components; `true` and `false` are schemas. */
function isPart(value: JsonValue): boolean {
  return isObject(value) || typeof value === "boolean";
}

/** An object with what is left of its members. */
function kept(
  object: JsonValue | undefined,
  keep: (value: JsonValue) => JsonValue | undefined,
): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of isObject(object) ? Object.entries(object) : []) {
    const left = keep(value);
    if (left !== undefined) setOwn(copy, key, left);
  }
  return copy;
}

class Soundness {
  readonly #faulty: ReadonlySet<JsonValue>;
  /** Names of the schemas that are faulty, or refer to such, however far. */
  readonly #unsound = new Set<string>();

  constructor(root: JsonObject, faulty: ReadonlySet<JsonValue>) {
    this.#faulty = faulty;
    const components = getOwn(root, "components");
    const schemas = isObject(components) ? getOwn(components, "schemas") : undefined;
    let open = Object.entries(isObject(schemas) ? schemas : {});
    for (let before = -1; before !== open.length;) {
      before = open.length;
      open = open.filter(([name, schema]) => {
        const sound = isPart(schema) && this.of(schema) !== undefined;
        if (!sound) this.#unsound.add(name);
        return sound;
      });
    }
  }

  isFaulty(value: JsonValue): boolean {
    return this.#faulty.has(value);
  }

  /** The value, if nothing in it is faulty and nothing it refers to. */
  of(value: JsonValue | undefined): JsonValue | undefined {
    const seen = new Set<JsonValue | undefined>();
    const open = [value];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!isContainer(next) || seen.has(next)) continue;
      if (this.isFaulty(next) || this.#unsound.has(referredTo(next))) return undefined;
      seen.add(next);
      open.push(...Object.values(next));
    }
    return value;
  }
}

/** The name of the schema that a reference leads to; bundled references have no other form. */
function referredTo(value: JsonObject | JsonValue[]): string {
  const reference = getOwn(value, "$ref");
  return typeof reference === "string" ? reference.replace(/^#\/components\/schemas\//, "") : "";
}
