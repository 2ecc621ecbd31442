import type { JsonObject } from "../../../document.js";
import { childPointer } from "../../../pointer.js";
import { asObject, asText, type Draft, type Findings, type PagedOperation } from "../facts.js";
import { factsFrom } from "../facts.js";
import { declaredPlace } from "../places.js";
import { listed } from "../wording.js";

const onwards = /next|more|after|forward|continu/i;

/**
 * OpenAPI's own links: one of a response that leads to the same operation, and feeds one of its
 * parameters from the response, says that this parameter is a cursor. A standard, but not one for
 * pagination, so that it only counts where nothing else says anything. Of several, one leads onwards by
 * its name; a walk must not take the one that leads back.
 */
export function readLinks(operation: PagedOperation, findings: Findings): Draft | undefined {
  const { response } = operation;
  const links = Object.entries(response?.object.links ?? {}).flatMap(([name, link]) => {
    const draft = leadsBack(link, operation) ? draftOf(name, link, operation) : undefined;
    return draft === undefined ? [] : [{ name, draft }];
  });
  const [first, ...others] = links;
  if (others.length === 0) return first?.draft;
  const [next, ...more] = links.filter(({ name }) => onwards.test(name));
  if (next !== undefined && more.length === 0) return next.draft;
  findings.note({
    code: "pagination-links-several",
    message: `several links of the response lead to the operation itself (${listed(links.map(({ name }) => name))}), and no name says which one leads onwards`,
    pointer: `${response?.pointer ?? ""}/links`,
    hint: "If its pages are meant, declare the pagination in x-pagewright.",
  });
  return undefined;
}

function draftOf(
  name: string,
  { parameters }: JsonObject,
  { response }: PagedOperation,
): Draft | undefined {
  const pointer = childPointer(`${response?.pointer ?? ""}/links`, name);
  const fact = factsFrom("a link of the response", pointer);
  const fed = Object.entries(asObject(parameters) ?? {}).flatMap(([parameter, expression]) => {
    const text = asText(expression);
    const place = text?.startsWith("$response.") ? declaredPlace(text) : undefined;
    return place === undefined ? [] : [{ parameter, place }];
  });
  const [first, ...others] = fed;
  if (first === undefined || others.length > 0) return undefined;
  return {
    style: fact("cursor"),
    cursor: fact([first.parameter.replace(/^query\./, "")], "parameters", first.parameter),
    nextCursor: fact([first.place], "parameters", first.parameter),
  };
}

function leadsBack({ operationId, operationRef }: JsonObject, operation: PagedOperation): boolean {
  return operationId === undefined
    ? operationRef === `#${operation.pointer}`
    : operationId === operation.object.operationId;
}
