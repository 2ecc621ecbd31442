import type { Source } from "./style.js";

/** What a page may leave out, and what that means. */
export function orElse(source: Source, otherwise: boolean | readonly []): Source {
  return {
    name: typeof source === "string" ? source : source.name,
    find: (read, kind) => read.value(source, kind) ?? otherwise,
  };
}
