import type { JsonObject, JsonValue } from "../document.js";
import { bodyKindOf } from "./media-types.js";
import type { FoundOperation } from "./find-operations.js";
import type { FoundWebhook } from "./find-webhooks.js";
import { type OpenApiRoot, referencedSchemaName } from "./openapi.js";

/** What the schemas of a document are used for. */
export interface SchemaUses {
  /**
   * Components that are sent, and that have properties which travel one way only, themselves or in
   * what they refer to: they need a form of their own for requests.
   */
  readonly requestForms: ReadonlySet<string>;
  /** Components that stand in forms of several parts alone: their binary strings are files. */
  readonly files: ReadonlySet<string>;
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
    ...told.map((value) => ({ value, sent: false, form: false })),
  ];
  const oneWay = new Set(
    Object.entries(schemas).flatMap(([name, schema]) => (hasOneWay(schema, schemas) ? [name] : [])),
  );
  const sent = reach(contents.filter(({ sent }) => sent).map(({ value }) => value));
  const elsewhere = reach(contents.filter(({ form }) => !form).map(({ value }) => value));
  const inForms = reach(contents.filter(({ form }) => form).map(({ value }) => value));
  const needsForm = referring(oneWay, references);
  return {
    requestForms: new Set([...sent].filter((name) => needsForm.has(name))),
    files: new Set([...inForms].filter((name) => !elsewhere.has(name))),
  };
}

interface Content {
  readonly value: JsonValue;
  readonly sent: boolean;
  /** Whether it is a body of several parts. */
  readonly form: boolean;
}

function contentsOf({ object, parameters }: FoundOperation): readonly Content[] {
  const bodies = Object.entries(object.requestBody?.content ?? {}).map(([mediaType, content]) => ({
    value: content.schema ?? true,
    sent: true,
    form: bodyKindOf(mediaType) === "multipart",
  }));
  const given = parameters.map((parameter) => ({
    value: [parameter.schema ?? true, ...Object.values(parameter.content ?? {}).map(asJson)],
    sent: true,
    form: false,
  }));
  const answers = { value: asJson(object.responses ?? {}), sent: false, form: false };
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
    for (const [key, member] of Object.entries(next)) if (!data.has(key)) waiting.push(member);
  }
}

/** Keywords whose values are no schemas. */
const data = new Set(["const", "default", "enum", "example", "examples"]);

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
