import type { Diagnostic, Location, SourceText } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../document.js";
import { locationOf } from "../diagnostics/text-position.js";
import type { Path } from "../pointer.js";

/** One file, parsed. */
export interface ParsedText {
  readonly source: SourceText;
  /** Texts that parts of the value come from, too: those of overlays. */
  readonly others?: readonly SourceText[];
  /** Object keys in code unit order, so that nothing later depends on the order of the input. */
  readonly value: JsonValue;
  /** What is odd about it, and does not keep it from being used. */
  readonly warnings: readonly Diagnostic[];
  /** The range of the value at a path, its key included; of the nearest parent that exists. */
  locate(path: Path): Location;
}

/** What is wrong with a text, between two of its code units. */
export interface TextFault {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly start?: number;
  readonly end?: number;
}

/** A fault that makes a text unreadable. */
export function syntaxFault(
  source: SourceText,
  { start = 0, end, ...fault }: TextFault,
): Diagnostic {
  return { severity: "error", location: locationOf(source, start, end), ...fault };
}
