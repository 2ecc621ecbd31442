import type { GlobalContext, OpenAPI3 } from "openapi-typescript";

import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { referencedSchemaName } from "../model/openapi.js";
import ts from "../typescript.cjs";
import { type Basis, basesOf } from "./basis.js";
import openapiTypescript from "./openapi-typescript.cjs";
import { type SchemaDocument, typeKeyword } from "./translation-input.js";

/** What openapi-typescript made of a document's schemas. */
export interface Translation {
  readonly nodes: readonly ts.Node[];
  /** Names of schemas that it was not given, since all is as it was that their types are made of. */
  readonly kept: ReadonlySet<string>;
  /** What the type of a name is made of. */
  readonly basisOf: (name: string) => Basis;
}

/**
 * Has openapi-typescript make types of a document that has schemas alone.
 *
 * By its own front door it would have the document checked and bundled by Redocly first. That was
 * done when the document was read; Redocly besides follows whatever looks like a reference, into
 * files and the network, and by recursion, so that a long chain of types is too much for it.
 *
 * @param document - is changed on the way
 * @param known - what types were made of, by name, which need not be made again if they still would be
 */
export function translate(
  document: SchemaDocument,
  known: ReadonlyMap<string, Basis> = new Map(),
): Translation {
  const whole = document as unknown as OpenAPI3;
  const options = { silent: true };
  const discriminators = scanDiscriminators(document, options);
  const isSorted = sortProperties(document);
  const { schemas } = document.components;
  const bases = basesOf(schemas, discriminators);
  const kept = new Set(Object.keys(schemas).filter((name) => bases.hold(name, known.get(name))));
  const left = Object.entries(schemas).filter(([name]) => !kept.has(name));
  const names = new Map(left.map(([name, schema]) => [schema, name]));
  const looksAt = new Map([...kept].map((name) => [name, known.get(name)?.looksAt ?? []]));
  let lookedAt: string[] = [];
  const context: Omit<GlobalContext, "redoc"> = {
    additionalProperties: false,
    // It would compare names by a collator that it makes anew for each comparison.
    alphabetize: !isSorted,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A caller need not send what has a default, and a response promises only what is required.
    defaultNonNullable: false,
    discriminators,
    // `type: object` alone allows any object; by default, it would be typed as one without properties.
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: (each, { schema }) => {
      // A schema is handed over, as a whole, once more when all of it has been translated.
      const name = each === schema ? names.get(each as unknown as JsonValue) : undefined;
      if (name !== undefined && lookedAt.length > 0) {
        looksAt.set(name, [...new Set(lookedAt)]);
        lookedAt = [];
      }
      const typeName = (each as unknown as JsonObject)[typeKeyword];
      return typeof typeName === "string"
        ? ts.factory.createTypeReferenceNode(typeName)
        : undefined;
    },
    transformProperty: undefined,
    resolve: ($ref) => {
      lookedAt.push(...namesBehind($ref, schemas));
      return openapiTypescript.resolveRef(whole, $ref, options);
    },
  };
  const part = { ...document, components: { schemas: Object.fromEntries(left) } };
  return {
    // Redocly's settings are for its front door alone.
    nodes: openapiTypescript.transformSchema(part as unknown as OpenAPI3, context as GlobalContext),
    kept,
    basisOf: (name) => bases.of(name, looksAt.get(name) ?? []),
  };
}

/** The schema that a reference is to and, where that is a reference itself, what it is to. */
function namesBehind($ref: string, schemas: JsonObject): readonly string[] {
  const names = new Set<string>();
  let name = referencedSchemaName({ $ref });
  while (name !== undefined && !names.has(name)) {
    names.add(name);
    name = referencedSchemaName(schemas[name]);
  }
  return [...names];
}

/** Without discriminators there is nothing to find, and a document is long. */
function scanDiscriminators(
  document: JsonObject,
  options: { readonly silent: boolean },
): GlobalContext["discriminators"] {
  return hasDiscriminator(document)
    ? openapiTypescript.scanDiscriminators(document as unknown as OpenAPI3, options)
    : { objects: {}, refsHandled: [] };
}

function hasDiscriminator(value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasDiscriminator);
  return Object.hasOwn(value, "discriminator") || Object.values(value).some(hasDiscriminator);
}

/** openapi-typescript's own order. */
const { compare } = new Intl.Collator("en-us", { numeric: true });

/** What openapi-typescript sorts by name, in a document that has schemas alone. */
const sortedMaps = new Set(["schemas", "properties", "patternProperties"]);

/** Keywords whose values are no schemas. */
const data = new Set(["const", "default", "enum"]);

/**
 * Sorts properties, and schemas themselves, as openapi-typescript would.
 *
 * @returns false where that is left to it: names that are whole numbers have no order but their own
 */
function sortProperties(value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(sortProperties);
  return Object.entries(value).every(([key, member]) => {
    if (data.has(key)) return true;
    if (sortedMaps.has(key) && isObject(member)) {
      const sorted = withSortedKeys(member);
      if (sorted === undefined) return false;
      value[key] = sorted;
    }
    return sortProperties(member);
  });
}

function withSortedKeys(object: JsonObject): JsonObject | undefined {
  const keys = Object.keys(object);
  if (keys.some((key) => /^\d/.test(key))) return undefined;
  const entries = Object.entries(object);
  return Object.fromEntries(entries.sort(([left], [right]) => compare(left, right)));
}
