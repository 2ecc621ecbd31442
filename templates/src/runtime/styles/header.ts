import { exposedHeader } from "./exposed-header.js";
import type { Source } from "./style.js";

/** A header of the response: a number or a boolean where one is asked for, else its text. */
export function header(name: string): Source {
  return {
    name,
    find: (read, kind) => {
      const text = exposedHeader(read, name)?.trim();
      if (kind === "whole number" && text !== undefined && /^\d+$/.test(text)) return Number(text);
      if (kind === "boolean" && /^(true|false)$/i.test(text ?? "")) {
        return text?.toLowerCase() === "true";
      }
      return text;
    },
  };
}
