import type { ErrorObject } from "ajv";
import type { Fault } from "./answer.js";

/** Says what the validator found as FastAPI, and so Polar, says it. */
export function faultOf(error: ErrorObject): Fault {
  return {
    loc: [...placeOf(error.instancePath), ...memberOf(error)],
    msg: error.message ?? "is not valid",
    type: error.keyword,
  };
}

/** `/query/page` is `["query", "page"]`; FastAPI calls the request body `body`. */
function placeOf(pointer: string): (string | number)[] {
  const [where, ...rest] = pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (where === undefined) return [];
  return [
    where === "requestBody" ? "body" : where,
    ...rest.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment)),
  ];
}

/** The member that is missing or too many, which the validator reports on its parent. */
function memberOf(error: ErrorObject): string[] {
  const { missingProperty, additionalProperty } = error.params as Record<string, unknown>;
  const member = missingProperty ?? additionalProperty;
  if (typeof member !== "string") return [];
  return [member === "requestBody" && error.instancePath === "" ? "body" : member];
}
