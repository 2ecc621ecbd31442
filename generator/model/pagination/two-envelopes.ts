import type { Findings, PagedOperation } from "./facts.js";

const numbering = /^(page|offset|skip|cursor|after|starting_after|page_token)$/i;

/**
 * Hints at an operation that asks for pages, undeclared, and answers with one of several envelopes:
 * which one is meant nobody but a person can choose.
 */
export function noteTwoEnvelopes(operation: PagedOperation, findings: Findings): void {
  const { body, walk, parameters, pointer } = operation;
  const asked = parameters.find(({ in: place, name }) => place === "query" && numbering.test(name));
  if (body === undefined || asked === undefined) return;
  const envelopes = walk
    .alternativesOf(body)
    .filter((envelope) =>
      [...walk.propertiesOf(envelope).values()].some((each) => walk.elementOf(each) !== undefined),
    );
  if (envelopes.length < 2) return;
  findings.note({
    code: "pagination-two-envelopes",
    message: `looks paged, by "${asked.name}", but answers with one of ${envelopes.length} envelopes, and nothing says which`,
    pointer,
    hint: "Choose one: declare its pagination in x-pagewright with response.schema, or pagination: false.",
  });
}
