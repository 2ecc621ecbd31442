import { isObject } from "../json.js";
import { childPointer, escapePointer } from "../pointer.js";
import { type FoundOperation, methodsOf, unsendable } from "./find-operations.js";
import { errorContents } from "./error-responses.js";
import type { FoundWebhook } from "./find-webhooks.js";
import { textParts } from "./form-parts.js";
import {
  bodyKindOf,
  chooseContent,
  type ChosenContent,
  isInPlain,
  isJson,
  isWithoutFile,
  sendable,
} from "./media-types.js";
import type { BodyKind, Choice, Operation } from "./model.js";
import {
  type EncodingObject,
  type MediaTypeObject,
  type OpenApiRoot,
  type ParameterObject,
  type ResponseObject,
} from "./openapi.js";
import { responsesOf } from "./operation.js";
import { isBodiless } from "./responses.js";
import { takesBody } from "./request-body.js";
import { kinds, unread, unreadPages, unsendableMethod, unsent } from "./left-out-kinds.js";
import type { Report } from "./report.js";
import type { SchemaWalk } from "./schema-walk.js";
import { tagsWithParents } from "./tags.js";
import { type Kind, Tally } from "./tally.js";
import { describedPayloads } from "./webhooks.js";

/**
 * Notes what a document says and its client does not do: each kind once, with how often and where.
 * @param read - what became of the operations, by pointer
 */
export function noteLeftOut(
  operations: readonly FoundOperation[],
  read: ReadonlyMap<string, Operation>,
  webhooks: readonly FoundWebhook[],
  context: { readonly root: OpenApiRoot; readonly report: Report; readonly walk: SchemaWalk },
): void {
  const { root, report, walk } = context;
  const tally = new Tally();
  for (const operation of operations) {
    countOperation(operation, read.get(operation.pointer), walk, tally);
  }
  for (const [path, item] of Object.entries(root.paths ?? {})) {
    for (const { httpMethod, place } of methodsOf(item, root)) {
      if (unsendable.has(httpMethod)) {
        tally.add(unsendableMethod(httpMethod), `/paths/${escapePointer(path)}/${place}`);
      }
    }
  }
  for (const { name, index } of tagsWithParents(root)) {
    tally.add(kinds.tagParents, `/tags/${index}/parent`, { name });
  }
  for (const webhook of webhooks) {
    if (describedPayloads(webhook, walk).length === 0) tally.add(kinds.webhooks, webhook.pointer);
  }
  tally.report(report);
}

function countOperation(
  found: FoundOperation,
  read: Operation | undefined,
  walk: SchemaWalk,
  tally: Tally,
): void {
  const { httpMethod, object, parameters, pointer, servers } = found;
  if (Object.keys(object.callbacks ?? {}).length > 0) {
    tally.add(kinds.callbacks, `${pointer}/callbacks`);
  }
  if ((servers?.length ?? 0) > 1) tally.add(kinds.servers, pointer);
  if (Object.keys(servers?.[0]?.variables ?? {}).length > 0) {
    tally.add(kinds.serverVariables, pointer);
  }
  for (const parameter of parameters) {
    if (isWrittenByCaller(parameter, walk)) tally.add(kinds.textParameters, pointer);
  }
  if (takesBody(httpMethod)) countRequest(found, read, walk, tally);
  else if (object.requestBody !== undefined) {
    tally.add(kinds.bodies, `${pointer}/requestBody`);
  }
  countResponses(found, read, walk, tally);
}

/** Whether it has a media type that only JSON has a type for. */
function isWrittenByCaller(
  { content = {}, in: place }: ParameterObject,
  walk: SchemaWalk,
): boolean {
  const [[mediaType, media] = ["", undefined]] = Object.entries(content);
  const kind = bodyKindOf(mediaType);
  if (kind === "json" || (kind === "form" && place === "querystring")) return false;
  return media !== undefined && isTyped(media, walk);
}

function countRequest(
  { httpMethod, path, object, pointer: holder }: FoundOperation,
  read: Operation | undefined,
  walk: SchemaWalk,
  tally: Tally,
): void {
  const content = object.requestBody?.content ?? {};
  const pointer = `${holder}/requestBody/content`;
  const place = { pointer, name: `${httpMethod} ${path}`, untyped: unwritten };
  countContent(content, mediaTypesOf(read?.bodies), { ...place, kind: unsent }, walk, tally);
  for (const [key, media] of Object.entries(content)) {
    for (const name of bodyKindOf(key) === "form" ? unsaidObjects(media, walk) : []) {
      const properties = `${childPointer(pointer, key)}/schema/properties`;
      tally.add(kinds.formObjects, childPointer(properties, name));
    }
    for (const name of isForm(key) ? textParts(media, walk) : []) {
      const encodings = `${childPointer(pointer, key)}/encoding`;
      tally.add(kinds.textParts, childPointer(encodings, name));
    }
  }
  const forms = Object.entries(content).filter(([key]) => bodyKindOf(key) === "multipart");
  if (forms.some(([, media]) => Object.values(media.encoding ?? {}).some(hasStyle))) {
    tally.add(kinds.partStyles, pointer);
  }
  const encodings = Object.values(content).flatMap((each) => [
    ...Object.values(each.encoding ?? {}),
    ...(each.prefixEncoding ?? []),
    each.itemEncoding ?? {},
  ]);
  if (encodings.some(({ headers }) => headers !== undefined)) {
    tally.add(kinds.partHeaders, pointer);
  }
  if (encodings.some((each) => each.encoding ?? each.prefixEncoding ?? each.itemEncoding)) {
    tally.add(kinds.nestedParts, pointer);
  }
}

