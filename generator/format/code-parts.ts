/** What has an empty line before it: declarations, imports, comments that stand alone. */
const boundary = /\n\n+(?=\/\*\*|\/\/|export |import |type )/;

/** The parts of generated code that are laid out, and looked at, each by itself. */
export function partsOf(text: string): readonly string[] {
  return text.trimEnd().split(boundary);
}

/** The parts of generated code that declare a type, by its name. */
export function declarationTexts(text: string): ReadonlyMap<string, string> {
  const parts = partsOf(text).flatMap((part): [string, string][] => {
    const [, name] = declaration.exec(part) ?? [];
    return name === undefined ? [] : [[name, part]];
  });
  return new Map(parts);
}

const declaration = /^(?:\/\*\*[^]*?\*\/\n)?export (?:interface|type) ([\w$]+)/;
