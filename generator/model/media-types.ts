import type { JsonObject } from "../document.js";
import { isObject } from "../json.js";
import { isMediaType } from "../load/http-syntax.js";
import type { BodyKind } from "./model.js";
import { pascalCase } from "./names.js";
import { type MediaTypeObject, ownProperties } from "./openapi.js";

export interface ChosenContent {
  /** As it is sent: without ranges, where there is a type that stands for one. */
  readonly mediaType: string;
  /** As the document has it. */
  readonly key: string;
  readonly kind: BodyKind;
  readonly content: MediaTypeObject;
}

const preference: readonly BodyKind[] = [
  "json",
  "form",
  "multipart",
  "events",
  "lines",
  "text",
  "binary",
];

/** What a body is, by its media type; where that may be any, a schema may say that it is bytes. */
export function bodyKindOf(mediaType: string, content: MediaTypeObject = {}): BodyKind {
  const essence = essenceOf(mediaType);
  // Elysia calls each file that it gives a plain text.
  if (essence === "text/plain" && isBinary(content)) return "binary";
  if (isAny(essence)) return isBinary(content) ? "binary" : "json";
  if (isJson(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence === "text/event-stream") return "events";
  if (/^application\/(x-)?(jsonl|ndjson|jsonlines|json-lines|json-seq|ndjsonl)$/.test(essence)) {
    return "lines";
  }
  const isText = essence.startsWith("text/") || /[/+](xml|yaml|x-yaml)$/.test(essence);
  return isText ? "text" : "binary";
}

/** Whether JSON is but one of the types that it may be. */
export function isAny(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === "*/*" || essence === "application/*";
}

function isBinary({ schema }: MediaTypeObject): boolean {
  return typeof schema === "object" && isFile(schema);
}

/** Whether a schema is that of bytes. What has a media type need not say that it is a string. */
export function isFile({ type, format, contentEncoding, contentMediaType }: JsonObject): boolean {
  const types = Array.isArray(type) ? type : [type];
  if (format === "binary") return types.includes("string");
  const encoded = contentEncoding !== undefined && contentEncoding !== "binary";
  if (encoded || typeof contentMediaType !== "string") return false;
  // Of a string, JSON of any type is none: oRPC says so of a file.
  const isFileType = bodyKindOf(contentMediaType) === "binary" || isAny(contentMediaType);
  return (type === undefined || types.includes("string")) && isFileType;
}

export function isJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === "application/json" || essence === "text/json" || essence.endsWith("+json");
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** The media type a client speaks where several are offered: JSON if it can, else the first of a kind. */
export function chooseContent(
  offered: Readonly<Record<string, MediaTypeObject>> | undefined,
): ChosenContent | undefined {
  const candidates = candidatesOf(offered);
  for (const kind of preference) {
    const ofKind = candidates.filter((candidate) => candidate.kind === kind);
    // What may be anything says less than what is said by name, and a name less than a schema.
    const described = ofKind.filter(({ content }) => content.schema !== undefined);
    const best = described.length > 0 ? described : ofKind;
    const first = best.find(({ key }) => !key.includes("*")) ?? best[0];
    if (first !== undefined) return first;
  }
  return undefined;
}

/**
 * What a caller could choose instead of what is chosen: other types, and JSON of another schema. The
 * same JSON in another dress is no other, and what may be anything is nothing to ask for.
 */
export function otherContents(
  offered: Readonly<Record<string, MediaTypeObject>> | undefined,
  chosen: ChosenContent,
): readonly ChosenContent[] {
  const others = new Map<string, ChosenContent>();
  for (const other of candidatesOf(offered)) {
    const { key, kind, content } = other;
    const isRange = key.includes("*") && kind === "json";
    if (isRange || !isMediaType(key) || other.mediaType === chosen.mediaType) continue;
    if (kind === "json" && chosen.kind === "json" && sameSchema(content, chosen.content)) continue;
    if (isInPlain(other, chosen) && !isText(content)) continue;
    if (!others.has(other.mediaType)) others.set(other.mediaType, other);
  }
  return [...others.values()];
}

function candidatesOf(
  offered: Readonly<Record<string, MediaTypeObject>> | undefined,
): readonly ChosenContent[] {
  const all = Object.entries(offered ?? {}).flatMap(([key, content]): readonly ChosenContent[] => {
    if (!isObject(content)) return [];
    const kind = bodyKindOf(key, content);
    return [{ key, kind, content, mediaType: sendable(key, kind) }];
  });
  const forms = all.filter(({ kind, content }) => kind === "multipart" && needsFile(content));
  return all.filter((each) => !forms.some((form) => isWithoutFile(each, form)));
}

/**
 * Whether it is a form that needs a file, as something that has no room for one: Elysia and oRPC offer each
 * body as all that they can read.
 */
export function isWithoutFile(
  { kind, content }: Pick<ChosenContent, "kind" | "content">,
  form: ChosenContent,
): boolean {
  if (kind !== "json" && kind !== "form") return false;
  return form.kind === "multipart" && needsFile(form.content) && sameSchema(content, form.content);
}

function needsFile({ schema }: MediaTypeObject): boolean {
  if (typeof schema !== "object") return false;
  const { required } = schema;
  const properties = Object.entries(ownProperties(schema));
  return properties.some(
    ([name, property]) =>
      Array.isArray(required) && required.includes(name) && isObject(property) && isFile(property),
  );
}

/**
 * Whether it is the JSON that is chosen, called a plain text besides: ASP.NET offers all that it gives as
 * either, and gives JSON.
 */
export function isInPlain(
  { key, content }: Pick<ChosenContent, "key" | "content">,
  chosen: ChosenContent,
): boolean {
  const isPlain = chosen.kind === "json" && essenceOf(key) === "text/plain";
  return isPlain && content.schema !== undefined && sameSchema(content, chosen.content);
}

/** A string is one in any dress, with quotes or without. */
export function isText({ schema }: MediaTypeObject): boolean {
  return typeof schema === "object" && schema.type === "string";
}

function sameSchema(a: MediaTypeObject, b: MediaTypeObject): boolean {
  return JSON.stringify(a.schema ?? true) === JSON.stringify(b.schema ?? true);
}

/** `application/vnd.a+json` in the name of a type: `VndAJson`. */
export function mediaTypeWord(mediaType: string): string {
  return pascalCase((mediaType.split(";")[0] ?? "").split("/")[1] ?? "");
}

/** `*\/*` is no type that a body can have. */
export function sendable(mediaType: string, kind: BodyKind): string {
  if (!mediaType.includes("*")) return mediaType;
  if (kind === "json") return "application/json";
  if (kind === "text") return "text/plain";
  return kind === "multipart" ? "multipart/form-data" : mediaType;
}