function countResponses(
  { httpMethod, path, object, pointer: holder }: FoundOperation,
  read: Operation | undefined,
  walk: SchemaWalk,
  tally: Tally,
): void {
  const responses = responsesOf({ object });
  const succeeds = responses.some(([status]) => status.startsWith("2"));
  for (const [status, { content = {}, links = {} }] of responses) {
    const pointer = `${holder}/responses/${status}`;
    if (Object.keys(links).length > 0) tally.add(kinds.links, `${pointer}/links`);
    if (isBodiless(status)) {
      if (Object.values(content).some(isObject)) tally.add(kinds.emptyBodies, `${pointer}/content`);
      continue;
    }
    const isSuccess = succeeds ? status.startsWith("2") : status === "default";
    const results = isSuccess ? mediaTypesOf(read?.results) : failuresOf(content);
    const kind = isSuccess && read?.pagination !== undefined ? unreadPages : unread;
    const place = { pointer: `${pointer}/content`, name: `${httpMethod} ${path}`, kind };
    countContent(content, results, { ...place, untyped: unparsed }, walk, tally);
  }
}

/** OpenAPI's versions differ in what an object in a form is, where nothing is said: pairs of its own, or JSON. */
function unsaidObjects(
  { schema = true, encoding = {} }: MediaTypeObject,
  walk: SchemaWalk,
): readonly string[] {
  const form = { schema, pointer: "" };
  return walk.propertyNames(form).filter((name) => {
    const said = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    const property = walk.at(form, childPointer("", name));
    const isObject = property !== undefined && walk.typesOf(property).has("object");
    return isObject && (said === undefined || Object.keys(said).length === 0);
  });
}

/** A usual one is no loss. */
function hasStyle({ style = "form", explode = style === "form" }: EncodingObject): boolean {
  return style !== "form" || !explode;
}

function isForm(mediaType: string): boolean {
  return ["form", "multipart"].includes(bodyKindOf(mediaType));
}

function mediaTypesOf(choice: Choice<unknown> | undefined): readonly string[] {
  return (choice?.options ?? []).map(({ mediaType }) => mediaType);
}

/** What the body of a failure is read as, whichever of these comes. */
function failuresOf(content: ResponseObject["content"]): readonly string[] {
  return errorContents(content).map(({ mediaType }) => mediaType);
}

/** Kinds of bodies that a caller writes, whatever their schemas say, and of those that a caller reads. */
const unwritten: readonly BodyKind[] = ["text", "binary", "events", "lines"];
const unparsed: readonly BodyKind[] = ["text", "binary", "form", "multipart"];

interface ContentPlace {
  readonly pointer: string;
  readonly name: string;
  /** What a media type is that nobody can choose. */
  readonly kind: (mediaType: string) => Kind;
  /** What has no types but that of a text, or of bytes. */
  readonly untyped: readonly BodyKind[];
}

function countContent(
  content: Readonly<Record<string, MediaTypeObject>>,
  reachable: readonly string[],
  place: ContentPlace,
  walk: SchemaWalk,
  tally: Tally,
): void {
  const chosen = chooseContent(content);
  for (const [key, media] of Object.entries(content)) {
    // Told as a fault.
    if (!isObject(media)) continue;
    const kind = bodyKindOf(key, media);
    const pointer = childPointer(place.pointer, key);
    if (key === chosen?.key || reachable.includes(sendable(key, kind))) {
      countUntyped(media, { pointer, kind, untyped: place.untyped }, walk, tally);
    } else if (chosen === undefined || !isDress(key, media, chosen)) {
      tally.add(place.kind(key), pointer, { name: place.name });
    }
  }
}

/** The same in another dress is no loss. */
function isDress(key: string, content: MediaTypeObject, chosen: ChosenContent): boolean {
  if (isWithoutFile({ kind: bodyKindOf(key, content), content }, chosen)) return true;
  if (chosen.kind !== "json") return false;
  return isJson(key) || key === "*/*" || isInPlain({ key, content }, chosen);
}

/** What is said of a body, and is not in its type. */
function countUntyped(
  media: MediaTypeObject,
  {
    pointer,
    kind,
    untyped,
  }: Pick<ContentPlace, "pointer" | "untyped"> & { readonly kind: BodyKind },
  walk: SchemaWalk,
  tally: Tally,
): void {
  const isSequence = kind === "events" || kind === "lines" || kind === "multipart";
  const hasItems = media.itemSchema !== undefined;
  if (hasItems && !isSequence) tally.add(kinds.items, `${pointer}/itemSchema`);
  if (!untyped.includes(kind)) return;
  if (isTyped(media, walk) || (hasItems && isSequence)) tally.add(kinds.schemas, pointer);
}

/** Whether it is said to be something else than a text. */
function isTyped({ schema = true }: MediaTypeObject, walk: SchemaWalk): boolean {
  const types = [...walk.typesOf({ schema, pointer: "" })];
  return types.length > 0 && types.join() !== "string";
}
