import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";

/** `12:5 #/paths`, as much of it as is known. */
export function locationText({
  location,
  pointer,
}: Pick<Diagnostic, "location" | "pointer">): string {
  const place = location === undefined ? [] : [`${location.line}:${location.column}`];
  return [...place, ...(pointer === undefined ? [] : [pointer])].join(" ");
}
