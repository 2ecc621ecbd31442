import type { JsonObject } from "../document.js";

/** The ways of paging that a declaration can be of. */
export type Style = "page" | "offset" | "cursor" | "link";

/** Something seen in the document that speaks for a way of paging. */
export interface Signal {
  /** What was seen: `page-parameter`, `total`... */
  readonly name: string;
  readonly weight: number;
  readonly side: "request" | "response";
  /** A sentence on it, without a full stop. */
  readonly evidence: string;
}

/** A declaration that could be made, and why. */
export interface Proposal {
  /** `get`. */
  readonly method: string;
  /** The path template: `/books/{id}`. */
  readonly path: string;
  /** JSON pointer to the operation. */
  readonly pointer: string;
  /** What `x-pagewright` would have at `pagination`. */
  readonly pagination: JsonObject & { readonly style: Style };
  readonly signals: readonly Signal[];
  /** Between 0 and 1, more with every signal. */
  readonly confidence: number;
}

/** One way of paging that an operation may have. */
export interface Candidate {
  readonly pagination: Proposal["pagination"];
  readonly signals: readonly Signal[];
}

export function scoreOf(signals: readonly Signal[]): number {
  return signals.reduce((sum, { weight }) => sum + weight, 0);
}

export function hasBothSides(signals: readonly Signal[]): boolean {
  return (["request", "response"] as const).every((side) => signals.some((s) => s.side === side));
}
