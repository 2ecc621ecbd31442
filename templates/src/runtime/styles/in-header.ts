import type { Parameter } from "./style.js";

/** A header of the request. */
export function inHeader(name: string): Parameter {
  return {
    name,
    get: ({ header }) => (header as Readonly<Record<string, unknown>> | undefined)?.[name],
    set: (args, value) => ({ ...args, header: { ...args.header, [name]: value } }),
  };
}
