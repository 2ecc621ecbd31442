import type { JsonObject, JsonValue, OpenApiDocument } from "../../document.js";
import { getOwn, isObject, setOwn, sortedKeys } from "../../json.js";
import { childPointer } from "../../pointer.js";
import type { OwnSchemas } from "./own-schemas.js";
import { inside, type Place, type Target } from "./place.js";
import type { SchemaNames } from "./schema-names.js";
import type { Targets } from "./targets.js";

/** Annotations, which a reference may carry without becoming another type. */
const annotations = new Set([
  "title",
  "summary",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "$comment",
]);

/** A member that is a reference, and is written when it is certain what the schema is called. */
interface OpenReference {
  readonly holder: JsonObject;
  readonly key: string;
  readonly place: Place;
}

/** Turns references to schemas, wherever these stand, into references to `components/schemas`. */
export class SchemaReferences {
  readonly #targets: Targets;
  readonly #names: SchemaNames;
  readonly #version: OpenApiDocument["version"];
  readonly #own: OwnSchemas;
  readonly #lifted: Target[] = [];
  readonly #open: OpenReference[] = [];

  constructor(
    targets: Targets,
    names: SchemaNames,
    version: OpenApiDocument["version"],
    own: OwnSchemas,
  ) {
    this.#targets = targets;
    this.#names = names;
    this.#version = version;
    this.#own = own;
  }

  /** The next schema that is referred to and has to be put into `components/schemas`. */
  nextLifted(): Target | undefined {
    return this.#lifted.pop();
  }

  /** Names the schemas that were put there, once all are known, and completes what refers to them. */
  settle(): void {
    this.#names.settle();
    for (const { holder, key, place } of this.#open.splice(0)) {
      setOwn(holder, key, referenceTo(this.#names.certainNameOf(place)));
    }
  }

  /** Whether a reference is already what it becomes. */
  isFinal(reference: string, { place }: Target): boolean {
    const name = this.#names.nameOf(place);
    return name !== undefined && referenceTo(name) === reference;
  }

  /** An object that is a reference to a schema, and nothing else. */
  to(target: Target): JsonObject {
    return this.#write({}, "$ref", target);
  }

  /** Makes a member a reference; one to a schema that has no name yet is completed later. */
  #write(holder: JsonObject, key: string, target: Target): JsonObject {
    const name = this.#names.nameOf(target.place);
    setOwn(holder, key, name === undefined ? "" : referenceTo(name));
    if (name === undefined) {
      this.#open.push({ holder, key, place: target.place });
      if (this.#names.request(target.place)) this.#lifted.push(target);
    }
    return holder;
  }

  /**
   * OpenAPI 3.0 ignores what stands beside a `$ref`; later versions do not, but readers of them
   * often do, for which reason it is said in other words. It is all there is to know of a schema whose
   * reference leads nowhere.
   */
  withSiblings(target: Target | undefined, siblings: JsonObject): JsonObject {
    const isAnnotation = (key: string) => annotations.has(key) || key.startsWith("x-");
    const constraints = Object.keys(siblings).filter((key) => !isAnnotation(key));
    if (constraints.length > 0 && this.#version !== "3.0") {
      if (target === undefined) return siblings;
      const others = getOwn(siblings, "allOf") ?? [];
      // What is no list is a fault, and told as such where it stands.
      if (!Array.isArray(others)) return siblings;
      return sortedKeys({ ...siblings, allOf: [this.to(target), ...others] });
    }
    const known = Object.entries(siblings).filter(([key]) => isAnnotation(key));
    if (target === undefined) return Object.fromEntries(known);
    const result = sortedKeys({ ...Object.fromEntries(known), $ref: "" });
    return this.#write(result, "$ref", target);
  }

  /** With every mapping as a reference to `components/schemas`: names may stand there, too. */
  discriminator(value: JsonValue, place: Place): JsonValue {
    if (!isObject(value)) return value;
    const copy = { ...value };
    const mapping = getOwn(value, "mapping");
    if (isObject(mapping)) copy.mapping = this.#mapping(mapping, inside(place, "mapping"));
    const other = getOwn(value, "defaultMapping");
    if (typeof other === "string") {
      const target = this.#mapped(other, inside(place, "defaultMapping"));
      if (target === undefined) delete copy.defaultMapping;
      else this.#write(copy, "defaultMapping", target);
    }
    return copy;
  }

  #mapping(mapping: JsonObject, place: Place): JsonObject {
    const copy: JsonObject = {};
    for (const [key, value] of Object.entries(mapping)) {
      if (typeof value !== "string") {
        setOwn(copy, key, value);
        continue;
      }
      const target = this.#mapped(value, inside(place, key));
      if (target) this.#write(copy, key, target);
    }
    return copy;
  }

  #mapped(said: string, place: Place): Target | undefined {
    const isKnown = getOwn(this.#own.value, said) !== undefined;
    // What looks like no reference is a name, if of nothing.
    const isName = isKnown || !/[#./]/.test(said);
    const reference = isName ? childPointer("#/components/schemas", said) : said;
    // A name is the document's, in whichever of its files it is said.
    const { document } = this.#own;
    const holder = isKnown && place.file !== document.file ? document : place;
    // Without its mapping, a variant is told by its name: poorer types, but no wrong call.
    return this.#targets.followIfPossible("schema", reference, holder);
  }
}

export function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}
