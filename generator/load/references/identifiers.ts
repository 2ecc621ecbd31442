import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../../document.js";
import { getOwn, isContainer, isObject } from "../../json.js";
import { versionOf, type DocumentFile, type DocumentFiles } from "./files.js";
import { slotOf, type Kind, type Slot } from "./grammar.js";
import { inside, keyOf, rootOf, type Place, type Target } from "./place.js";

/** A schema with a URI of its own (`$id`), or a file: what references inside it start from. */
export interface Resource {
  /** Without a fragment. */
  readonly uri: string;
  readonly target: Target;
  /** Schemas inside it by their `$anchor`; several for a name that is not one schema's alone. */
  readonly anchors: ReadonlyMap<string, readonly Target[]>;
}

/** What a file's schemas say of how they are referred to. */
interface FileIdentifiers {
  readonly root: Resource;
  readonly byUri: ReadonlyMap<string, readonly Resource[]>;
  readonly byPlace: ReadonlyMap<string, Resource>;
  /** How many schemas have each name as a `$dynamicAnchor`. */
  readonly dynamic: ReadonlyMap<string, number>;
}

/**
 * The identifiers that JSON Schema has for schemas: `$id`, a URI from which references inside start, and
 * `$anchor`, a name in it. They are looked for where they stand; nothing is ever fetched by them.
 */
export class Identifiers {
  readonly #files: DocumentFiles;
  readonly #byFile = new Map<DocumentFile, FileIdentifiers>();

  constructor(files: DocumentFiles) {
    this.#files = files;
  }

  rootOf(file: DocumentFile): Resource {
    return this.#of(file).root;
  }

  /** What a reference starts from: the nearest schema around it that has a URI, or its file. */
  around(holder: Place): Resource {
    const { root, byPlace } = this.#of(holder.file);
    if (byPlace.size === 0) return root;
    for (let at: Place | undefined = holder; at; at = at.parent) {
      const found = byPlace.get(keyOf(at));
      if (found) return found;
    }
    return root;
  }

  /** The schemas with a URI, in the file of a reference to it or in the main one. */
  named(reference: string, holder: Place): readonly Resource[] {
    const { uri } = this.around(holder);
    if (!URL.canParse(reference, uri)) return [];
    const { href } = new URL(reference, uri);
    const { main } = this.#files;
    return this.#of(holder.file).byUri.get(href) ?? this.#of(main).byUri.get(href) ?? [];
  }

  /** How many schemas have a name as their `$dynamicAnchor`, in all files that were read so far. */
  dynamicCount(name: string): number {
    const counts = this.#files.all.map((file) => this.#of(file).dynamic.get(name) ?? 0);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  #of(file: DocumentFile): FileIdentifiers {
    const known = this.#byFile.get(file);
    if (known) return known;
    const { main } = this.#files;
    const found = new Collector(this.#files.uriOf(file), versionOf(main)).collect(file);
    this.#byFile.set(file, found);
    return found;
  }
}

/** The words, or an escape in JSON or YAML for a letter that they might have. */
const mention = /\$(?:id|anchor|dynamicAnchor)|\\(?:u00|x|U000000)[2-7]/;
const definitions: Slot = { kind: "schema", many: "map" };

/** One whose anchors are still being collected. */
interface OpenResource extends Resource {
  readonly anchors: Map<string, Target[]>;
}

function openResource(uri: string, target: Target): OpenResource {
  return { uri, target, anchors: new Map() };
}

/** Collects the identifiers of a file. */
class Collector {
  readonly #uri: string;
  readonly #mainVersion: string | undefined;
  readonly #byUri = new Map<string, OpenResource[]>();
  readonly #byPlace = new Map<string, OpenResource>();
  readonly #dynamic = new Map<string, number>();

  /** @param mainVersion - of OpenAPI, as the main file has it. */
  constructor(uri: string, mainVersion: string | undefined) {
    this.#uri = uri;
    this.#mainVersion = mainVersion;
  }

