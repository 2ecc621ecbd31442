import type { JsonValue } from "../../document.js";
import { escapePointer, type SchemaObject } from "../openapi.js";
import { asObject, type Findings, type PagedOperation } from "./facts.js";

const numbering = /^(page|offset|skip|cursor|after|starting_after|page_token)$/i;

/**
 * Hints at an operation that asks for pages, undeclared, and answers with one of several envelopes:
 * which one is meant nobody but a person can choose.
 */
export function noteTwoEnvelopes(operation: PagedOperation, findings: Findings): void {
  const { body, walk, parameters, pointer } = operation;
  const { schema } = body === undefined ? {} : walk.resolve(body);
  if (body === undefined || typeof schema !== "object") return;
  const envelopes = [schema.anyOf, schema.oneOf].flatMap(branches).filter((branch) => {
    const placed = { schema: branch, pointer: body.pointer };
    return walk.propertyNames(placed).some((name) => {
      const member = walk.at(placed, `/${escapePointer(name)}`);
      return member !== undefined && walk.elementOf(member) !== undefined;
    });
  });
  const asked = parameters.find(({ in: place, name }) => place === "query" && numbering.test(name));
  if (envelopes.length < 2 || asked === undefined) return;
  findings.note({
    code: "pagination-two-envelopes",
    message: `looks paged, by "${asked.name}", but answers with one of ${envelopes.length} envelopes, and nothing says which`,
    pointer,
    hint: "Choose one: declare its pagination in x-pagewright, or pagination: false.",
  });
}

function branches(value: JsonValue | undefined): readonly SchemaObject[] {
  const parts: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return parts.map(asObject).filter((part) => part !== undefined);
}
