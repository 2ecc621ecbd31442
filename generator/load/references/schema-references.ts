import type { JsonObject, JsonValue, OpenApiDocument } from "../../document.js";
import { getOwn, isObject, setOwn, sortedKeys } from "../json-value.js";
import type { OwnSchemas } from "./own-schemas.js";
import { inside, type Place, type Target } from "./place.js";
import type { SchemaNames } from "./schema-names.js";
import type { Targets } from "./targets.js";

/** A schema that is referred to and has to be put into `components/schemas`. */
export interface LiftedSchema {
  readonly name: string;
  readonly target: Target;
}

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

/** Turns references to schemas, wherever these stand, into references to `components/schemas`. */
export class SchemaReferences {
  readonly #targets: Targets;
  readonly #names: SchemaNames;
  readonly #version: OpenApiDocument["version"];
  readonly #own: OwnSchemas;
  readonly #lifted: LiftedSchema[] = [];

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

  /** The next schema to be put into `components/schemas`. */
  nextLifted(): LiftedSchema | undefined {
    return this.#lifted.pop();
  }

  /** The reference to use instead; undefined, and reported, for one that leads nowhere. */
  resolve(reference: string, place: Place): string | undefined {
    return this.#referenceTo(this.#targets.follow("schema", reference, place));
  }

  #referenceTo(target: Target | undefined): string | undefined {
    if (!target) return undefined;
    const { name, isNew } = this.#names.nameOf(target.place);
    if (isNew) this.#lifted.push({ name, target });
    return referenceTo(name);
  }

  /**
   * OpenAPI 3.0 ignores what stands beside a `$ref`; later versions do not, but readers of them
   * often do, for which reason it is said in other words. It is all there is to know of a schema whose
   * reference leads nowhere.
   */
  withSiblings(reference: string | undefined, siblings: JsonObject): JsonObject {
    const result: JsonObject = reference === undefined ? {} : { $ref: reference };
    const isAnnotation = (key: string) => annotations.has(key) || key.startsWith("x-");
    const constraints = Object.keys(siblings).filter((key) => !isAnnotation(key));
    if (constraints.length > 0 && this.#version !== "3.0") {
      if (reference === undefined) return siblings;
      const parts = getOwn(siblings, "allOf");
      const others = Array.isArray(parts) ? parts : [];
      return sortedKeys({ ...siblings, allOf: [{ $ref: reference }, ...others] });
    }
    for (const [key, value] of Object.entries(siblings)) {
      if (isAnnotation(key)) setOwn(result, key, value);
    }
    return sortedKeys(result);
  }

  /** With every mapping as a reference to `components/schemas`: names may stand there, too. */
  discriminator(value: JsonValue, place: Place): JsonValue {
    if (!isObject(value)) return value;
    const copy = { ...value };
    const mapping = getOwn(value, "mapping");
    if (isObject(mapping)) copy.mapping = this.#mapping(mapping, inside(place, "mapping"));
    const other = getOwn(value, "defaultMapping");
    if (typeof other === "string") {
      const resolved = this.#mapped(other, inside(place, "defaultMapping"));
      if (resolved === undefined) delete copy.defaultMapping;
      else copy.defaultMapping = resolved;
    }
    return copy;
  }

  #mapping(mapping: JsonObject, place: Place): JsonObject {
    const copy: JsonObject = {};
    for (const [key, target] of Object.entries(mapping)) {
      const resolved =
        typeof target === "string" ? this.#mapped(target, inside(place, key)) : target;
      if (resolved !== undefined) setOwn(copy, key, resolved);
    }
    return copy;
  }

  #mapped(target: string, place: Place): string | undefined {
    const isKnown = getOwn(this.#own.value, target) !== undefined;
    // What looks like no reference is a name, if of nothing.
    const isName = isKnown || !/[#./]/.test(target);
    const reference = isName ? `#/components/schemas/${escapeToken(target)}` : target;
    // A name is the document's, in whichever of its files it is said.
    const { document } = this.#own;
    const holder = isKnown && place.file !== document.file ? document : place;
    // Without its mapping, a variant is told by its name: poorer types, but no wrong call.
    return this.#referenceTo(this.#targets.followIfPossible("schema", reference, holder));
  }
}

export function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function escapeToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
