import type { Source } from "./style.js";

/** The contrary of a boolean: `last` says that there is no more. */
export function not(source: Source): Source {
  return {
    name: typeof source === "string" ? source : source.name,
    find: (read) => {
      const value = read.value(source, "boolean");
      return typeof value === "boolean" ? !value : value;
    },
  };
}
