import ts from "../typescript.cjs";
import type { Change } from "./finding.js";
import type { TypeChange } from "./type-change.js";
import { withoutUnionNames } from "./type-shape.js";

/** What is said of a change of types. */
type Words = Pick<Change, "kind" | "message" | "why" | "action">;

export function wordsOf(change: TypeChange, label: string, checker: ts.TypeChecker): Words {
  const isEntry = change.code.startsWith("property-") && change.path.at(-1)?.kind === "entry";
  const name = isEntry ? `Any other property of \`${label.replace(/\[\]$/, "")}\`` : `\`${label}\``;
  const words =
    change.direction === "read" ? read(change, name, checker) : written(change, name, checker);
  return { kind: kindOf(change), ...words };
}

function kindOf({ code, from }: TypeChange): Change["kind"] {
  if (code === "property-added" || (code === "property-required" && from === undefined))
    return "added";
  return code === "property-removed" ? "removed" : "changed";
}

function read(change: TypeChange, name: string, checker: ts.TypeChecker): Omit<Words, "kind"> {
  const { from, to, difference } = change;
  switch (change.code) {
    case "property-removed":
      return {
        message: `${name} is gone from what the server sends`,
        why: "Code that reads it does not compile.",
        action: "Stop reading it.",
      };
    case "property-optional":
      return {
        message: `${name} may be missing from what the server sends`,
        why: "It may be undefined, where code expects a value.",
        action: "Say what happens where it is missing.",
      };
    case "type-widened":
      if (difference.some(isAnything))
        return read({ ...change, code: "type-changed" }, name, checker);
      return {
        message: `${name} may now also be ${listed(difference, checker, to)}`,
        why: `It does not fit where ${expected(from, checker)} is expected, and a \`switch\` over it is no longer complete.`,
        action: "Handle what is new.",
      };
    case "type-changed":
      return {
        message: `${name} was ${spelt(from, checker)} and is ${spelt(to, checker)}`,
        why: "The new type does not fit where the old one is expected.",
        action: "Use the new type.",
      };
    case "type-narrowed":
      if (difference.some(isAnything))
        return harmless(
          `${name} was ${spelt(from, checker)} and is ${spelt(to, checker)}`,
          "What comes is known more exactly.",
        );
      return {
        message: `${name} is no longer ${listed(difference, checker, from)}`,
        why: "What comes still fits; a comparison with what can't come any more is reported as one that is always false.",
        action: "Remove code for what can't come any more.",
      };
    case "property-required":
      return harmless(`${name} is always sent`, "It is never undefined any more.");
    case "property-added":
      return harmless(`${name} is new in what the server sends`, "There is more to read.");
  }
}

function written(change: TypeChange, name: string, checker: ts.TypeChecker): Omit<Words, "kind"> {
  const { from, to, difference } = change;
  switch (change.code) {
    case "property-removed":
      return {
        message: `${name} is no longer accepted`,
        why: "TypeScript refuses a property that is not known.",
        action: "Stop sending it.",
      };
    case "property-required":
      return {
        message: `${name} ${from === undefined ? "is new and required" : "is now required"}`,
        why: "A call without it does not compile.",
        action: "Send it.",
      };
    case "type-narrowed":
      if (difference.some(isAnything))
        return written({ ...change, code: "type-changed" }, name, checker);
      return {
        message: `${name} no longer takes ${listed(difference, checker, from)}`,
        why: `Such a value does not fit ${spelt(to, checker)}.`,
        action: "Send what is still taken.",
      };
    case "type-changed":
      return {
        message: `${name} took ${spelt(from, checker)} and takes ${spelt(to, checker)}`,
        why: "A value of the old type does not fit the new one.",
        action: "Send the new type.",
      };
    case "type-widened":
      return difference.some(isAnything)
        ? harmless(`${name} takes any value`, "More fits.")
        : harmless(`${name} also takes ${listed(difference, checker, to)}`, "More fits.");
    case "property-optional":
      return harmless(`${name} need not be sent any more`, "Calls that send it still compile.");
    case "property-added":
      return harmless(`${name} is new and may be sent`, "Calls without it still compile.");
  }
}

/** Which is no alternative to others: it is all of them. */
function isAnything({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
}

function harmless(message: string, why: string): Omit<Words, "kind"> {
  return { message, why, action: "Nothing has to be done." };
}

/** More alternatives than these are counted. */
const MOST = 8;

function listed(
  types: readonly ts.Type[],
  checker: ts.TypeChecker,
  otherwise: ts.Type | undefined,
): string {
  if (types.length === 0) return spelt(otherwise, checker);
  const named = types.slice(0, MOST).map((type) => spelt(type, checker));
  const rest = types.length - named.length;
  return named.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** The name of a union has come to mean the new one, into which everything fits. */
function expected(type: ts.Type | undefined, checker: ts.TypeChecker): string {
  const isNamed =
    type !== undefined && spelt(type, checker) !== `\`${withoutUnionNames(type, checker)}\``;
  return isNamed ? "what it was before" : spelt(type, checker);
}

/** A type as code, cut where it is long. */
function spelt(type: ts.Type | undefined, checker: ts.TypeChecker): string {
  if (type === undefined) return "nothing";
  return `\`${checker.typeToString(type, undefined, ts.TypeFormatFlags.None)}\``;
}
