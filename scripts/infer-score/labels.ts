import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** An operation, and what a reader found it to be. */
export interface Label {
  /** The line of the corpus that its document is from. */
  readonly spec: string;
  /** Path of the document. */
  readonly file: string;
  readonly method: string;
  readonly path: string;
  readonly label: string;
  /** Every style that walks the list rightly. */
  readonly accept: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly detect?: string;
  readonly ambiguous?: boolean;
}

/**
 * The rows of a file of labels.
 * @param half `a` or `b`: one half of the providers, which half being a matter of their names' hashes.
 */
export function readLabels(file: string, specs: string, half?: string): readonly Label[] {
  const { rows } = JSON.parse(readFileSync(file, "utf8")) as {
    rows: readonly Omit<Label, "file">[];
  };
  return rows
    .map((row) => ({ ...row, file: fileOf(row.spec, dirname(resolve(file)), specs) }))
    .filter(({ spec }) => half === undefined || half === halfOf(providerOf(spec)));
}

function fileOf(spec: string, beside: string, specs: string): string {
  const [kind = "", ...words] = spec.split(" ");
  return kind === "file" ? join(beside, words.join(" ")) : join(specs, ...words);
}

/** `api/googleapis.com/drive.json` is Google's, and so are all that share the folder. */
function providerOf(spec: string): string {
  return /\/?api\/([^/]+?)(?:\.json)?(?:\/|$)/.exec(spec)?.[1] ?? spec;
}

function halfOf(provider: string): string {
  return createHash("sha256").update(provider).digest().readUInt8() % 2 === 0 ? "a" : "b";
}
