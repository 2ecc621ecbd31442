import { isObject } from "../json.js";
import type { ApiModel, Operation, Pagination, SecurityRequirements } from "../model/model.js";
import { compare } from "../order.js";
import { valueAtPointer } from "../pointer.js";
import type { ApiState, Change, States } from "./finding.js";
import { deprecation, of } from "./remarks.js";
import type { PlacedOperation } from "./surface.js";

/** What changes on the wire of an operation, where its types may stay as they are. */
export function wireChanges(
  { operation: old }: PlacedOperation,
  { operation: now, name }: PlacedOperation,
  { from, to }: States,
): readonly Change[] {
  const facts: readonly Fact[] = [
    ["path-changed", "path", old.path, now.path],
    ["method-changed", "HTTP method", old.httpMethod, now.httpMethod],
    [
      "media-type-changed",
      "request's media type",
      ...both(old.body?.mediaType, now.body?.mediaType),
    ],
    [
      "idempotency-changed",
      "header of idempotency keys",
      old.idempotencyHeader ?? "absent",
      now.idempotencyHeader ?? "absent",
    ],
    ["accept-changed", "media type asked for", ...accepted(old, now)],
    ["operation-server-changed", "server", old.server ?? USUAL, now.server ?? USUAL],
    ...styleFacts(old, now),
    ...pagingFacts(old.pagination, now.pagination),
  ];
  const changed = facts.filter(([, , before, after]) => before !== after && before + after !== "");
  return [
    ...changed.map(([code, what, before, after]): Change => {
      return {
        ...{ code, kind: "changed", level: "wire", breaking: false, operation: name },
        pointer: code === "pagination-changed" ? pagingPointer(now) : now.pointer,
        ...of(name, (it) => `The ${what} of ${it} was \`${before}\` and is \`${after}\``),
        why: code === "path-changed" ? pathMeaning(before, after) : (MEANING[code] ?? ""),
        action: NOTHING,
      };
    }),
    ...securityChange(
      [spelt(old.security, from.model), spelt(now.security, to.model)],
      name,
      now.pointer,
    ),
    ...scopesChange(scopesOf(old, from), scopesOf(now, to), name, now.pointer),
    ...(old.deprecated === now.deprecated
      ? []
      : [
          {
            ...deprecation("operation", `\`${name}\``, now.deprecated),
            ...{ operation: name, pointer: now.pointer },
          },
        ]),
  ];
}

const NOTHING = "Update the client together with the server; code stays as it is.";

const MEANING: Readonly<Record<string, string>> = {
  "method-changed": "Clients of the old version ask in a way nobody answers.",
  "media-type-changed": "Bodies are written in another way.",
  "idempotency-changed": "What fails on its way is repeated only where such a key goes with it.",
  "accept-changed": "Clients of the old version ask for what may no longer be there.",
  "operation-server-changed": "Clients of the old version ask where nobody answers.",
  "parameter-style-changed": "Clients of the old version write it in a way that may be misread.",
  "pagination-changed": "Clients of the old version may miss pages, or items.",
};

/** A parameter has no name in the URL that is sent. */
function pathMeaning(before: string, after: string): string {
  const [old, now] = [before, after].map((path) => path.replaceAll(/\{[^{}]*\}/g, "{}"));
  return old === now
    ? "The same is asked for; errors tell another `route`, and a checkpoint from before is refused."
    : "Clients of the old version ask where nobody answers.";
}

function both(a = "", b = ""): readonly [string, string] {
  // A body that comes or goes is a matter of types.
  return a === "" || b === "" ? ["", ""] : [a, b];
}

const USUAL = "as usual";

type Fact = readonly [code: string, what: string, old: string, now: string];

/** Where another kind of body comes, the types tell of it. */
function accepted({ result: old }: Operation, { result: now }: Operation): [string, string] {
  if (old.kind === "none" || now.kind === "none" || old.kind !== now.kind) return ["", ""];
  return [old.accept ?? USUAL, now.accept ?? USUAL];
}

