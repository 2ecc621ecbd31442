import type { JsonObject, JsonValue } from "../../document.js";
import { compareCodeUnits, getOwn, isObject, setOwn, without } from "../json-value.js";
import { limits } from "../limits.js";
import type { Provenance } from "../provenance.js";
import { mapTakesExtensions, slotOf, type Kind, type Slot } from "./grammar.js";
import { inside, keyOf, originOf, type Place } from "./place.js";
import type { SchemaReferences } from "./schema-references.js";
import type { Target, Targets } from "./targets.js";

type Container = JsonObject | JsonValue[];

/** Objects that say nothing, where an empty one would say too little. */
const unknowns: Readonly<Partial<Record<Kind, () => JsonObject>>> = {
  header: () => ({ schema: {} }),
  requestBody: () => ({ content: { "*/*": {} } }),
  response: () => ({ description: "", content: { "*/*": {} } }),
};

/** What they lead to depends on the way that a value has come. */
const dynamicReferences: ReadonlySet<string> = new Set(["$dynamicRef", "$recursiveRef"]);

/** Puts a value where it belongs; told where it was written, if that is not where it is put. */
type Put = (value: JsonValue, movedFrom?: Place) => void;

/**
 * Copies a document with its references resolved: schemas are referred to by their names in
 * `components/schemas`, everything else stands where it is used.
 */
export class Resolver {
  readonly #targets: Targets;
  readonly #schemas: SchemaReferences;
  readonly #provenance: Provenance;
  readonly #broken = new Set<JsonValue>();
  readonly #inlined = new Map<string, JsonObject | "active">();
  #depth = 0;

  constructor(targets: Targets, schemas: SchemaReferences, provenance: Provenance) {
    this.#targets = targets;
    this.#schemas = schemas;
    this.#provenance = provenance;
  }

  /** What stands where a reference led nowhere, each an object of its own. */
  get broken(): ReadonlySet<JsonValue> {
    return this.#broken;
  }

  /** For what is not there: nothing is known of it. */
  standIn(kind: Kind): JsonObject {
    const standIn = unknowns[kind]?.() ?? {};
    if (!this.#targets.passes(kind)) this.#broken.add(standIn);
    return standIn;
  }

  /** Copies an object that is no reference itself. */
  object(kind: Kind, value: JsonObject, place: Place): JsonObject {
    const copy: JsonObject = {};
    if (kind === "schema" && value.readOnly === true && value.writeOnly === true) {
      this.#targets.warnOneWay(place);
    }
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member === undefined) continue;
      const slot = slotOf(kind, key);
      const memberPlace = inside(place, key);
      if (slot && member === null) {
        this.#targets.warnNull(memberPlace, key);
        continue;
      }
      if (kind === "schema" && dynamicReferences.has(key)) {
        this.#targets.warnDynamic(memberPlace, key);
        continue;
      }
      if (slot)
        this.#slot(kind, key, slot, { value: member, place: memberPlace }, this.#putter(copy, key));
      else if (kind === "schema" && key === "discriminator") {
        setOwn(copy, key, this.#schemas.discriminator(member, memberPlace));
      } else setOwn(copy, key, member);
    }
    return copy;
  }

