import type { JsonObject } from "../document.js";
import type { FoundOperation } from "./find-operations.js";
import type { Report } from "./report.js";

const name = "x-speakeasy-retries";

/**
 * Tells, once, that a vendor's retries are not read: how often a request is repeated is its caller's to
 * say, and a client has the same defaults whatever it is a client of.
 */
export function noteRetries(
  root: JsonObject,
  operations: readonly FoundOperation[],
  report: Report,
): void {
  const places = [
    ...(hasRetries(root) ? [""] : []),
    ...operations.flatMap(({ object, pointer }) =>
      hasRetries(object as JsonObject) ? [pointer] : [],
    ),
  ];
  const [first, ...others] = places;
  if (first === undefined) return;
  const besides =
    others.length === 0
      ? ""
      : `, here and ${others.length} ${others.length === 1 ? "time" : "times"} more`;
  report.note({
    code: "retries-unread",
    message: `${name} is not read${besides}`,
    pointer: `${first}/${name}`,
    hint: "Retries are said by the caller: in the option `retry`, of the client or of a call.",
  });
}

function hasRetries(holder: JsonObject): boolean {
  return (holder[name] ?? undefined) !== undefined;
}
