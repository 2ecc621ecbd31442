import type { JsonObject } from "../document.js";
import { childPointer } from "../pointer.js";
import { type ChosenContent, isFile, isJson } from "./media-types.js";
import type { BodyPart } from "./model.js";
import {
  type EncodingObject,
  type MediaTypeObject,
  ownProperties,
  type SchemaObject,
} from "./openapi.js";
import { formStyleOf } from "./parameter-styles.js";
import type { PlacedSchema, SchemaWalk } from "./schema-walk.js";

/** How the properties of a form are written that are not written as usual. */
export function partsOf({ kind, content }: ChosenContent, walk: SchemaWalk): readonly BodyPart[] {
  if (kind !== "form" && kind !== "multipart") return [];
  const placed = kind === "multipart" ? (content.prefixEncoding ?? []) : [];
  const byPlace = placed.flatMap((encoding, index): BodyPart[] => {
    const part = placedPart(encoding, walk);
    return part === undefined ? [] : [{ name: String(index), ...part }];
  });
  const byName = Object.entries(content.encoding ?? {}).flatMap(([name, encoding]): BodyPart[] => {
    if (kind === "form") {
      const style = formStyleOf(encoding);
      return style === undefined ? [] : [{ name, mediaType: undefined, json: false, style }];
    }
    const mediaType = mediaTypeOf(encoding, propertyOf(content, name, walk), walk);
    if (mediaType === undefined) return [];
    return [{ name, mediaType, json: isJson(mediaType), style: undefined }];
  });
  return [...byPlace, ...byName];
}

/** How all parts are written that have neither a name nor a place of their own. */
export function otherPartsOf(
  { kind, content }: ChosenContent,
  walk: SchemaWalk,
): Omit<BodyPart, "name"> | undefined {
  if (kind !== "multipart" || content.itemEncoding === undefined) return undefined;
  return placedPart(content.itemEncoding, walk);
}

function placedPart(
  encoding: EncodingObject,
  walk: SchemaWalk,
): Omit<BodyPart, "name"> | undefined {
  const mediaType = mediaTypeOf(encoding, undefined, walk);
  return mediaType === undefined
    ? undefined
    : { mediaType, json: isJson(mediaType), style: undefined };
}

/**
 * Names of the properties of a form that are written as XML, say, though they are no texts: they are given
 * as the text that is sent.
 */
export function textParts(content: MediaTypeObject, walk: SchemaWalk): readonly string[] {
  return Object.entries(content.encoding ?? {}).flatMap(([name, encoding]) => {
    const property = propertyOf(content, name, walk);
    const mediaType = mediaTypeOf(encoding, property, walk);
    if (property === undefined || mediaType === undefined || isJson(mediaType)) return [];
    return holdsObjects(property, walk) ? [name] : [];
  });
}

/** The schema of a form, with texts for such properties as far as they are written in it. */
export function withTexts(content: MediaTypeObject, walk: SchemaWalk): SchemaObject {
  const form = { schema: content.schema ?? true, pointer: "" };
  const { schema } = walk.resolve(form);
  const texts = textParts(content, walk);
  if (texts.length === 0 || typeof schema === "boolean") return form.schema;
  const properties = Object.entries(ownProperties(schema)).map(([name, property]) => {
    if (!texts.includes(name)) return [name, property] as const;
    const placed = { schema: property as SchemaObject, pointer: "" };
    return [name, textFor(placed, walk)] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** A text; of a list, one for each of its elements, which are parts of their own. */
function textFor(property: PlacedSchema, walk: SchemaWalk): JsonObject {
  const { schema } = walk.resolve(property);
  const description = typeof schema === "object" ? schema.description : undefined;
  const said: JsonObject = typeof description === "string" ? { description } : {};
  const text: JsonObject = { type: "string" };
  return walk.typesOf(property).has("array")
    ? { ...said, type: "array", items: text }
    : { ...said, ...text };
}

/** The media type of a part. Of several, or of a range, only the caller's file knows which it is. */
function mediaTypeOf(
  { contentType }: EncodingObject,
  property: PlacedSchema | undefined,
  walk: SchemaWalk,
): string | undefined {
  const types = contentType?.split(",").map((type) => type.trim()) ?? [];
  const named = types.filter((type) => type !== "" && !type.includes("*"));
  if (types.length < 2) return named[0];
  const written = property !== undefined && !isBytes(property, walk);
  return written ? (named.find(isJson) ?? named[0]) : undefined;
}

function isBytes(property: PlacedSchema, walk: SchemaWalk): boolean {
  return [property, walk.elementOf(property)].some((placed) => {
    const schema = placed && walk.resolve(placed).schema;
    return typeof schema === "object" && isFile(schema);
  });
}

function holdsObjects(property: PlacedSchema, walk: SchemaWalk): boolean {
  const element = walk.elementOf(property);
  const types = [property, ...(element === undefined ? [] : [element])].map((placed) =>
    walk.typesOf(placed),
  );
  return types.some((own) => own.has("object"));
}

function propertyOf(
  { schema = true }: MediaTypeObject,
  name: string,
  walk: SchemaWalk,
): PlacedSchema | undefined {
  return walk.at({ schema, pointer: "" }, childPointer("", name));
}
