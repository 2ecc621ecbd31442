import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import {
  type ComponentUse,
  fileCopies,
  type FileLevel,
  fileLevelsOf,
  forEachPart,
  usesIn,
} from "./file-levels.js";
import { bodyKindOf } from "./media-types.js";
import type { FoundOperation } from "./find-operations.js";
import type { FoundWebhook } from "./find-webhooks.js";
import { type Components, type OpenApiRoot, referencedSchemaName } from "./openapi.js";

/** What the schemas of a document are used for. */
export interface SchemaUses {
  /**
   * Components that are sent, and that have properties which travel one way only, themselves or in
   * what they refer to: they need a form of their own for requests.
   */
  readonly requestForms: ReadonlySet<string>;
  /** Where each component is used, as files go. */
  readonly fileLevels: ReadonlyMap<string, ReadonlySet<FileLevel>>;
  /** Components that have files in some places, and texts in others. */
  readonly fileCopies: readonly ComponentUse[];
}

export function usesOfSchemas(
  root: OpenApiRoot,
  operations: readonly FoundOperation[],
  webhooks: readonly FoundWebhook[],
): SchemaUses {
  const schemas = root.components?.schemas ?? {};
  const references = new Map<string, ReadonlySet<string>>();
  const oneWay = new Set<string>();
  for (const [name, schema] of Object.entries(schemas)) {
    const own = new Set<string>();
    forEachPart(schema, "none", (object) => {
      const reference = referencedSchemaName(object);
      if (reference !== undefined) own.add(reference);
      if (hasOneWay(object, schemas)) oneWay.add(name);
    });
    references.set(name, own);
  }
  const reach = (values: Iterable<JsonValue>): ReadonlySet<string> => {
    const reached = new Set<string>();
    const waiting = [...values].flatMap((value) => usesIn(value, "none").map(({ name }) => name));
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      waiting.push(...(references.get(name) ?? []));
    }
    return reached;
  };
  const told = webhooks.flatMap(({ payloads }) => payloads.map(({ schema }) => schema));
  const contents = [
    ...operations.flatMap(contentsOf),
    ...told.map((value): Content => ({ value, sent: false, level: "none" })),
  ];
  const sent = reach(contents.filter(({ sent }) => sent).map(({ value }) => value));
  const fileLevels = fileLevelsOf(contents, schemas);
  const needsForm = referring(oneWay, references);
  return {
    requestForms: new Set([...sent].filter((name) => needsForm.has(name))),
    fileLevels,
    fileCopies: fileCopies(fileLevels, schemas),
  };
}

interface Content {
  readonly value: JsonValue;
  readonly sent: boolean;
  readonly level: FileLevel;
}

function contentsOf({ object, parameters }: FoundOperation): readonly Content[] {
  const bodies = Object.entries(object.requestBody?.content ?? {}).map(
    ([mediaType, content]): Content => ({
      value: content.schema ?? true,
      sent: true,
      level: bodyKindOf(mediaType) === "multipart" ? "form" : "none",
    }),
  );
  const given = parameters.map((parameter): Content => ({
    value: [parameter.schema ?? true, ...Object.values(parameter.content ?? {}).map(asJson)],
    sent: true,
    level: "none",
  }));
  const answers: Content = { value: asJson(object.responses ?? {}), sent: false, level: "none" };
  return [...bodies, ...given, answers];
}

/** What is read of a document is a view of its JSON. */
function asJson(value: object): JsonValue {
  return value as JsonValue;
}

/** The names given, and all that refer to them, however far. */
function referring(
  names: ReadonlySet<string>,
  references: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const referrers = new Map<string, string[]>();
  for (const [from, targets] of references) {
    for (const to of targets) {
      const known = referrers.get(to);
      if (known === undefined) referrers.set(to, [from]);
      else known.push(from);
    }
  }
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...(referrers.get(name) ?? []));
  }
  return found;
}

/** Whether a property of it is read-only or write-only. */
function hasOneWay({ properties }: JsonObject, schemas: Components): boolean {
  if (!isObject(properties)) return false;
  return Object.values(properties).some((property) =>
    ["readOnly", "writeOnly"].some((keyword) => travels(property, keyword, schemas)),
  );
}

/** Whether a property says so itself, or refers to a schema that does. */
export function travels(property: JsonValue, keyword: string, schemas: Components): boolean {
  let seen: Set<string> | undefined;
  let current: JsonValue | undefined = property;
  while (isObject(current)) {
    if (current[keyword] === true) return true;
    const name = referencedSchemaName(current);
    if (name === undefined || seen?.has(name) === true) return false;
    seen = (seen ?? new Set()).add(name);
    current = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  }
  return false;
}
