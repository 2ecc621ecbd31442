import type { Diagnostic, Location } from "./diagnostics/diagnostic.js";

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/**
 * An OpenAPI description, read and with overlays applied.
 *
 * Parsed once and never changed afterwards: a stage that needs another shape makes a copy.
 */
export interface OpenApiDocument {
  /** The file it was read from, as the user would name it; `<stdin>` for standard input. */
  readonly file: string;
  readonly version: "3.0" | "3.1" | "3.2";
  /** Paths of everything that was read: the document, its overlays, the files it refers to. */
  readonly files: readonly string[];
  /** Plain objects without prototypes' surprises: `__proto__` is an own key where it occurs. */
  readonly root: JsonObject;
  /** Its own file alone, with references as they are written: what another overlay would change. */
  readonly own: JsonObject;
  /**
   * Where the value at a JSON pointer (`#/a/b` or `/a/b`) was written: in the document, one of the
   * files it refers to, or an overlay. A pointer to nothing gives the nearest parent that exists.
   */
  locate(pointer: string): Location;
  /** What was found that does not keep a client from being made. */
  readonly warnings: readonly Diagnostic[];
}
