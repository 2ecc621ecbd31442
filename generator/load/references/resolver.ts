import type { JsonObject, JsonValue } from "../../document.js";
import { getOwn, isObject, setOwn, sortedKeys, without } from "../../json.js";
import { limits } from "../limits.js";
import type { Provenance } from "../provenance.js";
import { mapTakesExtensions, slotOf, type Kind, type Slot } from "./grammar.js";
import { inside, keyOf, originOf, type Place, type Target } from "./place.js";
import type { ReferenceFaults } from "./reference-faults.js";
import type { SchemaReferences } from "./schema-references.js";
import type { Targets } from "./targets.js";

/** Objects that say nothing, where an empty one would say too little. */
const unknowns: Readonly<Partial<Record<Kind, () => JsonObject>>> = {
  header: () => ({ schema: {} }),
  requestBody: () => ({ content: { "*/*": {} } }),
  response: () => ({ description: "", content: { "*/*": {} } }),
};

/** What they lead to depends on the way that a value has come. */
const dynamicReferences: ReadonlySet<string> = new Set(["$dynamicRef", "$recursiveRef"]);

/** A value that was written elsewhere than it is put. */
class Moved<Value extends JsonValue = JsonValue> {
  readonly value: Value;
  readonly from: Place;

  constructor(value: Value, from: Place) {
    this.value = value;
    this.from = from;
  }
}

/** What comes of a value; undefined where it is left out. */
type Resolved = JsonValue | Moved | undefined;

/**
 * A document with its references resolved: schemas are referred to by their names in
 * `components/schemas`, everything else stands where it is used. What stands where it stood, and has no
 * references in it, is the same object, which saves copying most of a document.
 */
export class Resolver {
  readonly #targets: Targets;
  readonly #faults: ReferenceFaults;
  readonly #schemas: SchemaReferences;
  readonly #provenance: Provenance;
  readonly #broken = new Set<JsonValue>();
  readonly #inlined = new Map<string, Moved<JsonObject> | "active">();
  #depth = 0;
  /** Whether it is a part that stands somewhere else, too, where its places are others. */
  #isElsewhere = false;

  constructor(
    targets: Targets,
    faults: ReferenceFaults,
    schemas: SchemaReferences,
    provenance: Provenance,
  ) {
    this.#targets = targets;
    this.#faults = faults;
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
    if (!this.#faults.passes(kind)) this.#broken.add(standIn);
    return standIn;
  }

  /** Resolves an object that is no reference itself. */
  object(kind: Kind, value: JsonObject, place: Place): JsonObject {
    if (kind === "schema" && value.readOnly === true && value.writeOnly === true) {
      this.#faults.warnOneWay(place);
    }
    return this.#members(value, (key, member) => this.#field(kind, key, member, place));
  }

  /** A schema; undefined where it cannot be resolved. */
  schema({ value, place }: Target): JsonValue | undefined {
    const resolved = this.#entry("schema", value, place);
    return resolved instanceof Moved ? resolved.value : resolved;
  }

  /** A copy of a schema that stands somewhere else, too. */
  liftedSchema(target: Target): JsonValue | undefined {
    return this.#elsewhere(() => this.schema(target));
  }

  /** Makes copies: what is said of them is not said of the originals. */
  #elsewhere<Made>(make: () => Made): Made {
    const before = this.#isElsewhere;
    this.#isElsewhere = true;
    const made = make();
    this.#isElsewhere = before;
    return made;
  }

