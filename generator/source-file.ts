/** One file of a generated package. */
export interface SourceFile {
  /** Relative to the package's folder, with `/` between segments; never `..` or absolute. */
  readonly path: string;
  /** UTF-8, lines end in LF. */
  readonly text: string;
  /** Whether it is the same whatever the document says. Default: false. */
  readonly fixed?: boolean;
}

/** A file before it is formatted. */
export interface PrintedFile extends SourceFile {
  /** The identifiers that are meant to be in it, where it is TypeScript. */
  readonly meant: ReadonlySet<string>;
  /** Parts of it that are formatted already. */
  readonly formatted?: ReadonlySet<string>;
}
