import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * Compares the spelling of paths with the disk's own. Many a disk finds `Book.yaml` where there is
 * `book.yaml`, and a document that relies on it is broken on the next machine.
 */
export class Spellings {
  readonly #folder: string;
  readonly #listings = new Map<string, ReadonlySet<string> | undefined>();
  readonly #known = new Map<string, string | undefined>();

  /** @param folder absolute; how it is itself spelled is no matter. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What the disk calls a file; undefined where it has none of that name, in whatever case.
   *
   * @param path absolute, in the folder.
   */
  of(path: string): string | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#find(path));
    return this.#known.get(path);
  }

  #find(path: string): string | undefined {
    let here = this.#folder;
    for (const segment of relative(this.#folder, path).split(sep)) {
      const names = this.#namesIn(here);
      // A folder that may be entered but not listed says nothing about its names.
      const found = names === undefined ? segment : spelled(segment, names);
      if (found === undefined) return undefined;
      here = join(here, found);
    }
    return here;
  }

  #namesIn(folder: string): ReadonlySet<string> | undefined {
    if (!this.#listings.has(folder)) this.#listings.set(folder, listing(folder));
    return this.#listings.get(folder);
  }
}

function spelled(segment: string, names: ReadonlySet<string>): string | undefined {
  if (names.has(segment)) return segment;
  const all = [...names];
  return (
    all.find((name) => isComposedAlike(name, segment)) ??
    all.find((name) => folded(name) === folded(segment))
  );
}

/** Whether two names are the same letters, composed (NFC) or taken apart (NFD): to some disks, they are one. */
export function isComposedAlike(one: string, other: string): boolean {
  return one.normalize("NFC") === other.normalize("NFC");
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function listing(folder: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readdirSync(folder));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EACCES" || code === "EPERM" ? undefined : new Set();
  }
}
