import type { Report } from "./report.js";

/** Something of which a document may have several. */
export interface Kind {
  readonly code: string;
  /** What there are several of, and why they are left out. */
  readonly message: (count: string, names: string) => string;
  readonly hint?: string;
}

/** How many names a note has room for. */
const mostNames = 3;

interface Count {
  readonly kind: Kind;
  readonly pointer: string;
  count: number;
  readonly names: Set<string>;
}

/** Counts what there is of each kind, and notes each kind once. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(kind: Kind, pointer: string, { name = "" } = {}): void {
    const key = kind.message("", "");
    const known = this.#counts.get(key) ?? { kind, pointer, count: 0, names: new Set() };
    known.count += 1;
    if (name !== "") known.names.add(name);
    this.#counts.set(key, known);
  }

  report(report: Report): void {
    for (const { kind, pointer, count, names } of this.#counts.values()) {
      const { code, message, hint } = kind;
      const text = message(String(count), listed([...names]));
      report.note({ code, message: text, pointer, hint });
    }
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
