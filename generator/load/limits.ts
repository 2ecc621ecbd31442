/** What one load may cost. A document beyond a limit is refused with a diagnostic that names it. */
export const limits = {
  /** Bytes read from one file. */
  fileBytes: 100_000_000,
  /** Bytes of YAML parsed; the positions a YAML parser keeps cost some sixty times the text. */
  yamlBytes: 12_000_000,
  /** Values (objects, arrays, strings, ...) in one document. GitHub's API has some 500,000. */
  values: 2_500_000,
  /** Tokens of a YAML text. */
  yamlTokens: 3_000_000,
  /** Values with every reference but those to schemas replaced by what it means. */
  expandedValues: 10_000_000,
  /** Objects and arrays inside one another. Every later stage recurses over them. */
  depth: 400,
  /** Values that YAML aliases may add to those written. */
  aliasedValues: 100_000,
  /** Syntax errors reported of one file. */
  syntaxErrors: 20,
} as const;
