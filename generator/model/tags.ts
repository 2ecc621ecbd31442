import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import { camelCase } from "./names.js";
import type { OpenApiRoot, OperationObject, TagObject } from "./openapi.js";

/*
 * Tags are for readers, so what is wrong with them is a warning, and left out here: whatever stands in
 * a document where tags should be, it gets as far as this.
 */

/** What the document says of the resource that a tag makes. */
export function descriptionOfTag(
  root: TaggedRoot,
  resource: readonly string[],
): string | undefined {
  const tag = tagsOf(root).find(({ name }) => camelCase(name) === resource.join("."));
  return [tag?.description, tag?.summary].find((text) => typeof text === "string");
}

/** The tag that says where an operation belongs: one that is no badge, if it has such a one. */
export function mainTag({ tags }: OperationObject, root: TaggedRoot): string | undefined {
  const own = elementsOf(tags).filter((tag) => typeof tag === "string");
  const asides = new Set(tagsOf(root).flatMap(({ name, kind }) => (isAside(kind) ? [name] : [])));
  return own.find((tag) => !asides.has(tag)) ?? own[0];
}

/** The tags that are said to stand below another one, and where in the list they are. */
export function tagsWithParents({
  tags,
}: TaggedRoot): readonly { readonly name: string; readonly index: number }[] {
  return elementsOf(tags).flatMap((tag, index) =>
    isNamed(tag) && typeof tag.parent === "string" ? [{ name: tag.name, index }] : [],
  );
}

/** Of the kinds of tags that are registered, those that are no way to an operation. */
function isAside(kind: unknown): boolean {
  return kind === "badge" || kind === "audience";
}

/** As much of a document as tells of its tags. */
export type TaggedRoot = Pick<OpenApiRoot, "tags">;

type NamedTag = TagObject & { readonly name: string };

function tagsOf({ tags }: TaggedRoot): readonly NamedTag[] {
  return elementsOf(tags).filter(isNamed);
}

function isNamed(tag: JsonValue): tag is JsonObject & NamedTag {
  return isObject(tag) && typeof tag.name === "string";
}

function elementsOf(tags: unknown): readonly JsonValue[] {
  return Array.isArray(tags) ? (tags as readonly JsonValue[]) : [];
}
