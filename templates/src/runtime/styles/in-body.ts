import { at } from "../pointer.js";
import type { Parameter } from "./style.js";

/** A property of the request's JSON body, by its JSON pointer. */
export function inBody(pointer: string): Parameter {
  return {
    name: pointer,
    get: ({ body }) => at(body, pointer),
    set: (args, value) => ({
      ...args,
      body: replaced(args.body, pointer.split("/").slice(1), value),
    }),
  };
}

/** A copy with another value at a path; objects that are missing on the way are made. */
function replaced(body: unknown, [token, ...rest]: readonly string[], value: unknown): unknown {
  if (token === undefined) return value;
  const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
  return { ...(body as object | undefined), [name]: replaced(at(body, `/${token}`), rest, value) };
}
