import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { JsonObject, JsonValue, OpenApiDocument } from "../../document.js";
import { getOwn, isObject, setOwn, sortedKeys } from "../../json.js";
import { sortedBy } from "../../order.js";
import { Provenance } from "../provenance.js";
import { DocumentFiles, type DocumentFile } from "./files.js";
import { ownSchemas, type OwnSchemas } from "./own-schemas.js";
import { inside, originOf, rootOf, type Place, type Target } from "./place.js";
import { ReferenceFaults } from "./reference-faults.js";
import { Resolver } from "./resolver.js";
import { SchemaNames } from "./schema-names.js";
import { referenceTo, SchemaReferences } from "./schema-references.js";
import { pureReference, Targets } from "./targets.js";

export interface ResolvedDocument {
  readonly root: JsonObject;
  readonly provenance: Provenance;
  /** What stands in `root` where a reference led nowhere. */
  readonly broken: ReadonlySet<JsonValue>;
  /** Paths of the files it was bundled from, less the main one. */
  readonly files: readonly string[];
}

/**
 * Bundles a document and the files it refers to into one, in which only schemas are referred to and
 * every reference is `#/components/schemas/<name>`. References that cannot be are reported.
 * @param lenient - whether what is not there is unknown, with a warning, where it can be
 */
export function resolveReferences(
  main: DocumentFile,
  version: OpenApiDocument["version"],
  problems: DiagnosticCollector,
  lenient = false,
): ResolvedDocument {
  const files = new DocumentFiles(main, problems);
  const faults = new ReferenceFaults(problems, lenient);
  const targets = new Targets(files, faults);
  const document = rootOf(main);
  const root = main.text.value as JsonObject;
  const schemas = ownSchemas({ value: root, place: document }, targets);
  const safe = safeNames(Object.keys(schemas.value));
  const names = new SchemaNames(document, safe.values());
  const own = assignNames(schemas, safe, names, targets);
  const references = new SchemaReferences(targets, names, version, schemas);
  const provenance = new Provenance(main.text);
  const resolver = new Resolver(targets, faults, references, provenance);
  const resolved = resolver.object("document", root, document);
  const found = resolveSchemas(own, names, references, resolver);
  targets.warnNotStatic();
  return {
    root: withSchemas(resolved, found, provenance),
    provenance,
    broken: resolver.broken,
    files: files.paths,
  };
}

function withSchemas(
  root: JsonObject,
  found: ReadonlyMap<string, Target>,
  provenance: Provenance,
): JsonObject {
  if (found.size === 0) return root;
  const schemas: JsonObject = {};
  for (const [name, { value, place }] of sortedBy(found, ([key]) => key)) {
    setOwn(schemas, name, value);
    provenance.record(schemas, name, originOf(place));
  }
  const components = getOwn(root, "components");
  const parts = sortedKeys({ ...(isObject(components) ? components : {}), schemas });
  if (isObject(components)) provenance.transfer(components, parts);
  const whole = sortedKeys({ ...root, components: parts });
  provenance.transfer(root, whole);
  return whole;
}

/**
 * What a schema of `components/schemas` is: itself, what it refers to, another's second name, or a
 * name for nothing.
 */
type OwnSchema =
  | { readonly name: string; readonly target: Target; readonly isLifted: boolean }
  | { readonly name: string; readonly place: Place; readonly reference: undefined }
  | { readonly name: string; readonly place: Place; readonly reference: string };

/**
 * Gives the document's own schemas their names first. Where one only refers to a schema elsewhere,
 * its name becomes that schema's.
 */
function assignNames(
  schemas: OwnSchemas,
  safe: ReadonlyMap<string, string>,
  names: SchemaNames,
  targets: Targets,
): OwnSchema[] {
  const own: OwnSchema[] = [];
  const aliases: { name: string; reference: string; place: Place }[] = [];
  for (const [key, value] of Object.entries(schemas.value)) {
    const name = safe.get(key) ?? key;
    const place = inside(schemas.place, key);
    const reference = pureReference("schema", value);
    if (reference !== undefined) aliases.push({ name, reference, place });
    else {
      names.assign(place, name);
      own.push({ name, target: { value, place }, isLifted: schemas.isElsewhere });
    }
  }
  for (const { name, reference, place } of aliases) {
    const target = targets.follow("schema", reference, place);
    if (!target) {
      own.push({ name, place, reference: undefined });
      continue;
    }
    names.assign(target.place, name);
    const known = names.certainNameOf(target.place);
    own.push(
      known === name
        ? { name, target, isLifted: true }
        : { name, place, reference: referenceTo(known) },
    );
  }
  return own;
}

function resolveSchemas(
  own: readonly OwnSchema[],
  names: SchemaNames,
  references: SchemaReferences,
  resolver: Resolver,
): Map<string, Target> {
  const found = new Map<string, Target>();
  const add = (name: string, value: JsonValue | undefined, place: Place) => {
    if (value !== undefined) found.set(name, { value, place });
  };
  for (const schema of own) {
    if ("target" in schema) {
      const { name, target, isLifted } = schema;
      add(name, isLifted ? resolver.liftedSchema(target) : resolver.schema(target), target.place);
    } else {
      const { name, place, reference } = schema;
      add(name, reference === undefined ? resolver.standIn("schema") : { $ref: reference }, place);
    }
  }
  const lifted: [Place, JsonValue | undefined][] = [];
  for (let next = references.nextLifted(); next; next = references.nextLifted()) {
    lifted.push([next.place, resolver.liftedSchema(next)]);
  }
  references.settle();
  for (const [place, value] of lifted) add(names.certainNameOf(place), value, place);
  return found;
}

/** Names without what would have to be escaped in a reference. */
function safeNames(keys: readonly string[]): Map<string, string> {
  const unsafe = /[~/%#]/g;
  const taken = new Set(keys);
  const names = new Map<string, string>();
  for (const key of keys) {
    let name = key.replace(unsafe, "_");
    while (name !== key && taken.has(name)) name += "_";
    taken.add(name);
    names.set(key, name);
  }
  return names;
}
