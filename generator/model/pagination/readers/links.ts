import type { JsonObject } from "../../../document.js";
import { asObject, asText, type Draft, type PagedOperation } from "../facts.js";
import { factsFrom } from "../facts.js";
import { declaredPlace } from "../places.js";
import { escapePointer } from "../../openapi.js";

/**
 * OpenAPI's own links: one of a response that leads to the same operation, and feeds one of its
 * parameters from the response, says that this parameter is a cursor. A standard, but not one for
 * pagination, so that it only counts where nothing else says anything.
 */
export function readLinks(operation: PagedOperation): Draft | undefined {
  const { response } = operation;
  for (const [name, link] of Object.entries(response?.object.links ?? {})) {
    if (!leadsBack(link, operation)) continue;
    const pointer = `${response?.pointer ?? ""}/links/${escapePointer(name)}`;
    const fact = factsFrom("a link of the response", pointer);
    const fed = Object.entries(asObject(link.parameters) ?? {}).flatMap(
      ([parameter, expression]) => {
        const text = asText(expression);
        const place = text?.startsWith("$response.") ? declaredPlace(text) : undefined;
        return place === undefined ? [] : [{ parameter, place }];
      },
    );
    const [first, ...others] = fed;
    if (first === undefined || others.length > 0) continue;
    return {
      style: fact("cursor"),
      cursor: fact([first.parameter.replace(/^query\./, "")], "parameters", first.parameter),
      nextCursor: fact([first.place], "parameters", first.parameter),
    };
  }
  return undefined;
}

function leadsBack({ operationId, operationRef }: JsonObject, operation: PagedOperation): boolean {
  return operationId === undefined
    ? operationRef === `#${operation.pointer}`
    : operationId === operation.object.operationId;
}
