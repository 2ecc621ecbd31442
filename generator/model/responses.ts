import { chooseContent, type ChosenContent, isJson } from "./media-types.js";
import type { ErrorResponse, Result } from "./model.js";
import type { NamedSchemas } from "./named-schemas.js";
import { escapePointer, type ResponseObject, type SchemaObject } from "./openapi.js";
import { type PlacedOperation, responsesOf } from "./operation.js";
import type { PlacedSchema, SchemaWalk } from "./schema-walk.js";

export interface ReadResult {
  readonly result: Result;
  /** The schema of the first success, where it is JSON. */
  readonly body: PlacedSchema | undefined;
  /** The first success that has a body, and where it is. */
  readonly response: { readonly object: ResponseObject; readonly pointer: string } | undefined;
}

type DescribedContent = ChosenContent & {
  readonly status: string;
  readonly response: ResponseObject;
};

export function readResult(
  operation: PlacedOperation,
  schemas: NamedSchemas,
  walk: SchemaWalk,
): ReadResult {
  const described = successesOf(operation);
  const contents = described.flatMap(([status, response]): DescribedContent[] => {
    const chosen = chooseContent(response.content);
    return chosen === undefined ? [] : [{ status, response, ...chosen }];
  });
  const first = contents[0];
  if (first === undefined || operation.httpMethod === "HEAD") {
    return { result: { kind: "none" }, body: undefined, response: undefined };
  }
  const response = {
    object: first.response,
    pointer: `${operation.pointer}/responses/${first.status}`,
  };
  const common = { accept: acceptOf(contents), mayBeEmpty: contents.length < described.length };
  const name = `${operation.typePrefix}Result`;
  if (first.kind === "events" || first.kind === "lines") {
    const result = streamOf(first, name, { operation, schemas, walk });
    return { result: { ...common, ...result }, body: undefined, response };
  }
  const bodies = contents
    .filter(({ kind }) => kind === "json")
    .map((content) => ({ ...content, ...placedIn(content, operation) }));
  const typeNames = bodies.map(({ status, schema, pointer }) =>
    schemas.derive(`${name}${bodies.length > 1 ? status : ""}`, schema, pointer),
  );
  return {
    result: { ...common, ...bodyOf(contents, typeNames) },
    body: first.kind === "json" ? bodies[0] : undefined,
    response,
  };
}

function successesOf(operation: PlacedOperation): ReturnType<typeof responsesOf> {
  const all = responsesOf(operation);
  const successes = all.filter(([status]) => status.startsWith("2"));
  return successes.length > 0 ? successes : all.filter(([status]) => status === "default");
}

function bodyOf(
  contents: readonly DescribedContent[],
  typeNames: readonly string[],
): { kind: "text" | "blob" } | { kind: "json"; typeNames: readonly string[] } | AnyBody {
  const text = contents.some(({ kind }) => kind === "text");
  const json = contents.some(({ kind }) => kind === "json");
  const blob = contents.some(({ kind }) => kind !== "json" && kind !== "text");
  if ([text, json, blob].filter(Boolean).length > 1) return { kind: "any", typeNames, text, blob };
  if (json) return { kind: "json", typeNames };
  return { kind: text ? "text" : "blob" };
}

interface AnyBody {
  readonly kind: "any";
  readonly typeNames: readonly string[];
  readonly text: boolean;
  readonly blob: boolean;
}

function placedIn(
  { status, key, content }: DescribedContent,
  { pointer }: PlacedOperation,
): PlacedSchema {
  const place = `${pointer}/responses/${status}/content/${escapePointer(key)}`;
  return { schema: content.schema ?? true, pointer: `${place}/schema` };
}

/** JSON is asked for as usual, and a range says no more than nothing. */
function acceptOf(contents: readonly DescribedContent[]): string | undefined {
  const types = [...new Set(contents.map(({ mediaType }) => mediaType))];
  const usual = types.every((type) => /^application\/json\s*(;|$)/i.test(type));
  return usual || types.some((type) => type.includes("*")) ? undefined : types.join(", ");
}

interface Context {
  readonly operation: PlacedOperation;
  readonly schemas: NamedSchemas;
  readonly walk: SchemaWalk;
}

function streamOf(
  described: DescribedContent,
  name: string,
  { operation, schemas, walk }: Context,
): { kind: "events"; typeName: string | undefined } | { kind: "lines"; typeName: string } {
  const placed = elementOf(described, operation, walk);
  const isText = [...walk.typesOf(placed)].join() === "string";
  if (described.kind === "events") {
    const typeName = isText ? undefined : schemas.derive(name, placed.schema, placed.pointer);
    return { kind: "events", typeName };
  }
  // A description of the body as a text says nothing of its lines.
  const schema = isText ? true : placed.schema;
  return { kind: "lines", typeName: schemas.derive(name, schema, placed.pointer) };
}

/** The schema of one element of a sequence; of events, that of their data. */
function elementOf(
  described: DescribedContent,
  operation: PlacedOperation,
  walk: SchemaWalk,
): PlacedSchema {
  const whole = placedIn(described, operation);
  const { itemSchema } = described.content;
  const pointer = whole.pointer.replace(/schema$/, "itemSchema");
  if (itemSchema === undefined) {
    const undescribed = described.content.schema === undefined && described.kind === "events";
    return undescribed ? text : (walk.elementOf(whole) ?? whole);
  }
  if (described.kind === "lines") return { schema: itemSchema, pointer };
  const data = walk.at({ schema: itemSchema, pointer }, "/data");
  return data === undefined ? text : contentOf(data);
}

const text: PlacedSchema = { schema: { type: "string" }, pointer: "" };

/** What a string says it holds. */
function contentOf({ schema, pointer }: PlacedSchema): PlacedSchema {
  if (typeof schema === "boolean") return { schema, pointer };
  const { contentMediaType, contentSchema } = schema;
  if (typeof contentMediaType !== "string" || !isJson(contentMediaType)) return { schema, pointer };
  return { schema: (contentSchema ?? true) as SchemaObject, pointer: `${pointer}/contentSchema` };
}

export function readErrors(
  operation: PlacedOperation,
  schemas: NamedSchemas,
): readonly ErrorResponse[] {
  return responsesOf(operation)
    .filter(([status]) => /^([345](\d\d|XX)|default)$/i.test(status))
    .map(([status, response]) => {
      const chosen = chooseContent(response.content);
      const schema = chosen?.kind === "json" ? chosen.content.schema : undefined;
      const pointer = `${operation.pointer}/responses/${status}`;
      const name = `${operation.typePrefix}Error${status === "default" ? "Default" : status}`;
      return {
        status: status === "default" ? status : status.toUpperCase(),
        typeName: schema === undefined ? undefined : schemas.derive(name, schema, pointer),
      };
    });
}
