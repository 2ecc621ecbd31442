/** What has an empty line before it: declarations, imports, comments that stand alone. */
const boundary = /\n\n+(?=\/\*\*|\/\/|export |import |type )/;

/** The parts of generated code that are laid out, and looked at, each by itself. */
export function partsOf(text: string): readonly string[] {
  return text.trimEnd().split(boundary);
}
