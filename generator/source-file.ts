/** One file of a generated package. */
export interface SourceFile {
  /** Relative to the package's folder, with `/` between segments; never `..` or absolute. */
  readonly path: string;
  /** UTF-8, lines end in LF. */
  readonly text: string;
}

/** A file before it is formatted. */
export interface PrintedFile extends SourceFile {
  /**
   * The identifiers that were meant to be in it, where it is TypeScript. `undefined`: the file is the
   * same for every API, and formatted already.
   */
  readonly meant: ReadonlySet<string> | undefined;
}
