import { whole } from "../guards.js";
import type { CallArguments } from "../types.js";
import type { Parameter } from "./style.js";

export function nameOf(parameter: Parameter): string {
  return typeof parameter === "string" ? parameter : parameter.name;
}

/** What the caller gave for a parameter; `undefined` where nothing. */
export function given(args: CallArguments, parameter: Parameter): unknown {
  const value =
    typeof parameter === "string"
      ? (args.query as Readonly<Record<string, unknown>> | undefined)?.[parameter]
      : parameter.get(args);
  return value ?? undefined;
}

/** A whole number that the caller gave. Throws an `ArgumentError` for anything else. */
export function givenNumber(
  args: CallArguments,
  parameter: Parameter | undefined,
  least: number,
): number | undefined {
  return parameter === undefined
    ? parameter
    : whole(nameOf(parameter), given(args, parameter), least);
}

/** The same arguments, with another value for a parameter. */
export function withParameter(
  args: CallArguments,
  parameter: Parameter,
  value: unknown,
): CallArguments {
  return typeof parameter === "string"
    ? { ...args, query: { ...args.query, [parameter]: value } }
    : parameter.set(args, value);
}