/** How parameters are written that both have. */
function styleFacts(old: Operation, now: Operation): readonly Fact[] {
  const styles = (operation: Operation): ReadonlyMap<string, string> =>
    new Map(
      operation.styles.map(({ place, name, style, explode, reserved }) => [
        `${place} parameter \`${name}\``,
        [style, explode ? "exploded" : "", reserved ? "reserved as it is" : ""]
          .filter((word) => word !== "")
          .join(", "),
      ]),
    );
  const [before, after] = [styles(old), styles(now)];
  const parameters = [...new Set([...before.keys(), ...after.keys()])];
  return parameters.map((parameter) => [
    "parameter-style-changed",
    `style of the ${parameter}`,
    before.get(parameter) ?? USUAL,
    after.get(parameter) ?? USUAL,
  ]);
}

/** Rules of a list, one by one. Where they are known from, and what its items are, is told elsewhere. */
function pagingFacts(old: Pagination | undefined, now: Pagination | undefined): readonly Fact[] {
  if (old === undefined || now === undefined) return [];
  const rules = (pagination: Pagination): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(pagination)
        .filter(([rule, value]) => !UNTOLD.has(rule) && value !== undefined)
        .map(([rule, value]) => [rule, typeof value === "string" ? value : JSON.stringify(value)]),
    );
  const [before, after] = [rules(old), rules(now)];
  // Another style has other rules: that it is another says it all.
  const told = old.style === now.style ? [...before.keys(), ...after.keys()] : ["style"];
  return [...new Set(told)].map((rule) => [
    "pagination-changed",
    `rule \`${rule}\` of the pages`,
    before.get(rule) ?? "absent",
    after.get(rule) ?? "absent",
  ]);
}

/** Where an operation's paging is said. */
export function pagingPointer({ pointer, pagination }: Operation): string {
  return pagination?.origins[0]?.pointer ?? pointer;
}

const UNTOLD = new Set(["itemTypeName", "origins"]);

function spelt(own: SecurityRequirements | undefined, { security }: ApiModel): string {
  const alternatives = own ?? security;
  if (alternatives.length === 0) return "no credential";
  return alternatives
    .map((names) => names.map((name) => `\`${name}\``).join(" and ") || "no credential")
    .join(" or ");
}

function securityChange(
  [before, after]: readonly [string, string],
  name: string,
  pointer: string,
): readonly Change[] {
  if (before === after) return [];
  return [
    {
      ...{ code: "security-changed", kind: "changed", level: "wire", breaking: false, pointer },
      operation: name,
      ...of(name, (it) => `For ${it}, a client needed ${before} and now needs ${after}`),
      why: "A client without what is asked for fails before it sends, or is refused.",
      action: "See that the client has what is asked for.",
    },
  ];
}

/** What a token must be granted, in each alternative that says so; the client does not know of it. */
function scopesOf({ pointer }: Operation, { document: { root } }: ApiState): string {
  const operation = valueAtPointer(root, pointer);
  const security = (isObject(operation) ? operation.security : undefined) ?? root.security;
  const alternatives = (Array.isArray(security) ? security : []).flatMap((requirement) => {
    const scopes = isObject(requirement) ? Object.values(requirement).flat() : [];
    const named = scopes.filter((scope) => typeof scope === "string");
    return named.length === 0
      ? []
      : [
          named
            .sort(compare)
            .map((scope) => `\`${scope}\``)
            .join(" and "),
        ];
  });
  return [...new Set(alternatives)].sort(compare).join(" or ") || "none";
}

function scopesChange(
  before: string,
  after: string,
  name: string,
  pointer: string,
): readonly Change[] {
  if (before === after) return [];
  return [
    {
      ...{ code: "scopes-changed", kind: "changed", level: "wire", breaking: false, pointer },
      operation: name,
      ...of(name, (it) => `For ${it}, the scopes of a token were ${before} and are ${after}`),
      why: "A token that is granted other scopes is refused.",
      action: "See that tokens are granted what is asked for.",
    },
  ];
}
