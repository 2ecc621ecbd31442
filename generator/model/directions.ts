import type { JsonObject, JsonValue } from "../document.js";
import { type ComponentUse, fileCopies, type FileLevel, fileLevelsOf } from "./file-levels.js";
import { bodyKindOf } from "./media-types.js";
import type { FoundOperation } from "./find-operations.js";
import type { FoundWebhook } from "./find-webhooks.js";
import { type OpenApiRoot, referencedSchemaName } from "./openapi.js";
import { schemasBelow } from "./schemas-below.js";

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
  const references = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, referencesIn(schema)]),
  );
  const reach = (values: Iterable<JsonValue>): ReadonlySet<string> => {
    const reached = new Set<string>();
    const waiting = [...values].flatMap((value) => [...referencesIn(value)]);
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
  const oneWay = new Set(
    Object.entries(schemas).flatMap(([name, schema]) => (hasOneWay(schema, schemas) ? [name] : [])),
  );
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

function referencesIn(value: JsonValue): ReadonlySet<string> {
  const found = new Set<string>();
  visit(value, (object) => {
    const name = referencedSchemaName(object);
    if (name !== undefined) found.add(name);
  });
  return found;
}

/** Whether any property in it, at any depth, is read-only or write-only. */
function hasOneWay(schema: JsonValue, schemas: Readonly<Record<string, JsonValue>>): boolean {
  let found = false;
  visit(schema, ({ properties }) => {
    if (!isObject(properties)) return;
    found ||= Object.values(properties).some((property) => isOneWay(property, schemas));
  });
  return found;
}

function isOneWay(property: JsonValue, schemas: Readonly<Record<string, JsonValue>>): boolean {
  return ["readOnly", "writeOnly"].some((keyword) => travels(property, keyword, schemas));
}

/** Whether a property says so itself, or refers to a schema that does. */
export function travels(
  property: JsonValue,
  keyword: string,
  schemas: Readonly<Record<string, JsonValue>>,
): boolean {
  const seen = new Set<string>();
  let current: JsonValue | undefined = property;
  while (isObject(current)) {
    if (current[keyword] === true) return true;
    const name = referencedSchemaName(current);
    if (name === undefined || seen.has(name)) return false;
    seen.add(name);
    current = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  }
  return false;
}

/** Visits every object of a schema but those that are data. */
function visit(value: JsonValue, see: (object: JsonObject) => void): void {
  const waiting = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...next);
    if (!isObject(next)) continue;
    see(next);
    waiting.push(...schemasBelow(next).map(([, member]) => member));
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
