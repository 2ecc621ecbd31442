import { childPointer } from "../pointer.js";
import {
  chooseContent,
  type ChosenContent,
  isText,
  mediaTypeWord,
  otherContents,
} from "./media-types.js";
import type { ErrorBody, ErrorResponse } from "./model.js";
import type { NamedSchemas } from "./named-schemas.js";
import { type MediaTypeObject } from "./openapi.js";
import { type PlacedOperation, responsesOf } from "./operation.js";

export function readErrors(
  operation: PlacedOperation,
  schemas: NamedSchemas,
): readonly ErrorResponse[] {
  return responsesOf(operation)
    .filter(([status]) => /^([345](\d\d|XX)|default)$/i.test(status))
    .map(([status, { content }]) => {
      const pointer = `${operation.pointer}/responses/${status}/content`;
      const name = `${operation.typePrefix}Error${status === "default" ? "Default" : status}`;
      return {
        status: status === "default" ? status : status.toUpperCase(),
        body: readBody(errorContents(content), name, pointer, schemas),
      };
    });
}

/**
 * The media types that the body of a failure may have, the usual one first. What says the same as the
 * JSON that is asked for, in another dress, does not come.
 */
export function errorContents(
  content: Readonly<Record<string, MediaTypeObject>> | undefined,
): readonly ChosenContent[] {
  const chosen = chooseContent(content);
  if (chosen === undefined) return [];
  const others = otherContents(content, chosen).filter(
    (other) => chosen.kind !== "json" || !isSameValue(other.content, chosen.content),
  );
  return [chosen, ...others];
}

/** Whether the schema is the same, and not that of a text, which is one in any dress. */
function isSameValue({ schema }: MediaTypeObject, json: MediaTypeObject): boolean {
  if (schema === undefined || isText({ schema })) return false;
  return JSON.stringify(schema) === JSON.stringify(json.schema);
}

/** `undefined` where nothing is said of it, or that it may be anything. */
function readBody(
  contents: readonly ChosenContent[],
  name: string,
  pointer: string,
  schemas: NamedSchemas,
): ErrorBody | undefined {
  const bodies = contents.filter(({ kind }) => kind === "json");
  if (contents.length === 0 || bodies.some(({ content }) => content.schema === undefined)) {
    return undefined;
  }
  const typeNames = bodies.map(({ key, mediaType, content }, index) => {
    const typeName = index === 0 ? name : name + mediaTypeWord(mediaType);
    return schemas.derive(typeName, content.schema ?? true, `${childPointer(pointer, key)}/schema`);
  });
  return { typeNames, text: bodies.length < contents.length };
}