  /** Copies an object, or what it refers to. */
  entry(kind: Kind, { value, place }: Target, put: Put): void {
    if (!isObject(value)) {
      put(value);
      return;
    }
    if (this.#depth > 2 * limits.depth) {
      this.#targets.report(
        place,
        "nesting-too-deep",
        "References are nested too deep to be resolved",
      );
      return;
    }
    this.#depth += 1;
    const reference = getOwn(value, "$ref");
    if (reference === undefined) put(this.object(kind, value, place));
    else if (typeof reference !== "string") {
      this.#targets.report(place, "reference-wrong", "A reference is a string");
    } else if (kind === "schema") this.#schemaReference(value, reference, place, put);
    else this.#inline(kind, value, reference, place, put);
    this.#depth -= 1;
  }

  #putter(container: Container, key: string): Put {
    return (value, movedFrom) => {
      setOwn(container as JsonObject, key, value);
      if (movedFrom) this.#provenance.record(container, key, originOf(movedFrom));
    };
  }

  #slot(kind: Kind, field: string, slot: Slot, target: Target, put: Put): void {
    const { value, place } = target;
    // Before 2020, `items` could be a list.
    if (Array.isArray(value) && (slot.many === "list" || slot.kind === "schema")) {
      put(this.#list(slot.kind, value, place));
    } else if (slot.many === "map" && isObject(value)) {
      this.#map(kind, field, slot, value, place, put);
    } else if (slot.many === undefined) this.entry(slot.kind, target, put);
    else put(value);
  }

  #list(kind: Kind, values: readonly JsonValue[], place: Place): JsonValue[] {
    const copy: JsonValue[] = [];
    values.forEach((value, index) => {
      this.entry(kind, { value, place: inside(place, index) }, (element, movedFrom) => {
        const from = movedFrom ?? (copy.length === index ? undefined : inside(place, index));
        if (from) this.#provenance.record(copy, copy.length, originOf(from));
        copy.push(element);
      });
    });
    return copy;
  }

  #map(kind: Kind, field: string, slot: Slot, map: JsonObject, place: Place, put: Put): void {
    const reference = getOwn(map, "$ref");
    if (typeof reference === "string") {
      this.#mapReference(kind, field, slot, reference, place, put);
      return;
    }
    const copy: JsonObject = {};
    for (const name of Object.keys(map)) {
      const value = map[name];
      if (value === undefined) continue;
      if (name.startsWith("x-") && mapTakesExtensions(kind, field)) setOwn(copy, name, value);
      else this.entry(slot.kind, { value, place: inside(place, name) }, this.#putter(copy, name));
    }
    put(copy);
  }

  /** Not in the specification, but in documents: a whole map (`content`, say) that is a reference. */
  #mapReference(kind: Kind, field: string, slot: Slot, reference: string, place: Place, put: Put) {
    const target = this.#targets.follow("components", reference, place);
    if (!target) {
      put(this.standIn("components"));
      return;
    }
    const key = `${kind}/${field} ${keyOf(target.place)}`;
    this.#once(
      key,
      place,
      () => {
        let copy: JsonObject = {};
        this.#slot(kind, field, slot, target, (value) => {
          if (isObject(value)) copy = value;
        });
        return copy;
      },
      (copy) => {
        put(copy, target.place);
      },
    );
  }

  #inline(kind: Kind, value: JsonObject, reference: string, place: Place, put: Put): void {
    const target = this.#targets.follow(kind, reference, place);
    if (!target || !isObject(target.value)) {
      put(this.standIn(kind));
      return;
    }
    const original = target.value;
    this.#once(
      `${kind} ${keyOf(target.place)}`,
      place,
      () => this.object(kind, original, target.place),
      (copy) => {
        put(this.#withSiblings(kind, copy, value, place), target.place);
      },
    );
  }

  /** Makes a copy the first time; refuses to make one inside itself. */
  #once(key: string, place: Place, make: () => JsonObject, use: (copy: JsonObject) => void): void {
    const known = this.#inlined.get(key);
    if (known === "active") {
      const message = "What this reference leads to contains the reference itself";
      this.#targets.report(place, "reference-cycle", message, "Only schemas may be recursive.");
      return;
    }
    if (known === undefined) this.#inlined.set(key, "active");
    const copy = known ?? make();
    this.#inlined.set(key, copy);
    use(copy);
  }

  /** What stands beside a reference: a path item's own part, or a better summary or description. */
  #withSiblings(kind: Kind, copy: JsonObject, holder: JsonObject, place: Place): JsonObject {
    const names = Object.keys(holder).filter(
      (name) =>
        name !== "$ref" && (kind === "pathItem" || name === "summary" || name === "description"),
    );
    if (names.length === 0) return copy;
    const own = this.object(kind, holder, place);
    const merged: JsonObject = {};
    for (const name of [...new Set([...Object.keys(copy), ...names])].sort(compareCodeUnits)) {
      setOwn(merged, name, (names.includes(name) ? own : copy)[name] ?? null);
    }
    this.#provenance.transfer(copy, merged);
    for (const name of names) this.#provenance.record(merged, name, originOf(inside(place, name)));
    return merged;
  }

  #schemaReference(value: JsonObject, reference: string, place: Place, put: Put): void {
    const resolved = this.#schemas.resolve(reference, place);
    const hasSiblings = Object.keys(value).length > 1;
    if (resolved === undefined && !(hasSiblings && this.#targets.passes("schema"))) {
      put(this.standIn("schema"));
    } else if (resolved !== undefined && !hasSiblings) put({ $ref: resolved });
    else {
      const siblings = this.object("schema", without(value, "$ref"), place);
      put(this.#schemas.withSiblings(resolved, siblings));
    }
  }
}
