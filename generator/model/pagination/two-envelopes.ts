import { escapePointer } from "../openapi.js";
import type { Findings, PagedOperation } from "./facts.js";

const numbering = /^(page|offset|skip|cursor|after|starting_after|page_token)$/i;

/**
 * Hints at an operation that asks for pages, undeclared, and answers with one of several envelopes:
 * which one is meant nobody but a person can choose.
 */
export function noteTwoEnvelopes(operation: PagedOperation, findings: Findings): void {
  const { body, walk, parameters, pointer } = operation;
  if (body === undefined) return;
  const envelopes = walk.alternativesOf(body).filter((envelope) =>
    walk.propertyNames(envelope).some((name) => {
      const member = walk.at(envelope, `/${escapePointer(name)}`);
      return member !== undefined && walk.elementOf(member) !== undefined;
    }),
  );
  const asked = parameters.find(({ in: place, name }) => place === "query" && numbering.test(name));
  if (envelopes.length < 2 || asked === undefined) return;
  findings.note({
    code: "pagination-two-envelopes",
    message: `looks paged, by "${asked.name}", but answers with one of ${envelopes.length} envelopes, and nothing says which`,
    pointer,
    hint: "Choose one: declare its pagination in x-pagewright with response.schema, or pagination: false.",
  });
}
