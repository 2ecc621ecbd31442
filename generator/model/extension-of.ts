import type { JsonObject } from "../document.js";

/** The loader has checked every extension against its schema. */
export function extensionOf(value: object): unknown {
  return (value as JsonObject)["x-pagewright"];
}
