export interface BenchOptions {
  /** How often each thing is measured; what is reported is the median. */
  readonly rounds: number;
  /** Where peers and documents are kept from one run to the next. */
  readonly cache: string;
  /** Names of the documents to measure; undefined: all. */
  readonly documents: readonly string[] | undefined;
  /** Whether peers are measured, too. They come from npm. */
  readonly peers: boolean;
  /** Whether this is about the benches themselves: everything as small as it can be. */
  readonly smoke: boolean;
}

/** Tells each report as soon as it is there; benches that print for themselves tell nothing. */
export type Bench = (options: BenchOptions, tell: Tell) => Promise<void>;

/** Prints a report, and writes it where that is asked for. */
export type Tell = (report: Report) => Promise<void>;

export interface Report {
  /** Begins with the bench's name: `generation: Polar`. */
  readonly name: string;
  readonly sections: readonly Section[];
  /** What is said of a figure beside others' figures. */
  readonly claims: readonly Claim[];
}

export interface Section {
  readonly title: string;
  /** What was done, in a sentence or two. */
  readonly note: string;
  /** The first row is the heading. */
  readonly rows: readonly Row[];
  /** What could not be measured, and why. */
  readonly leftOut: readonly string[];
}

export type Row = readonly (string | number)[];

/** One figure of ours. Less is better. */
export interface Claim {
  /** Key of a reason in `reasons.ts`: `bundle / one resource`. */
  readonly measure: string;
  readonly unit: string;
  readonly ours: number;
  readonly others: Readonly<Record<string, number>>;
}
