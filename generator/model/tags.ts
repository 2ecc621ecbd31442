import type { JsonValue } from "../document.js";
import { isObject } from "../load/json-value.js";
import { camelCase } from "./names.js";
import type { OpenApiRoot, OperationObject } from "./openapi.js";

/*
 * Tags are for readers, so what is wrong with them is a warning, and left out here: whatever stands in
 * a document where tags should be, it gets as far as this.
 */

/** What the document says of the resource that a tag makes. */
export function descriptionOfTag(
  root: OpenApiRoot,
  resource: readonly string[],
): string | undefined {
  const tag = elementsOf(root.tags).find(
    (each) =>
      isObject(each) &&
      typeof each.name === "string" &&
      camelCase(each.name) === resource.join("."),
  );
  return isObject(tag) && typeof tag.description === "string" ? tag.description : undefined;
}

/** The tag that says where an operation belongs. */
export function firstTag({ tags }: OperationObject): string | undefined {
  const [first] = elementsOf(tags);
  return typeof first === "string" ? first : undefined;
}

function elementsOf(tags: unknown): readonly JsonValue[] {
  return Array.isArray(tags) ? (tags as readonly JsonValue[]) : [];
}