  /** An object, or what it refers to. */
  #entry(kind: Kind, value: JsonValue, place: Place): Resolved {
    if (!isObject(value)) return value;
    if (this.#depth > 2 * limits.depth) {
      const message = "References are nested too deep to be resolved";
      this.#faults.report(place, "nesting-too-deep", message);
      return undefined;
    }
    this.#depth += 1;
    const resolved = this.#followed(kind, value, place);
    this.#depth -= 1;
    return resolved;
  }

  #followed(kind: Kind, value: JsonObject, place: Place): Resolved {
    const reference = getOwn(value, "$ref");
    if (reference === undefined) {
      return this.#dynamicReference(kind, value, place) ?? this.object(kind, value, place);
    }
    if (typeof reference === "string") {
      return kind === "schema"
        ? this.#schemaReference(value, reference, place)
        : this.#inline(kind, value, reference, place);
    }
    this.#faults.report(place, "reference-wrong", "A reference is a string");
    return undefined;
  }

  /** The object itself as long as its members stay what they are. */
  #members(object: JsonObject, resolve: (key: string, member: JsonValue) => Resolved): JsonObject {
    let copy: JsonObject | undefined = this.#isElsewhere ? {} : undefined;
    for (const key of Object.keys(object)) {
      const member = object[key];
      if (member === undefined) continue;
      const resolved = resolve(key, member);
      if (copy === undefined) {
        if (resolved === member) continue;
        copy = membersBefore(key, object);
      }
      if (resolved instanceof Moved) {
        setOwn(copy, key, resolved.value);
        this.#provenance.record(copy, key, originOf(resolved.from));
      } else if (resolved !== undefined) setOwn(copy, key, resolved);
    }
    return copy ?? object;
  }

  #field(kind: Kind, key: string, member: JsonValue, place: Place): Resolved {
    const slot = slotOf(kind, key);
    if (slot && member === null) {
      this.#faults.warnNull(inside(place, key), key);
      return undefined;
    }
    // The schemas that have names are resolved by their names, wherever they are.
    if (kind === "components" && key === "schemas" && isObject(member)) return undefined;
    if (slot) return this.#slot(kind, key, slot, member, inside(place, key));
    if (kind !== "schema") return member;
    if (dynamicReferences.has(key)) {
      this.#faults.warnDynamic(inside(place, key), key);
      return undefined;
    }
    return key === "discriminator"
      ? this.#schemas.discriminator(member, inside(place, key))
      : member;
  }

  #slot(kind: Kind, field: string, slot: Slot, value: JsonValue, place: Place): Resolved {
    // Before 2020, `items` could be a list.
    if (Array.isArray(value) && (slot.many === "list" || slot.kind === "schema")) {
      return this.#list(slot.kind, value, place);
    }
    if (slot.many === "map" && isObject(value)) return this.#map(kind, field, slot, value, place);
    return slot.many === undefined ? this.#entry(slot.kind, value, place) : value;
  }

  #list(kind: Kind, values: JsonValue[], place: Place): JsonValue[] {
    let copy: JsonValue[] | undefined = this.#isElsewhere ? [] : undefined;
    for (const [index, value] of values.entries()) {
      const resolved = this.#entry(kind, value, inside(place, index));
      if (copy === undefined) {
        if (resolved === value) continue;
        copy = values.slice(0, index);
      }
      if (resolved === undefined) continue;
      const isMoved = resolved instanceof Moved;
      // Where an element was left out, those behind it move up.
      if (isMoved || copy.length !== index) {
        const from = isMoved ? resolved.from : inside(place, index);
        this.#provenance.record(copy, copy.length, originOf(from));
      }
      copy.push(isMoved ? resolved.value : resolved);
    }
    return copy ?? values;
  }

  #map(kind: Kind, field: string, slot: Slot, map: JsonObject, place: Place): Resolved {
    const reference = getOwn(map, "$ref");
    if (typeof reference === "string")
      return this.#mapReference(kind, field, slot, map, reference, place);
    return this.#entries(kind, field, slot, map, place);
  }

  #entries(kind: Kind, field: string, slot: Slot, map: JsonObject, place: Place): JsonObject {
    const takesExtensions = mapTakesExtensions(kind, field);
    return this.#members(map, (name, value) =>
      takesExtensions && name.startsWith("x-")
        ? value
        : this.#entry(slot.kind, value, inside(place, name)),
    );
  }

  /** Not in the specification, but in documents: a whole map (`content`, say) that is a reference. */
  #mapReference(
    kind: Kind,
    field: string,
    slot: Slot,
    map: JsonObject,
    reference: string,
    place: Place,
  ): Resolved {
    const target = this.#targets.follow("components", reference, place);
    if (!target) return this.standIn("components");
    const key = `${kind}/${field} ${keyOf(target.place)}`;
    const found = this.#once(key, target, place, () =>
      this.#slot(kind, field, slot, target.value, target.place),
    );
    const own = without(map, "$ref");
    if (!found || Object.keys(own).length === 0) return found;
    const entries = this.#entries(kind, field, slot, own, place);
    return this.#merged(found, entries, place);
  }

  #inline(kind: Kind, value: JsonObject, reference: string, place: Place): Resolved {
    const target = this.#targets.follow(kind, reference, place);
    if (!target || !isObject(target.value)) return this.standIn(kind);
    // A path item may be both a reference and more than that.
    const found = this.#once(`${kind} ${keyOf(target.place)}`, target, place, () =>
      this.#entry(kind, target.value, target.place),
    );
    return found && this.#withSiblings(kind, found, value, place);
  }

  /** Makes an object the first time; refuses to make one inside itself. */
  #once(
    key: string,
    target: Target,
    place: Place,
    make: () => Resolved,
  ): Moved<JsonObject> | undefined {
    const known = this.#inlined.get(key);
    if (known === "active") {
      const message = "What this reference leads to contains the reference itself";
      this.#faults.report(place, "reference-cycle", message, "Only schemas may be recursive.");
      return undefined;
    }
    if (known === undefined) this.#inlined.set(key, "active");
    const found = known ?? moved(this.#elsewhere(make), target.place);
    this.#inlined.set(key, found);
    return found;
  }

  /** What stands beside a reference: a path item's own part, or a better summary or description. */
  #withSiblings(
    kind: Kind,
    found: Moved<JsonObject>,
    holder: JsonObject,
    place: Place,
  ): Moved<JsonObject> {
    const said = Object.entries(holder).filter(
      ([name]) =>
        name !== "$ref" && (kind === "pathItem" || name === "summary" || name === "description"),
    );
    if (said.length === 0) return found;
    // What is null is as good as absent, and hides nothing.
    const own = this.object(kind, Object.fromEntries(said), place);
    for (const name of Object.keys(own)) {
      const isPart = kind === "pathItem" && slotOf(kind, name) !== undefined;
      if (isPart && getOwn(found.value, name) !== undefined)
        this.#faults.warnHidden(inside(place, name), name);
    }
    return this.#merged(found, own, place);
  }

  /** What a reference led to, with what the object says itself that is the reference. */
  #merged({ value, from }: Moved<JsonObject>, own: JsonObject, place: Place): Moved<JsonObject> {
    const merged = sortedKeys({ ...value, ...own });
    const names = Object.keys(own);
    this.#provenance.transfer(value, merged);
    for (const name of names) this.#provenance.record(merged, name, originOf(inside(place, name)));
    return new Moved(merged, from);
  }

  /** What a `$dynamicRef` refers to, where that cannot be but one schema. */
  #dynamicReference(kind: Kind, value: JsonObject, place: Place): JsonObject | undefined {
    const reference = kind === "schema" ? getOwn(value, "$dynamicRef") : undefined;
    if (typeof reference !== "string" || !this.#targets.isStatic(reference, place))
      return undefined;
    const plain = { ...without(value, "$dynamicRef"), $ref: reference };
    return this.#schemaReference(plain, reference, place);
  }

  #schemaReference(value: JsonObject, reference: string, place: Place): JsonObject {
    const target = this.#targets.follow("schema", reference, place);
    const hasSiblings = Object.keys(value).length > 1;
    if (target === undefined && !(hasSiblings && this.#faults.passes("schema"))) {
      return this.standIn("schema");
    }
    if (target !== undefined && !hasSiblings) {
      const isFinal = this.#schemas.isFinal(reference, target);
      return isFinal && !this.#isElsewhere ? value : this.#schemas.to(target);
    }
    const siblings = this.object("schema", without(value, "$ref"), place);
    return this.#schemas.withSiblings(target, siblings);
  }
}

/** Nothing, where what should be an object is none, or is left out. */
function moved(resolved: Resolved, place: Place): Moved<JsonObject> {
  const { value, from } = resolved instanceof Moved ? resolved : { value: resolved, from: place };
  return new Moved(value !== undefined && isObject(value) ? value : {}, from);
}

function membersBefore(end: string, object: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(object)) {
    const member = object[key];
    if (key === end) break;
    if (member !== undefined) setOwn(copy, key, member);
  }
  return copy;
}