  collect(file: DocumentFile): FileIdentifiers {
    const { value, source, others = [] } = file.text;
    const target = { value, place: rootOf(file) };
    const root = openResource(this.#uri, target);
    const version = versionOf(file);
    // Nearly no document has any; and OpenAPI 3.0 does not know them.
    if (!version?.startsWith("3.0") && [source, ...others].some(({ text }) => mention.test(text))) {
      this.#visitFile(version, target, root);
    }
    // A file that is one schema may have a URI of its own.
    const own = this.#byPlace.get(keyOf(target.place)) ?? root;
    return { root: own, byUri: this.#byUri, byPlace: this.#byPlace, dynamic: this.#dynamic };
  }

  #visitFile(version: string | undefined, target: Target, root: OpenResource): void {
    if (version !== undefined) this.#visit("document", target, root);
    // What belongs to a document of OpenAPI 3.0 has none either, but for a file that is JSON Schema's.
    else if (this.#mainVersion?.startsWith("3.0")) this.#visit("schema", target, root);
    else this.#visitPart(target, root);
  }

  /**
   * A file that is no document may be a schema, a map of schemas, a path item, or have any of these
   * somewhere: schemas in it are known by their looks.
   */
  #visitPart(target: Target, around: OpenResource): void {
    const { value, place } = target;
    if (!isContainer(value)) return;
    if (isObject(value) && Object.keys(value).some(isOfSchemas)) {
      this.#visit("schema", target, around);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      if (!isData(key)) this.#visitPart({ value: member, place: inside(place, key) }, around);
    }
  }

  #visit(kind: Kind, target: Target, around: OpenResource): void {
    const { value, place } = target;
    if (!isObject(value)) return;
    const resource = kind === "schema" ? this.#identified(value, target, around) : around;
    for (const [key, member] of Object.entries(value)) {
      // Before 2019, `$defs` were called that.
      const isOld = kind === "schema" && key === "definitions";
      const slot = isOld ? definitions : slotOf(kind, key);
      if (slot) this.#enter(slot, { value: member, place: inside(place, key) }, resource);
    }
  }

  #enter({ kind, many }: Slot, target: Target, around: OpenResource): void {
    const { value, place } = target;
    if (Array.isArray(value) || (many === "map" && isObject(value))) {
      for (const [key, member] of Object.entries(value)) {
        this.#visit(kind, { value: member, place: inside(place, key) }, around);
      }
    } else if (many === undefined) this.#visit(kind, target, around);
  }

  #identified(schema: JsonObject, target: Target, around: OpenResource): OpenResource {
    const id = textOf(schema, "$id");
    let own = around;
    // Before 2019, an anchor was an `$id`, too.
    if (id?.startsWith("#")) this.#name(id.slice(1), target, own);
    else if (id !== undefined && URL.canParse(id, around.uri)) {
      const url = new URL(id, around.uri);
      url.hash = "";
      own = openResource(url.href, target);
      this.#byPlace.set(keyOf(target.place), own);
      add(this.#byUri, url.href, own, (each) => isDeepStrictEqual(each.target.value, schema));
    }
    this.#name(textOf(schema, "$anchor"), target, own);
    const dynamic = textOf(schema, "$dynamicAnchor");
    this.#name(dynamic, target, own);
    if (dynamic !== undefined) this.#dynamic.set(dynamic, (this.#dynamic.get(dynamic) ?? 0) + 1);
    return own;
  }

  #name(name: string | undefined, target: Target, { anchors }: OpenResource): void {
    if (name === undefined) return;
    add(anchors, name, target, (each) => isDeepStrictEqual(each.value, target.value));
  }
}

function isOfSchemas(key: string): boolean {
  return key === "type" || key.startsWith("$") || slotOf("schema", key) !== undefined;
}

/** Where what looks like a schema is none. */
function isData(key: string): boolean {
  return /^(?:x-.*|examples?|value|default|const|enum)$/.test(key);
}

/** Adds to a list, once (by an alias of YAML, a schema may stand in several places); two are several. */
function add<Each>(
  lists: Map<string, Each[]>,
  key: string,
  added: Each,
  isSame: (each: Each) => boolean,
): void {
  const list = lists.get(key) ?? [];
  if (list.length < 2 && !list.some(isSame)) list.push(added);
  lists.set(key, list);
}

function textOf(schema: JsonObject, key: string): string | undefined {
  const value = getOwn(schema, key);
  return typeof value === "string" && value !== "" ? value : undefined;
}
