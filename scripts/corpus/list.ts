import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** A document to try: a file of the list's, or one inside an npm package. */
export type CorpusEntry =
  | { readonly kind: "file"; readonly name: string; readonly path: string }
  | {
      readonly kind: "npm";
      readonly name: string;
      readonly packageName: string;
      /** Undefined where the list pins none: the newest. */
      readonly version: string | undefined;
      /** Path inside the package; one that ends in `/` stands for all documents in that folder. */
      readonly path: string;
    };

/**
 * Reads a list of documents, one a line: `npm <package> <path inside it>` or `file <path beside the
 * list>`. A path that ends in `/` is a folder of documents. A comment `#   <package>@<version>` pins a version; other comments are for people.
 *
 * @throws {Error} that names the line which is neither
 */
export function readList(file: string): readonly CorpusEntry[] {
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const versions = new Map(lines.flatMap(pinOf));
  return lines.flatMap((line, index): readonly CorpusEntry[] => {
    const [kind = "", ...words] = line.trim().split(/\s+/);
    if (kind === "" || kind.startsWith("#")) return [];
    const name = words.join(" ");
    if (kind === "file" && name !== "") {
      return [{ kind, name, path: resolve(dirname(file), name) }];
    }
    const [packageName, path] = words;
    if (kind !== "npm" || packageName === undefined || path === undefined) {
      throw new Error(`${file}:${index + 1}: neither "npm <package> <path>" nor "file <path>"`);
    }
    return [{ kind, name, packageName, version: versions.get(packageName), path }];
  });
}

function pinOf(line: string): readonly (readonly [string, string])[] {
  const [, name, version] = /^#\s+((?:@[^/\s]+\/)?[^@\s]+)@(\S+)$/.exec(line) ?? [];
  return name === undefined || version === undefined ? [] : [[name, version]];
}
