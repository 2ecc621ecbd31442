import type { CallArguments } from "../types.js";

/** What the caller gave for a query parameter; `undefined` where nothing. */
export function given(args: CallArguments, name: string): unknown {
  return (args.query as Readonly<Record<string, unknown>> | undefined)?.[name] ?? undefined;
}

/** The same arguments, with another value for a query parameter. */
export function withParameter(args: CallArguments, name: string, value: unknown): CallArguments {
  return { ...args, query: { ...args.query, [name]: value } };
}
