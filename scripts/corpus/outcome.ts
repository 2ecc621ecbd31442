/** What the generator said of a document, and what that took. */
export interface Generated {
  readonly ok: boolean;
  readonly operations: number;
  readonly seconds: number;
  /** The most the process held. */
  readonly megabytes: number;
  /** The errors of a refusal; else warnings and notes. */
  readonly told: readonly Told[];
}

export interface Told {
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

/** What became of one document. */
export type Outcome =
  | {
      readonly kind: "type-checks" | "type-errors";
      readonly generated: Generated;
      readonly errors: readonly string[];
    }
  | { readonly kind: "refused"; readonly generated: Generated }
  /** A fault of the generator: it threw, hung, or asked for too much memory. */
  | { readonly kind: "failed"; readonly reason: string };
