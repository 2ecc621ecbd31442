/** One file of a generated package. */
export interface SourceFile {
  /** Relative to the package's folder, with `/` between segments; never `..` or absolute. */
  readonly path: string;
  /** UTF-8, lines end in LF. */
  readonly text: string;
}
