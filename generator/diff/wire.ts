import type { ApiModel, Pagination, SecurityRequirements } from "../model/model.js";
import type { Change } from "./finding.js";
import type { ApiState } from "./finding.js";
import type { PlacedOperation } from "./surface.js";

interface States {
  readonly from: ApiState;
  readonly to: ApiState;
}

/** What changes on the wire of an operation, where its types may stay as they are. */
export function wireChanges(
  { operation: old }: PlacedOperation,
  { operation: now, name }: PlacedOperation,
  { from, to }: States,
): readonly Change[] {
  const facts: readonly (readonly [code: string, what: string, old: string, now: string])[] = [
    ["path-changed", "path", old.path, now.path],
    ["method-changed", "HTTP method", old.httpMethod, now.httpMethod],
    [
      "media-type-changed",
      "request's media type",
      ...both(old.body?.mediaType, now.body?.mediaType),
    ],
    [
      "security-changed",
      "credentials",
      spelt(old.security, from.model),
      spelt(now.security, to.model),
    ],
    [
      "pagination-changed",
      "way from page to page",
      ...both(rule(old.pagination), rule(now.pagination)),
    ],
  ];
  const changed = facts.filter(([, , before, after]) => before !== after && before + after !== "");
  return [
    ...changed.map(([code, what, before, after]): Change => {
      return {
        ...{ code, kind: "changed", level: "wire", breaking: false, operation: name },
        pointer: now.pointer,
        message: `The ${what} of \`${name}\` was \`${before}\` and is \`${after}\``,
        why: MEANING[code] ?? "",
        action:
          code === "security-changed" ? "See that the client has what is asked for." : NOTHING,
      };
    }),
    ...deprecation(old.deprecated, now.deprecated, name, now.pointer),
  ];
}

const NOTHING = "Update the client together with the server; code stays as it is.";

const MEANING: Readonly<Record<string, string>> = {
  "path-changed": "Clients of the old version ask where nobody answers.",
  "method-changed": "Clients of the old version ask in a way nobody answers.",
  "media-type-changed": "Bodies are written in another way.",
  "security-changed": "A client without what is asked for fails before it sends, or is refused.",
  "pagination-changed": "Clients of the old version may miss pages, or items.",
};

function both(a = "", b = ""): readonly [string, string] {
  // A body that comes or goes is a matter of types.
  return a === "" || b === "" ? ["", ""] : [a, b];
}

function rule(pagination: Pagination | undefined): string | undefined {
  return pagination && JSON.stringify({ ...pagination, itemTypeName: undefined });
}

function spelt(own: SecurityRequirements | undefined, { security }: ApiModel): string {
  const alternatives = own ?? security;
  if (alternatives.length === 0) return "none";
  return alternatives.map((names) => names.join(" and ") || "none").join(" or ");
}

function deprecation(old: boolean, now: boolean, name: string, pointer: string): readonly Change[] {
  if (old === now) return [];
  return [
    {
      ...{ code: now ? "operation-deprecated" : "operation-undeprecated", level: "wire" },
      kind: now ? "deprecated" : "changed",
      breaking: false,
      operation: name,
      pointer,
      message: `\`${name}\` is ${now ? "deprecated" : "no longer deprecated"}`,
      why: now ? "It may go in a later version." : "It is here to stay.",
      action: now ? "Plan to do without it." : "Nothing has to be done.",
    },
  ];
}
