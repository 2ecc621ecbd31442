import { childPointer } from "../pointer.js";
import {
  chooseContent,
  type ChosenContent,
  isAny,
  isInPlain,
  isJson,
  mediaTypeWord,
  otherContents,
} from "./media-types.js";
import type { BodyResult, Choice, Result } from "./model.js";
import type { NamedSchemas } from "./named-schemas.js";
import { isNothing, type ResponseObject, type SchemaObject } from "./openapi.js";
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
  const contents = contentsOf(described);
  const first = contents[0];
  if (first === undefined || operation.httpMethod === "HEAD") {
    return { result: { kind: "none" }, body: undefined, response: undefined };
  }
  const mayBeEmpty =
    contents.length < described.length ||
    contents.some(
      (content) =>
        content.kind === "json" &&
        walk.alternativesOf(placedIn(content, operation)).some(({ schema }) => isNothing(schema)),
    );
  const common = { accept: acceptOf(contents), mayBeEmpty };
  const context = { operation, schemas, walk };
  const result = resultOf(contents, `${operation.typePrefix}Result`, context);
  return {
    result: { ...common, ...result },
    body: first.kind === "json" ? placedIn(first, operation) : undefined,
    response: {
      object: first.response,
      pointer: `${operation.pointer}/responses/${first.status}`,
    },
  };
}

/** What a call gives by the media type that is asked for; `undefined` where there is no choice. */
export function readResults(
  operation: PlacedOperation,
  usual: BodyResult,
  schemas: NamedSchemas,
  walk: SchemaWalk,
): Choice<BodyResult> | undefined {
  const described = successesOf(operation);
  const contents = contentsOf(described);
  const offered = contents.flatMap((chosen) =>
    otherContents(chosen.response.content, chosen).filter((other) => !isInPlain(other, chosen)),
  );
  const known = contents.map(({ mediaType }) => mediaType);
  const others = [...new Set(offered.map(({ mediaType }) => mediaType))].filter(
    (mediaType) => !known.includes(mediaType),
  );
  if (others.length === 0) return undefined;
  const { typePrefix } = operation;
  const context = { operation, schemas, walk };
  const options = others.map((mediaType) => {
    const asked = contentsOf(described, mediaType);
    // What was asked for says what is read: other successes may have something else.
    const first = asked.findIndex((content) => content.mediaType === mediaType);
    const ordered = [...asked.slice(first), ...asked.slice(0, first)];
    const result = resultOf(ordered, `${typePrefix}Result${mediaTypeWord(mediaType)}`, context);
    const accept = [...new Set(ordered.map((content) => content.mediaType))].join(", ");
    return { mediaType, option: { ...result, accept, mayBeEmpty: usual.mayBeEmpty } };
  });
  return {
    typeName: schemas.claim(`${typePrefix}Results`, "Type"),
    options: [{ mediaType: known[0] ?? "", option: usual }, ...options],
  };
}

/** The content of each success that has any: of the media type that is wanted, where it has that. */
function contentsOf(
  described: ReturnType<typeof successesOf>,
  wanted?: string,
): readonly DescribedContent[] {
  return described.flatMap(([status, response]): DescribedContent[] => {
    const chosen = isBodiless(status) ? undefined : chooseContent(response.content);
    if (chosen === undefined) return [];
    const asked = otherContents(response.content, chosen).find(
      ({ mediaType }) => mediaType === wanted,
    );
    return [{ status, response, ...(asked ?? chosen) }];
  });
}

function resultOf(
  contents: readonly DescribedContent[],
  name: string,
  context: Context,
): ResultKind {
  const [first] = contents;
  if (first?.kind === "events" || first?.kind === "lines") return streamOf(first, name, context);
  const bodies = contents.filter(({ kind }) => kind === "json");
  const typeNames = bodies.map((content, index) => {
    const { schema, pointer } = placedIn(content, context.operation);
    // The first keeps its name when another comes.
    return context.schemas.derive(index === 0 ? name : name + content.status, schema, pointer);
  });
  const mayBeText = contents.some((content) => isAnyText(content, context));
  return bodyOf(contents, typeNames, mayBeText);
}

/** Whether HTTP has no body with a status, whatever is said of one. */
export function isBodiless(status: string): boolean {
  return status === "204" || status === "205";
}

function successesOf(operation: PlacedOperation): ReturnType<typeof responsesOf> {
  const all = responsesOf(operation);
  const successes = all.filter(([status]) => status.startsWith("2"));
  return successes.length > 0 ? successes : all.filter(([status]) => status === "default");
}

/** How a body is read, and as what. */
type ResultKind = BodyResult extends infer Each
  ? Each extends BodyResult
    ? Omit<Each, "accept" | "mayBeEmpty">
    : never
  : never;

/** Whether it is a string of any media type: the answer says whether in quotes. */
function isAnyText(content: DescribedContent, { operation, walk }: Context): boolean {
  const isRange = content.kind === "json" && isAny(content.key);
  return isRange && [...walk.typesOf(placedIn(content, operation))].join() === "string";
}

function bodyOf(
  contents: readonly DescribedContent[],
  typeNames: readonly string[],
  mayBeText: boolean,
): ResultKind {
  const text = contents.some(({ kind }) => kind === "text");
  const json = contents.some(({ kind }) => kind === "json");
  const blob = contents.some(({ kind }) => kind !== "json" && kind !== "text");
  const isMixed = [text, json, blob].filter(Boolean).length > 1;
  if (isMixed || mayBeText) return { kind: "any", typeNames, text, blob };
  if (json) return { kind: "json", typeNames };
  return { kind: text ? "text" : "blob" };
}

function placedIn(
  { status, key, content }: DescribedContent,
  { pointer }: PlacedOperation,
): PlacedSchema {
  const place = childPointer(`${pointer}/responses/${status}/content`, key);
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
): ResultKind {
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
  return dataOf({ schema: itemSchema, pointer }, walk);
}

/** What the data of events hold: of several kinds of events, any of them; a text where one holds just that. */
function dataOf(event: PlacedSchema, walk: SchemaWalk): PlacedSchema {
  const contents = walk.alternativesOf(event).flatMap((each) => {
    const data = walk.at(each, "/data") ?? walk.at(event, "/data");
    return data === undefined ? [] : [contentOf(data)];
  });
  const [first = text, ...others] = contents;
  if (others.length === 0) return first;
  if (contents.some((each) => [...walk.typesOf(each)].join() === "string")) return text;
  const anyOf = [...new Set(contents.map(({ schema }) => schema))];
  return { schema: anyOf.length === 1 ? (anyOf[0] ?? true) : { anyOf }, pointer: event.pointer };
}

const text: PlacedSchema = { schema: { type: "string" }, pointer: "" };

/** What a string says it holds. */
function contentOf({ schema, pointer }: PlacedSchema): PlacedSchema {
  if (typeof schema === "boolean") return { schema, pointer };
  const { contentMediaType, contentSchema } = schema;
  if (typeof contentMediaType !== "string" || !isJson(contentMediaType)) return { schema, pointer };
  return { schema: (contentSchema ?? true) as SchemaObject, pointer: `${pointer}/contentSchema` };
}
