import type { Operation } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import type { Code } from "./code.js";
import { resultType, Speller } from "./speller.js";

/** The types between which a caller chooses by media type. */
export interface ChoiceType {
  readonly name: string;
  readonly direction: "request" | "response";
  readonly members: readonly { readonly mediaType: string; readonly type: Code }[];
}

export function choiceTypesOf(
  { bodies, results }: Operation,
  declarations: Declarations,
): {
  readonly types: readonly ChoiceType[];
  readonly mentions: readonly string[];
  readonly streamTypes: readonly string[];
} {
  const spell = new Speller(declarations);
  const types: ChoiceType[] = [];
  if (bodies) {
    const members = bodies.options.map(({ mediaType, option }) => ({
      mediaType,
      type: spell.type(option.typeName),
    }));
    types.push({ name: bodies.typeName, direction: "request", members });
  }
  if (results) {
    const members = results.options.map(({ mediaType, option }) => ({
      mediaType,
      type: resultType({ result: option }, spell),
    }));
    types.push({ name: results.typeName, direction: "response", members });
  }
  const streams = results?.options.some(({ option }) => option.kind === "events") === true;
  return { types, mentions: spell.mentioned, streamTypes: streams ? ["ServerEvent"] : [] };
}
