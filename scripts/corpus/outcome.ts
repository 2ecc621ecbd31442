/** What the generator said of a document, and what that took. */
export interface Generated {
  readonly ok: boolean;
  readonly operations: number;
  /** How many of the operations are lists that can be walked. */
  readonly pagedOperations: number;
  /** Seconds of CPU of the whole process: loading the generator is in it. */
  readonly seconds: number;
  /** The most the process held. */
  readonly megabytes: number;
  /** The errors of a refusal; else warnings and notes. */
  readonly told: readonly Told[];
  /** What `infer` proposed; undefined where it was not asked. */
  readonly inferred: Inferred | undefined;
}

export interface Inferred {
  readonly proposals: number;
  /** What looked paged, in a way that cannot be declared. */
  readonly refused: number;
}

export interface Told {
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

/** What the compiler said of a package, and the seconds of CPU that took. */
export interface TypeCheck {
  readonly errors: readonly string[];
  readonly seconds: number;
}

/** What became of one document. */
export type Outcome =
  | {
      readonly kind: "type-checks" | "type-errors";
      readonly generated: Generated;
      readonly checked: TypeCheck;
    }
  | { readonly kind: "refused"; readonly generated: Generated }
  /** `infer` proposed nothing, so there is nothing new to generate. */
  | { readonly kind: "nothing"; readonly generated: Generated }
  /** A fault of the generator: it threw, hung, or asked for too much memory. */
  | { readonly kind: "failed"; readonly reason: string };
